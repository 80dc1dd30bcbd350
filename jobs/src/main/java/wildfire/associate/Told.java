package wildfire.associate;

import java.util.function.Function;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;

/**
 * A row with what is said about it.
 *
 * @param unknownAuthors posts of the scope of which it is not known whose they are
 */
record Told(
    AssociationRow row, int unknownAuthors, Conclusion conclusion, String english, String dutch) {

  <P, R> R of(Function<AssociationRow, P> part, Function<P, R> value) {
    P found = part.apply(row);
    return found == null ? null : value.apply(found);
  }
}
