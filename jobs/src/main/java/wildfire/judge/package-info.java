/** Judges measured posts on Spark: one fold over each platform's posts in order of time. */
package wildfire.judge;
