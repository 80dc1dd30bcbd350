/**
 * An export's text as values: instants, numbers, vocabularies. Plain Java, and no exceptions on bad
 * text.
 */
package wildfire.ingest.text;
