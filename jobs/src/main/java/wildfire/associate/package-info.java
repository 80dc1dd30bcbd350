/**
 * Sets outcomes of judged posts against triggers, formats, times, platforms and accounts on Spark:
 * every task answers one question about the same posts, which are at hand everywhere.
 */
package wildfire.associate;
