package wildfire.verdict;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import wildfire.metrics.AfterPayment;
import wildfire.metrics.Breadth;
import wildfire.metrics.Completeness;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.TwoSources;
import wildfire.metrics.Velocity;
import wildfire.model.TimePrecision;

/**
 * The numbers of one measured post that verdicts and causes look at. Null means unknown, never
 * zero.
 *
 * @param authorId pseudonym; null if unknown
 * @param authorFollowers null if unknown
 * @param format null if unknown
 * @param publishedAt UTC microseconds; null if unknown
 * @param observedHours hours between publication and the end of observation; null where the source
 *     has no times
 * @param precision what the times are good for
 * @param mature nothing is expected to be added any more
 * @param sources where each count is known from; nowhere if absent. A platform without a single
 *     comment has no log of comments, so conversation there is unknown
 * @param parts of each count that a log has only a part of, how much of it; see {@link
 *     Completeness}
 * @param organic counts without what was paid for; where nothing is known about payment, all
 * @param withPaid counts with what was paid for
 * @param paidShare bought share of the spread of which that is known, 0–1; null if it is of none
 * @param paidKnown acts of spread of which it is known
 * @param commenters accounts other than the author that commented; null if unknown
 * @param lateShare share of the organic spread that came late, 0–1; null if unknown
 * @param sharesAfterWindow organic shares after the window, which no count holds
 * @param hoursToHalf hours until half of the spread; null if unknown
 * @param circumstances what else is known that may tell why it did badly
 */
