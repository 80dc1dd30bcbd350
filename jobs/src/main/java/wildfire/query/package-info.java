/**
 * Looks into published tables without Spark: queries, and the same tables as files for other tools.
 * DuckDB does the reading.
 */
package wildfire.query;
