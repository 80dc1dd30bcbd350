package wildfire.report;

import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;

/**
 * An outcome and a factor of one platform, answered and worded.
 *
 * @param unknownAuthors posts of the scope of which it is not known whose they are
 */
record AssociationEntry(
    AssociationRow row, int unknownAuthors, Conclusion conclusion, String sentence)
    implements Estimated {}
