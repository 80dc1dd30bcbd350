/** What the evidence about a post that did badly fits. Plain Java; claims no more than fitting. */
package wildfire.verdict.cause;
