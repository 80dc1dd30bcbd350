package wildfire.verdict;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import wildfire.metrics.AfterPayment;
import wildfire.metrics.AtAges;
import wildfire.metrics.Attended;
import wildfire.metrics.Breadth;
import wildfire.metrics.Completeness;
import wildfire.metrics.Conversation;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.Observation;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.metrics.TwoSources;
import wildfire.metrics.TwoSources.Basis;
import wildfire.metrics.TwoSources.Outside;
import wildfire.metrics.TwoSources.PaidSpread;
import wildfire.metrics.TwoSources.Settled;
import wildfire.metrics.TwoSources.Source;
import wildfire.metrics.Velocity;
import wildfire.model.FixedAge;
import wildfire.model.Post;
import wildfire.verdict.PostFigures.Circumstances;

/** A measured post that has given figures, as far as a post can have them together. */
public final class MeasuredAs {
  private static final Settled NOT_SETTLED = new Settled(null, null);
  private static final AtAges NEVER = AtAges.of(age -> null);

  private static final EnumSet<Counted> NOT_OF_ALL_ACTS =
      EnumSet.of(
          Counted.SPREAD,
          Counted.SPREAD_IN_ALL,
          Counted.LATE_SPREAD,
          Counted.COMMENTS,
          Counted.MENTIONS);

  private final PostFigures figures;

  private MeasuredAs(PostFigures figures) {
    this.figures = figures;
  }

  public static MeasuredPost of(PostFigures figures) {
    return new MeasuredAs(figures).measured();
  }

  /** The same post, of which platforms counted that. */
  public static MeasuredPost counted(MeasuredPost post, List<CounterSeries> counters) {
    return new MeasuredPost(
        post.post(),
        post.announced(),
        post.followersOfSeries(),
        post.promoted(),
        post.spent(),
        post.observation(),
        post.sources(),
        post.engagement(),
        post.breadth(),
        post.conversation(),
        post.paidEngagementShare(),
        post.afterPayment(),
        post.attended(),
        counters,
        post.curve(),
        post.cascade(),
        post.sharingAccounts(),
        post.duplicates(),
        post.tags(),
        post.text());
  }

  private MeasuredPost measured() {
    Circumstances around = figures.circumstances();
    Long published = figures.publishedAt();
    return new MeasuredPost(
        new Post(
            figures.platform(),
            figures.postId(),
            figures.authorId(),
            figures.authorFollowers(),
            figures.campaignId(),
            published == null ? null : Instant.EPOCH.plus(published, ChronoUnit.MICROS),
            figures.format(),
            null,
            "https://example.org/" + figures.postId()),
        true,
        false,
        false,
        null,
        new Observation(
            figures.precision(),
            figures.mature(),
            figures.observedHours(),
            ObservedBasis.EXPORT,
            0,
            0,
            figures.sharesAfterWindow()),
        sources(around),
        velocity(0, NEVER, null, null),
        breadth(around),
        new Conversation(
            0,
            figures.commenters() == null ? 0 : figures.commenters(),
            null,
            null,
            null,
            null,
            null,
            null),
        around.paidEngagementShare(),
        around.sharesAfterPayment() == null || around.hoursAfterPayment() == null
            ? null
            : new AfterPayment(around.sharesAfterPayment(), around.hoursAfterPayment()),
        attended(),
        List.of(),
        List.of(),
        List.of(),
        around.sharingAccounts(),
        List.of(),
        List.of(),
        null);
  }

  private TwoSources sources(Circumstances around) {
    boolean accounts = figures.source(Counted.ACCOUNTS) == Basis.EVENTS;
    Double outside = accounts ? figures.outside().share() : null;
    return new TwoSources(
        source(Counted.SPREAD, Counted.SPREAD_IN_ALL),
        source(Counted.COMMENTS, Counted.COMMENTS),
        accounts,
        null,
        null,
        null,
        new Outside(outside, outside == null ? null : "accounts"),
        around.paidExposureShare(),
        new PaidSpread(figures.paidShare(), figures.paidKnown()),
        new CrossCheck.Agreement(
            List.of(),
            around.logShare(),
            part(Set.of(Counted.SPREAD)),
            part(Set.of(Counted.COMMENTS, Counted.MENTIONS)),
            part(EnumSet.complementOf(NOT_OF_ALL_ACTS))));
  }

  /** How much the log has of what these counts are of; null where none is known to be a part. */
  private Completeness part(Set<Counted> either) {
    return either.stream()
        .map(figures.parts()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Source source(Counted counted, Counted settled) {
    Basis known = figures.source(counted);
    return known == null
        ? new Source(null, null, null, List.of(), NOT_SETTLED)
        : new Source(
            known,
            velocity(
                0, atAges(figures.organic(), counted), figures.hoursToHalf(), figures.lateShare()),
            velocity(0, atAges(figures.withPaid(), counted), null, null),
            List.of(),
            settled(settled));
  }

  private static Velocity velocity(long total, AtAges counts, Double toHalf, Double late) {
    return new Velocity(total, counts, null, null, null, toHalf, null, null, null, late);
  }

  /** Totals that a platform counted, also beside a log. */
  private Settled settled(Counted counted) {
    return new Settled(
        at(figures.organic(), counted, ComparisonAge.SETTLED),
        counted.withPaid() == null ? null : at(figures.withPaid(), counted, ComparisonAge.SETTLED));
  }

  private static AtAges atAges(CountsAtAges counts, Counted counted) {
    return AtAges.of((FixedAge age) -> at(counts, counted, ComparisonAge.of(age)));
  }

  private static Long at(CountsAtAges counts, Counted counted, ComparisonAge age) {
    return counts.at(counted, age).isPresent() ? counts.at(counted, age).getAsLong() : null;
  }

  private Breadth breadth(Circumstances around) {
    PostFigures.Cascade cascade = figures.cascade();
    long size = cascade.size() == null ? 1 : cascade.size();
    return new Breadth(
        size,
        null,
        null,
        cascade.structuralVirality(),
        cascade.rootChildShare(),
        cascade.secondaryReproduction(),
        null,
        null,
        null,
        null,
        around.orphanShare() == null ? 0 : Math.round(around.orphanShare() * (size - 1)),
        0,
        0,
        0,
        atAges(figures.organic(), Counted.ACCOUNTS),
        atAges(figures.withPaid(), Counted.ACCOUNTS),
        NEVER,
        NEVER,
        figures.outside().share(),
        figures.outside().known(),
        figures.outside().escapeHours(),
        figures.outside().escapeHours() == null ? null : figures.outside().known(),
        null,
        null,
        null,
        around.communityKnown(),
        around.largestCommunityShare(),
        size,
        null);
  }

  private Attended attended() {
    return new Attended(
        counts(Counted.IMPRESSIONS),
        counts(Counted.VIEWS),
        counts(Counted.SAVES),
        counts(Counted.CLICKS),
        counts(Counted.ANGER),
        counts(Counted.HIDES),
        counts(Counted.MENTIONS),
        null,
        counts(Counted.FOLLOWERS),
        counts(Counted.OUTSIDERS));
  }

  private Attended.Counts counts(Counted counted) {
    Basis known = figures.source(counted);
    return known == null
        ? new Attended.Counts(null, null, null, NOT_SETTLED)
        : new Attended.Counts(
            known,
            atAges(figures.organic(), counted),
            counted.withPaid() == null ? null : atAges(figures.withPaid(), counted),
            settled(counted));
  }
}
