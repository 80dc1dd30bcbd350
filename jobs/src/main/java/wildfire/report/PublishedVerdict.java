package wildfire.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wildfire.metrics.MeasuredPost;
import wildfire.table.Column;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Expectation;
import wildfire.verdict.Judged;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictSnapshot;

/**
 * A verdict as a run published it, with what it rests on: by this the next run tells what is other
 * than it was. Kept beside the tables, and not one of them.
 *
 * @param looks how each count was set against what is usual
 * @param own digest of all that was measured of the post
 */
public record PublishedVerdict(
    String platform, String postId, Verdict verdict, boolean mature, List<Look> looks, long own) {
  /** Their folder in that of a run; no table that is published. */
  static final String FOLDER = "_verdicts";

  /** They move on with every night, whether or not anything else is known. */
  private static final List<String> TIME_PASSED =
      List.of("observed_hours", "observed_basis", "is_mature");

  private static final List<Column<MeasuredPost>> OWN =
      PostTables.MEASURED.columns().stream()
          .filter(column -> !TIME_PASSED.contains(column.name()))
          .toList();

  /**
   * A count against what was usual.
   *
   * @param usual digest of all that is said of what was usual
   */
  public record Look(
      Counted counted, ComparisonAge age, long observed, double expected, long usual) {}

  /** The verdict on a post. */
  static PublishedVerdict of(SlimPost post, Judged judged) {
    List<Look> looks = new ArrayList<>();
    for (Counted counted : Counted.ofVerdicts()) {
      Expectation usual = judged.of(counted).expectation();
      Long observed = judged.of(counted).observed();
      if (usual != null && observed != null) {
        looks.add(new Look(counted, usual.age(), observed, usual.expected(), digest(usual)));
      }
    }
    return new PublishedVerdict(
        post.figures().platform(),
        post.figures().postId(),
        judged.verdict(),
        post.figures().mature(),
        looks,
        post.digest());
  }

  private static long digest(Expectation usual) {
    long digest = mixed(0, usual.expected());
    digest = mixed(digest, usual.usualLow());
    digest = mixed(digest, usual.usualHigh());
    digest = mixed(digest, usual.ordinary().low());
    digest = mixed(digest, usual.ordinary().high());
    digest = mixed(digest, usual.level().id());
    return mixed(digest, (long) usual.posts());
  }

  /** Digest of what is measured of a post; the same on every machine. */
  static long digest(MeasuredPost post) {
    long digest = 0;
    for (Column<MeasuredPost> column : OWN) {
      digest = mixed(digest, column.value().apply(post));
    }
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        digest = mixed(digest, counted.organic(post, age));
        digest = mixed(digest, counted.withPaid(post, age));
      }
    }
    return digest;
  }

  private static long mixed(long digest, Object value) {
    return digest * 0x100000001b3L + (value == null ? 7 : value.hashCode());
  }

  /**
   * What changes are told by.
   *
   * @param figures of the post now; null where only what was before is asked about
   */
  VerdictSnapshot snapshot(PostFigures figures) {
    Map<Counted, Map<ComparisonAge, Long>> counts = new EnumMap<>(Counted.class);
    for (Counted counted : Counted.ofVerdicts()) {
      Map<ComparisonAge, Long> atAges = new EnumMap<>(ComparisonAge.class);
      for (ComparisonAge age : figures == null ? List.<ComparisonAge>of() : counted.knownAges()) {
        figures.organicAt(counted, age).ifPresent(count -> atAges.put(age, count));
      }
      counts.put(counted, atAges);
    }
    Map<Counted, VerdictSnapshot.Look> compared = new EnumMap<>(Counted.class);
    looks.forEach(
        one ->
            compared.put(
                one.counted(),
                new VerdictSnapshot.Look(
                    one.age(), one.observed(), one.expected(), List.of(one.usual()))));
    return new VerdictSnapshot(platform, postId, verdict, mature, counts, compared, List.of(own));
  }
}
