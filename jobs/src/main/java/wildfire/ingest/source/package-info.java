/**
 * What a source is: a YAML file that says which files there are and how each canonical column is
 * obtained from them.
 */
package wildfire.ingest.source;
