/**
 * What a post is, against what its account usually gets: baselines, evidence, verdicts. Plain Java.
 */
package wildfire.verdict;
