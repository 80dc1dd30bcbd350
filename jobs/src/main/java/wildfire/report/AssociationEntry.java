package wildfire.report;

import java.util.Locale;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.model.PostOutcome;

/**
 * An outcome and a factor of one platform, answered and worded.
 *
 * @param unknownAuthors posts of the scope of which it is not known whose they are
 */
record AssociationEntry(
    AssociationRow row, int unknownAuthors, Conclusion conclusion, String sentence) {
  /** What differences of the outcome are in. */
  PostOutcome.Unit unit() {
    return PostOutcome.valueOf(row.outcome().toUpperCase(Locale.ROOT)).unit();
  }
}
