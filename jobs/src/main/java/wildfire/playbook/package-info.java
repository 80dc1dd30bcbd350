/**
 * Rules of thumb as hypotheses: what they say of posts, and what the team's own posts answer. Plain
 * Java over one row per post.
 */
package wildfire.playbook;
