/** How reasons are told in tables, whichever step finds them. */
package wildfire.reason;
