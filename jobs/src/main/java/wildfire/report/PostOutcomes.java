package wildfire.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import wildfire.association.PostFacts;
import wildfire.model.PostOutcome;
import wildfire.settings.AssociateSettings;
import wildfire.verdict.Judged;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Virality;

/** What became of posts, and what that is set against: the facts that associations rest on. */
final class PostOutcomes {
  private static final double SECONDS_IN_HOUR = 3600;
  private static final double NANOS_IN_HOUR = SECONDS_IN_HOUR * 1e9;

  private final ZoneId zone;
  private final double minObservedHours;

  PostOutcomes(AssociateSettings settings) {
    this.zone = ZoneId.of(settings.timeZone());
    this.minObservedHours = settings.minObserved().toSeconds() / SECONDS_IN_HOUR;
  }

  /** The facts of a post that was judged. */
  PostFacts of(SlimPost slim, Judged judged) {
    PostFigures post = slim.figures();
    LocalDateTime published = published(post);
    return new PostFacts(
        post.platform(),
        post.postId(),
        post.authorId(),
        post.authorFollowers(),
        post.format(),
        slim.paid(),
        post.publishedAt(),
        published == null || !post.precision().tellsHours()
            ? null
            : Double.valueOf(published.toLocalTime().toNanoOfDay() / NANOS_IN_HOUR),
        published == null ? null : Integer.valueOf(DayOfWeek.from(published).getValue()),
        outcomes(slim, judged),
        post.cascade().size() == null
            ? 0
            : (int) Math.min(Integer.MAX_VALUE, post.cascade().size()),
        slim.reactionShares());
  }

  /** In the audience's time zone; a date without a time stays that date. */
  private LocalDateTime published(PostFigures post) {
    if (post.publishedAt() == null) {
      return null;
    }
    Instant at = Instant.EPOCH.plus(post.publishedAt(), ChronoUnit.MICROS);
    return switch (post.precision()) {
      case INSTANT -> LocalDateTime.ofInstant(at, zone);
      case DAY -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
      case NONE -> null;
    };
  }

  private double[] outcomes(SlimPost slim, Judged judged) {
    return Arrays.stream(PostOutcome.values())
        .map(outcome -> outcome(slim, judged, outcome))
        .mapToDouble(value -> value == null ? Double.NaN : value)
        .toArray();
  }

  private Double outcome(SlimPost slim, Judged judged, PostOutcome outcome) {
    PostFigures post = slim.figures();
    return switch (outcome) {
      case SPEED -> judged.speed().overperformance();
      case SIZE -> judged.size().overperformance();
      case BREADTH -> judged.breadth().overperformance();
      case CONVERSATION -> judged.conversation().overperformance();
      case OUTSIDE_SHARE -> isOldEnough(post) ? post.outside().share() : null;
      case VIRAL -> Virality.of(judged).map(viral -> viral ? 1.0 : 0.0).orElse(null);
      case STRUCTURAL_VIRALITY -> isOldEnough(post) ? post.cascade().structuralVirality() : null;
      case CASCADE_DEPTH ->
          isOldEnough(post) && slim.depth() != null ? Double.valueOf(slim.depth()) : null;
    };
  }

  private boolean isOldEnough(PostFigures post) {
    return post.mature()
        || (post.observedHours() != null && post.observedHours() >= minObservedHours);
  }
}
