/**
 * How a table is declared: name, columns, types, units and meaning in one place, from which schema,
 * Parquet metadata, data dictionary and documentation are made.
 */
package wildfire.table;
