package wildfire.verdict;

import java.util.Optional;
import java.util.OptionalLong;
import wildfire.settings.JudgeSettings;

/**
 * How much of the spread was paid for.
 *
 * @param evidence null where it cannot be seen or there was no spread
 * @param unseen why it cannot be seen; null where it can
 */
record Payment(Evidence evidence, Unseen unseen) {

  static Payment of(PostFigures post, JudgeSettings settings) {
    if (post.sources().spread() == PostFigures.Provenance.NOT) {
      return new Payment(null, Unseen.because(Dimension.ORGANIC, Unseen.Cause.NOT_LOGGED));
    }
    OptionalLong early = post.latestWithPaid(Counted.SPREAD);
    OptionalLong latest = early.isPresent() ? early : post.latestWithPaid(Counted.SPREAD_IN_ALL);
    if (latest.isPresent() && latest.getAsLong() == 0 && post.paid().known() == 0) {
      return new Payment(null, null);
    }
    Double share = post.paid().share();
    long known = post.paid().known();
    double needed = settings.minPaidKnownShare() * Math.max(latest.orElse(0), known);
    if (share == null || known < needed) {
      return new Payment(
          null,
          Unseen.tooFew(
              Dimension.ORGANIC,
              Unseen.Cause.PAYMENT_UNKNOWN,
              share == null ? 0 : known,
              Math.max(1, (long) Math.ceil(needed))));
    }
    Relation relation = share <= settings.maxPaidShare() ? Relation.AT_MOST : Relation.MORE_THAN;
    return new Payment(
        Evidence.held(
                Dimension.ORGANIC, Metric.PAID_SHARE, share, relation, settings.maxPaidShare())
            .outOf(known),
        null);
  }

  boolean isSeen() {
    return unseen == null;
  }

  /** More was paid for than leaves a spread organic; false where it is unknown. */
  boolean isTooMuch() {
    return evidence != null && evidence.relation() == Relation.MORE_THAN;
  }

  Optional<Evidence> known() {
    return Optional.ofNullable(evidence);
  }
}
