/** What was found about posts, as reasons, and the words for it in the language of a report. */
package wildfire.explain;
