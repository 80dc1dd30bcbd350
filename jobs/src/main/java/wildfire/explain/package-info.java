/** The evidence behind a verdict, worded in English and Dutch. Adds no claim of its own. */
package wildfire.explain;
