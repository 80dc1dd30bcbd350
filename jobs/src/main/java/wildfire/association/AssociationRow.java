package wildfire.association;

import java.io.Serializable;

/**
 * How one outcome differs with one factor, on one platform or over all.
 *
 * @param plain null where all posts have the factor alike
 * @param adjusted null where refused
 * @param refused why there is no adjusted difference; null where there is one
 * @param equalSize null for outcomes that are not a cascade's shape
 * @param shrunk what is left of the coefficient once platforms lend each other strength; null where
 *     not asked for or refused
 * @param test the family it was tested in; null before, or where refused
 * @param agreement of the people who tagged the factor; null where nobody asked
 * @param looks at it by this run and those before; null where nobody asked, or none had a
 *     difference
 */
public record AssociationRow(
    String scope,
    String outcome,
    Scale scale,
    String factor,
    Role role,
    Counts counts,
    Plain plain,
    Adjusted adjusted,
    Refused refused,
    EqualSize equalSize,
    Shrinkage.Shrunk shrunk,
    FalseDiscovery.Tested test,
    Agreement agreement,
    Looks looks)
    implements Serializable {

  public AssociationRow {
    if ((adjusted == null) == (refused == null)) {
      throw new IllegalArgumentException("a difference is adjusted or refused");
    }
  }

  /** Of whom the difference is told; null where there is none. */
  public Inference inference() {
    return adjusted == null ? null : adjusted.inference();
  }

  public AssociationRow withAgreement(Agreement measured) {
    return new AssociationRow(
        scope, outcome, scale, factor, role, counts, plain, adjusted, refused, equalSize, shrunk,
        test, measured, looks);
  }

  public AssociationRow withLooks(Looks soFar) {
    return new AssociationRow(
        scope, outcome, scale, factor, role, counts, plain, adjusted, refused, equalSize, shrunk,
        test, agreement, soFar);
  }

  AssociationRow withShrunk(Shrinkage.Shrunk lent) {
    return new AssociationRow(
        scope, outcome, scale, factor, role, counts, plain, adjusted, refused, equalSize, lent,
        test, agreement, looks);
  }

  AssociationRow withTest(FalseDiscovery.Tested tested) {
    return new AssociationRow(
        scope, outcome, scale, factor, role, counts, plain, adjusted, refused, equalSize, shrunk,
        tested, agreement, looks);
  }
}
