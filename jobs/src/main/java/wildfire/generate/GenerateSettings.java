package wildfire.generate;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildfire.model.OperatorError;

/**
 * What campaigns are made up. Begin with {@link #defaults()} and change what should differ; {@link
 * #checked()} tells every problem at once.
 *
 * @param seed the same seed and settings give the same rows, whatever the number of partitions
 * @param accounts own accounts by name; empty: {@link Extent#accounts()} of them, with heavy-tailed
 *     follower counts
 * @param platforms platforms of accounts without a name, by {@link Venue#id()}, in turn
 * @param campaigns campaign ids, of which each account without a name belongs to one
 */
public record GenerateSettings(
    long seed,
    Extent extent,
    List<NamedAccount> accounts,
    List<String> platforms,
    List<String> campaigns,
    Habitat habitat,
    Tagging tagging,
    Planted planted,
    Output output)
    implements Serializable {

  /** What can be set by itself. */
  public sealed interface Part extends Serializable {}

  /**
   * How much.
   *
   * @param accounts accounts that post (at least 1)
   * @param posts ordinary posts of all accounts together (at least 1); each account posts equally
   *     often
   * @param targetEvents rows of the log of all posts together, about: luck and the end of the
   *     observation decide (at least 1)
   * @param giantPostEvents one of the posts gets about so many events besides; 0: none
   * @param start first day of the campaigns (UTC)
   * @param days length of the campaigns in days (at least 1)
   * @param exportedAfterDays days from the end of the campaigns to the export: nothing later is in
   *     the logs (at least 0)
   */
  public record Extent(
      int accounts,
      long posts,
      long targetEvents,
      long giantPostEvents,
      LocalDate start,
      int days,
      int exportedAfterDays)
      implements Part {}

  /**
   * An own account.
   *
   * @param id as the platform would write it
   * @param platform {@link Venue#id()}
   * @param followers at least 1
   * @param language of its texts: {@code en} or {@code nl}
   * @param topic what its texts are about
   */
  public record NamedAccount(
      String id, String platform, long followers, String campaign, String language, Topic topic)
      implements Serializable {}

  /**
   * What people do, and what the logs tell of it.
   *
   * @param communities how many communities the accounts form (at least 1)
   * @param people accounts that exist on a platform; rounded to a power of two a community
   * @param reproduction mean number of shares that come from a share (0–0.9)
   * @param luck spread of the posts' luck: standard deviation of the log of what a post gets
   * @param nightShare share of what would be done between 0:00 and 6:00 UTC that waits for the
   *     morning (0–1)
   * @param paidShare share of ordinary posts that are promoted (0–1)
   * @param exposuresPerEngagement impressions and views per engagement of an ordinary post. No log
   *     has them: platforms count them
   * @param followsKnownShare share of rows that tell whether the actor follows the author (0–1)
   * @param communityKnownShare share of rows that tell the actor's community (0–1)
   * @param parentKnownShare share of shares that name what they came through, on platforms that
   *     name it at all (0–1). Readers take a share without it for one of the post itself
   * @param followEdges about how many lines of who follows whom are written, all of them among
   *     sharers and authors
   */
  public record Habitat(
      int communities,
      long people,
      double reproduction,
      double luck,
      double nightShare,
      double paidShare,
      double exposuresPerEngagement,
      double followsKnownShare,
      double communityKnownShare,
      double parentKnownShare,
      long followEdges)
      implements Part {}

  /**
   * How people tag triggers.
   *
   * @param triggerShare share of posts that have a given trigger, before habits (0–1)
   * @param taggers people who tag every post (at least 1)
   * @param missedShare share of true triggers that a tagger misses (0–1)
   * @param imaginedShare share of absent triggers that a tagger sees all the same (0–1)
   */
  public record Tagging(double triggerShare, int taggers, double missedShare, double imaginedShare)
      implements Part {}

  /**
   * The truth.
   *
   * @param fates share of posts of each fate; the rest are ordinary (sum 0–1)
   * @param casting posts, by their index, whose fate is given
   * @param ringShare share of the forced posts that nobody pays for, and that a ring of accounts
   *     shares within seconds instead: the same on every such post of a platform (0–1)
   */
  public record Planted(
      List<Effect> effects,
      List<Habit> habits,
      Map<Fate, Double> fates,
      Map<Long, Fate> casting,
      double ringShare)
      implements Part {

    /** The same with rings. */
    public Planted withRings(double share) {
      return new Planted(effects, habits, fates, casting, share);
    }
  }

  /**
   * The files.
   *
   * @param tables format of posts, follows, tags and flights
   * @param engagements format of engagements
   * @param files files of each table: 1 gives single files sorted by time; 0 lets the size decide
   * @param duplicateShare share of rows that appear twice (0–0.5)
   * @param brokenShare share of rows of which a damaged copy stands beside them (0–0.5); Parquet
   *     has none
   * @param oddShare share of engagements beside which stands a well-formed oddity: of a post that
   *     is not listed, through a share that is not in the log, or earlier than what it came through
   *     (0–0.5)
   * @param hides whether the counters also tell how often each post was hidden
   */
  public record Output(
      OutputFormat tables,
      OutputFormat engagements,
      int files,
      double duplicateShare,
      double brokenShare,
      double oddShare,
      boolean hides)
      implements Part {}

  /** The triggers of the default vocabulary, in the order of {@code PostPlan}'s bits. */
  public static final List<String> TRIGGERS =
      List.of(
          "emotion",
          "recognition",
          "status_identity",
          "timing",
          "storytelling_visual",
          "cultural_anchor");

  /** About 200,000 events on 1,200 posts, as Parquet. */
  public static GenerateSettings defaults() {
    Map<Fate, Double> fates = new EnumMap<>(Fate.class);
    for (Fate fate : Fate.values()) {
      if (fate != Fate.ORDINARY) {
        fates.put(fate, fate.isFlop() ? 0.02 : 0.01);
      }
    }
    return new GenerateSettings(
        1,
        new Extent(40, 1_200, 200_000, 0, LocalDate.of(2026, 3, 2), 91, 14),
        List.of(),
        List.of("linkedin", "instagram", "x", "mastodon", "facebook"),
        List.of("spring", "summer"),
        new Habitat(12, 3_000_000, 0.35, 0.8, 0.6, 0.1, 30, 0.8, 0.9, 1, 200_000),
        new Tagging(0.25, 2, 0.06, 0.02),
        new Planted(Effect.standard(), Habit.standard(), fates, Map.of(), 0),
        new Output(OutputFormat.PARQUET, OutputFormat.PARQUET, 0, 0.002, 0, 0.0005, false));
  }

  public GenerateSettings withSeed(long other) {
    return new GenerateSettings(
        other, extent, accounts, platforms, campaigns, habitat, tagging, planted, output);
  }

  /** The same with another part. */
  public GenerateSettings with(Part other) {
    return new GenerateSettings(
        seed,
        other instanceof Extent its ? its : extent,
        accounts,
        platforms,
        campaigns,
        other instanceof Habitat its ? its : habitat,
        other instanceof Tagging its ? its : tagging,
        other instanceof Planted its ? its : planted,
        other instanceof Output its ? its : output);
  }

  int authors() {
    return accounts.isEmpty() ? extent.accounts() : accounts.size();
  }

  /**
   * These settings, if nothing is wrong with what a person may ask for.
   *
   * @throws OperatorError naming every problem
   */
  public GenerateSettings checked() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new OperatorError(
          "Cannot generate with these settings: %s.", String.join("; ", problems));
    }
    return this;
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("accounts", (long) authors());
    counts.put("posts", extent.posts());
    counts.put("target events", extent.targetEvents());
    counts.put("days", (long) extent.days());
    counts.forEach(
        (name, count) -> {
          if (count < 1) {
            problems.add(name + " is " + count + " and must be at least 1");
          }
        });
    if (extent.giantPostEvents() < 0) {
      problems.add("giant post events is negative: " + extent.giantPostEvents());
    }
    long people = habitat.people();
    if (people < Math.max(1_000L * habitat.communities(), 8L * authors()) || people > 1L << 40) {
      problems.add(
          "people is %d and must be at least 1000 a community and 8 an account, and at most 2^40"
              .formatted(people));
    }
    if (!(output.brokenShare() >= 0 && output.brokenShare() <= 0.5)) {
      problems.add("broken share is " + output.brokenShare() + " and must lie between 0.0 and 0.5");
    }
    return problems;
  }
}
