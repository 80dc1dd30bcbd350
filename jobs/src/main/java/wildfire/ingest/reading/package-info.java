/**
 * From files to raw records: bytes are split into records, records are taken apart into the values
 * of a read's fields, and what cannot be taken apart is kept with its problem.
 */
package wildfire.ingest.reading;
