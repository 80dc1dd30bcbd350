/**
 * The page for people who would rather look than read: {@code retrospective.html}, made of the
 * published tables of a run and of nothing else.
 */
package wildfire.page;
