/**
 * What the person at the keyboard meets: commands, options, progress, summaries and errors. Nothing
 * here knows how a step does its work.
 */
package wildfire.cli;
