/** Exports in, canonical lake out: sources, mappings, quarantine, pseudonyms, accounting. */
package wildfire.ingest;
