/** What becomes of verdicts from one published run to the next. */
package wildfire.history;
