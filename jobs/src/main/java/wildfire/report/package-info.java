/**
 * What people and BI tools read: the published tables, how they are put in place, and what their
 * columns mean.
 */
package wildfire.report;
