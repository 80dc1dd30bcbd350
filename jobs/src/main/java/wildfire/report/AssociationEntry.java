package wildfire.report;

import java.util.function.Function;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;

/**
 * An outcome and a factor of one platform, answered and worded.
 *
 * @param unknownAuthors posts of the scope of which it is not known whose they are
 */
record AssociationEntry(
    AssociationRow row, int unknownAuthors, Conclusion conclusion, String sentence) {
  <P, R> R of(Function<AssociationRow, P> part, Function<P, R> value) {
    P found = part.apply(row);
    return found == null ? null : value.apply(found);
  }
}
