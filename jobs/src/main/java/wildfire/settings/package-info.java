/**
 * Settings as plain records, and how they are read from YAML: all problems at once, each with file
 * and line.
 */
package wildfire.settings;