public record PostFigures(
    String platform,
    String postId,
    String authorId,
    Long authorFollowers,
    String campaignId,
    String format,
    Long publishedAt,
    Double observedHours,
    TimePrecision precision,
    boolean mature,
    Map<Counted, TwoSources.Basis> sources,
    Map<Counted, Completeness> parts,
    CountsAtAges organic,
    CountsAtAges withPaid,
    Outside outside,
    Cascade cascade,
    Double paidShare,
    long paidKnown,
    Long commenters,
    Double lateShare,
    long sharesAfterWindow,
    Double hoursToHalf,
    Circumstances circumstances) {
  private static final Cascade OF_UNKNOWN_SHAPE = new Cascade(null, null, null, null);

  /** What would be told by a part of the log is unknown: shares of it, and the shape of a tree. */
  public PostFigures {
    if (parts.containsKey(Counted.ACCOUNTS)) {
      outside = new Outside(null, 0, null);
    }
    if (parts.containsKey(Counted.SPREAD)) {
      cascade = new Cascade(cascade.size(), null, null, null);
      lateShare = null;
      hoursToHalf = null;
    }
    if (parts.containsKey(Counted.COMMENTS)) {
      commenters = null;
    }
  }

  /**
   * The figures of a measured post.
   *
   * @param together what was shared together of it
   */
  public static PostFigures of(MeasuredPost post, SharedTogether together) {
    boolean accounts = post.accountsLogged();
    boolean shares = post.sharesLogged();
    Breadth breadth = post.breadth();
    Velocity spread = post.sources().spread().organic();
    TwoSources.Outside outside = post.sources().outside();
    AfterPayment after = shares ? post.afterPayment() : null;
    Long sharing = post.sharingAccounts();
    Map<Counted, TwoSources.Basis> sources = new EnumMap<>(Counted.class);
    for (Counted counted : Counted.values()) {
      sources.put(counted, counted.basis(post));
    }
    CountsAtAges organic = CountsAtAges.from((counted, age) -> counted.organic(post, age));
    return new PostFigures(
        post.post().platform(),
        post.post().postId(),
        post.post().authorId(),
        post.post().authorFollowers(),
        post.post().campaignId(),
        post.post().format(),
        post.post().publishedAt() == null
            ? null
            : Long.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, post.post().publishedAt())),
        post.observation().hours(),
        post.observation().precision(),
        post.observation().mature(),
        sources,
        parts(sources, post.sources().crossCheck()),
        organic,
        CountsAtAges.from((counted, age) -> counted.withPaid(post, age)).sharedWith(organic),
        new Outside(
            "accounts".equals(outside.basis()) ? outside.share() : null,
            accounts ? breadth.outsideKnown() : 0,
            accounts ? breadth.escapeHours() : null),
        shares
            ? new Cascade(
                breadth.cascadeSize(),
                breadth.rootChildShare(),
                breadth.structuralVirality(),
                breadth.secondaryReproduction())
            : OF_UNKNOWN_SHAPE,
        post.sources().paidSpread().share(),
        post.sources().paidSpread().known(),
        post.commentsLogged() ? Long.valueOf(post.conversation().commenters()) : null,
        spread == null ? null : spread.lateShare(),
        post.observation().sharesAfterWindow(),
        spread == null ? null : spread.hoursToHalf(),
        new Circumstances(
            post.sources().paidExposureShare(),
            post.paidEngagementShare(),
            after == null ? null : Long.valueOf(after.shares()),
            after == null ? null : Double.valueOf(after.hours()),
            accounts ? breadth.communityKnown() : 0,
            accounts ? breadth.largestCommunityShare() : null,
            post.sources().crossCheck().logShare(),
            post.orphanShare(),
            sharing,
            sharing == null ? null : together));
  }

  /** The counts that are from a log which has only a part of them. */
  static Map<Counted, Completeness> parts(
      Map<Counted, TwoSources.Basis> sources, CrossCheck.Agreement log) {
    Map<Counted, Completeness> parts = new EnumMap<>(Counted.class);
    for (Counted counted : Counted.values()) {
      Completeness of = counted.completeness(log);
      if (of != null && of.isPart() && sources.get(counted) == TwoSources.Basis.EVENTS) {
        parts.put(counted, of);
      }
    }
    return parts.isEmpty() ? Map.of() : parts;
  }

  /**
   * What may tell why a post did badly. Null where unknown.
   *
   * @param paidExposureShare bought share of the exposure, 0–1
   * @param paidEngagementShare bought share of the engagements, 0–1
   * @param sharesAfterPayment organic shares after nobody paid any more
   * @param hoursAfterPayment hours observed after that
   * @param communityKnown engaged accounts whose community is known
   * @param largestCommunityShare share of them in one community, 0–1
   * @param logShare how much of what the platform counted the log holds; can exceed 1
   * @param orphanShare share of the shares that came through one that is not in the log, 0–1
   * @param sharingAccounts accounts other than the author that shared it
   * @param together what was shared together; null where sharingAccounts is
   */
  public record Circumstances(
      Double paidExposureShare,
      Double paidEngagementShare,
      Long sharesAfterPayment,
      Double hoursAfterPayment,
      long communityKnown,
      Double largestCommunityShare,
      Double logShare,
      Double orphanShare,
      Long sharingAccounts,
      SharedTogether together) {

    /** Nothing is known. */
    public static final Circumstances UNKNOWN =
        new Circumstances(null, null, null, null, 0, null, null, null, null, null);

    /** Accounts that shared it together with others; null if unknown. */
    public Long coordinatedAccounts() {
      return together == null ? null : Long.valueOf(together.accounts());
    }

    /** Share of the sharing accounts that shared it together with others, 0–1; null if unknown. */
    public Double coordinatedShare() {
      return together == null || sharingAccounts == null || sharingAccounts == 0
          ? null
          : Double.valueOf((double) together.accounts() / sharingAccounts);
    }
  }

  /**
   * Engaged accounts that do not follow the author.
   *
   * @param share 0–1, among those whose follow status is known; null if none is
   * @param known accounts whose follow status is known
   * @param escapeHours hours until outsiders outnumbered followers for good; null if unknown or
   *     never
   */
  public record Outside(Double share, long known, Double escapeHours) {}

  /**
   * The tree of shares.
   *
   * @param size nodes, the post included; null if unknown
   * @param rootChildShare share of the nodes, the post left out, that hang directly on it, 0–1;
   *     null where the tree is not observed
   * @param structuralVirality mean distance between two nodes; null where the tree is not observed
   * @param secondaryReproduction mean number of children of the nodes that are not the post; null
   *     where the tree is not observed
   */
  public record Cascade(
      Long size, Double rootChildShare, Double structuralVirality, Double secondaryReproduction) {}

  /** Where a count is known from; null: nowhere. */
  public TwoSources.Basis source(Counted counted) {
    return sources.get(counted);
  }

  /** The organic count at an age; empty where it is unknown or the platform does not log it. */
  public OptionalLong organicAt(Counted counted, ComparisonAge age) {
    return isKnown(counted, age) ? organic.at(counted, age) : OptionalLong.empty();
  }

  /** The same with what was paid for. */
  public OptionalLong withPaidAt(Counted counted, ComparisonAge age) {
    return isKnown(counted, age) ? withPaid.at(counted, age) : OptionalLong.empty();
  }

  /**
   * Shares and quotes in the first 24 hours, bought ones included, without the first shares of the
   * accounts that shared it together; empty if unknown, or not yet so old.
   */
  public OptionalLong uncoordinatedShares() {
    OptionalLong all = withPaidAt(Counted.SPREAD, ComparisonAge.HOURS_24);
    SharedTogether together = circumstances.together();
    return all.isEmpty() || together == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, all.getAsLong() - together.onFirstDay()));
  }

  /**
   * Only totals settle: of a whole log, the fixed ages tell more. A log that has nothing of what a
   * platform counted tells nothing.
   */
  private boolean isKnown(Counted counted, ComparisonAge age) {
    TwoSources.Basis source = source(counted);
    Completeness part = parts.get(counted);
    return age == ComparisonAge.SETTLED
        ? source == TwoSources.Basis.COUNTERS || part != null
        : source != null && (part == null || part.logged() > 0);
  }

  /**
   * What later posts are compared with: the organic count at an age, also the settled total of a
   * post that is itself compared by its log; empty where it is unknown.
   */
  OptionalLong forLaterPosts(Counted counted, ComparisonAge age) {
    return age == ComparisonAge.SETTLED ? organic.at(counted, age) : organicAt(counted, age);
  }

  /**
   * How incomplete the log is that a count at an age is from, as {@link Completeness#halvings()}: 0
   * of a total, and of a log that is not known to be a part. Only counts of the same number are
   * compared.
   */
  public int halvings(Counted counted, ComparisonAge age) {
    Completeness part = parts.get(counted);
    return age == ComparisonAge.SETTLED || part == null ? 0 : part.halvings();
  }

  /**
   * The age at which the post is compared: the greatest of {@link Counted#comparedAges()} with a
   * known organic count; empty where there is none.
   */
  public Optional<ComparisonAge> comparisonAge(Counted counted) {
    ComparisonAge greatest = null;
    for (ComparisonAge age : counted.comparedAges()) {
      if (organicAt(counted, age).isPresent()) {
        greatest = age;
      }
    }
    return Optional.ofNullable(greatest);
  }

  /** The organic count at the greatest age where it is known; empty if it is nowhere. */
  OptionalLong latestOrganic(Counted counted) {
    return latest(counted, organic);
  }

  /** The same with what was paid for. */
  OptionalLong latestWithPaid(Counted counted) {
    return latest(counted, withPaid);
  }

  private OptionalLong latest(Counted counted, CountsAtAges counts) {
    OptionalLong latest = OptionalLong.empty();
    for (ComparisonAge age : counted.knownAges()) {
      OptionalLong count = isKnown(counted, age) ? counts.at(counted, age) : OptionalLong.empty();
      latest = count.isPresent() ? count : latest;
    }
    return latest;
  }
}
