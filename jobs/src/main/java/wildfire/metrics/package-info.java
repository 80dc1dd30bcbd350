/** What is measured of one post: pure functions of its history. */
package wildfire.metrics;
