/**
 * What a post and its engagements are. Plain Java, no dependency: everything else is built on these
 * words.
 */
package wildfire.model;
