/**
 * YAML that people write for Wildfire, read strictly: every value with its place, nothing guessed,
 * and all problems told at once.
 */
package wildfire.yaml;
