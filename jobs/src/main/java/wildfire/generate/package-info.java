/**
 * Campaigns that never happened, with the truth about them written beside: accounts in communities,
 * posts with triggers, cascades over a graph of followers, conversations, bought reach. What the
 * retrospective says about such data can be held against what was planted in it.
 *
 * <p>Every draw comes from a stream of its own, seeded by a hash of the seed and of what is drawn
 * for, so the rows are the same on one machine and on a hundred.
 */
package wildfire.generate;
