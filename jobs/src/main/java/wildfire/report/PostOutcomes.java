package wildfire.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Function;
import wildfire.association.PostFacts;
import wildfire.model.PostOutcome;
import wildfire.settings.AssociateSettings;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
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
        each(outcome -> outcome(slim, judged, outcome)),
        each(outcome -> aboveUsual(judged, outcome)),
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

  private static double[] each(Function<PostOutcome, Double> number) {
    return Arrays.stream(PostOutcome.values())
        .map(number)
        .mapToDouble(value -> value == null ? Double.NaN : value)
        .toArray();
  }

  /**
   * Counts are taken at the same age of every post, and not against the account's baseline: that
   * follows what an account gets, and would take a lasting change for the new usual.
   */
  private Double outcome(SlimPost slim, Judged judged, PostOutcome outcome) {
    PostFigures post = slim.figures();
    return switch (outcome) {
      case SPEED -> doublings(post, Counted.SPREAD, ComparisonAge.HOURS_24);
      case SIZE -> doublings(post, Counted.SPREAD_IN_ALL, ComparisonAge.SETTLED);
      case BREADTH -> doublings(post, Counted.ACCOUNTS, ComparisonAge.DAYS_7);
      case CONVERSATION -> {
        Double atAge = doublings(post, Counted.COMMENTS, ComparisonAge.DAYS_7);
        yield atAge != null ? atAge : doublings(post, Counted.COMMENTS, ComparisonAge.SETTLED);
      }
      case OUTSIDE_SHARE -> isOldEnough(post) ? post.outside().share() : null;
      case VIRAL -> Virality.of(judged).map(viral -> viral ? 1.0 : 0.0).orElse(null);
      case STRUCTURAL_VIRALITY -> isOldEnough(post) ? post.cascade().structuralVirality() : null;
      case CASCADE_DEPTH ->
          isOldEnough(post) && slim.depth() != null ? Double.valueOf(slim.depth()) : null;
    };
  }

  /** Null also of a log that is only a part: all posts are set against each other. */
  private static Double doublings(PostFigures post, Counted counted, ComparisonAge age) {
    OptionalLong count = post.organicAt(counted, age);
    return count.isEmpty() || post.halvings(counted, age) > 0
        ? null
        : Double.valueOf(Math.log1p((double) count.getAsLong()) / Math.log(2));
  }

  private static Double aboveUsual(Judged judged, PostOutcome outcome) {
    return switch (outcome) {
      case SPEED -> judged.speed().overperformance();
      case SIZE -> judged.size().overperformance();
      case BREADTH -> judged.breadth().overperformance();
      case CONVERSATION, OUTSIDE_SHARE, VIRAL, STRUCTURAL_VIRALITY, CASCADE_DEPTH -> null;
    };
  }

  private boolean isOldEnough(PostFigures post) {
    return post.mature()
        || (post.observedHours() != null && post.observedHours() >= minObservedHours);
  }
}
