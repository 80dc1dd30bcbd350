package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import wildfire.ingest.CanonicalTable;
import wildfire.metrics.MeasuredPost;
import wildfire.settings.MeasureSettings;

/** What was taken back is as if it had never been done. */
final class TakenBackTest {
  private static final String AS_OF = "2026-01-10T00:00:00Z";
  private static final MeasureSettings SETTINGS =
      new MeasureSettings(
          Duration.ofDays(30), Instant.parse(AS_OF), 0.5, 0.8, Duration.ofHours(1), 0.25, 0.1);

  /** A row of a log: an act may be there twice. */
  record Act(String platform, String post, String id, String kind, int minute, int file) {}

  /** A withdrawal, of an act of that id on any post, or on one only. */
  record Retraction(String platform, String id, String post, String at) {
    boolean isOf(Act act) {
      return (at == null || at.compareTo(AS_OF) <= 0)
          && platform.equals(act.platform)
          && id.equals(act.id)
          && (post == null || post.equals(act.post));
    }
  }

  private static Arbitrary<String> platforms() {
    return Arbitraries.of("x", "bluesky");
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.integers().between(0, 25).map(id -> "e" + id);
  }

  @Provide
  Arbitrary<List<Act>> logs() {
    return Combinators.combine(
            platforms(),
            Arbitraries.of("p", "q", "r"),
            ids(),
            Arbitraries.of("share", "comment", "like"),
            Arbitraries.integers().between(0, 600),
            Arbitraries.integers().between(0, 2))
        .as(Act::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Retraction>> retractions() {
    return Combinators.combine(
            platforms(),
            ids(),
            Arbitraries.of("p", "q").injectNull(0.6),
            Arbitraries.of("2026-01-04T00:00:00Z", "2026-01-06T00:00:00Z", "2026-01-11T00:00:00Z")
                .injectNull(0.2))
        .as(Retraction::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void aLogWithActsTakenBackMeasuresAsTheLogWithoutThem(
      @ForAll("logs") List<Act> log, @ForAll("retractions") List<Retraction> retractions) {
    List<Act> left =
        log.stream().filter(act -> retractions.stream().noneMatch(r -> r.isOf(act))).toList();
    assertThat(measured(log, retractions)).isEqualTo(measured(left, List.of()));
    assertThat(TakenBack.counted(events(log).asDataset(), rows(retractions).asDataset(), asOf()))
        .isEqualTo(counted(log, retractions));
  }

  private static Instant asOf() {
    return SETTINGS.asOf();
  }

  private static List<MeasuredPost> measured(List<Act> log, List<Retraction> retractions) {
    SmallLake lake = new SmallLake();
    lake.of(CanonicalTable.POSTS)
        .row("platform", "x", "post_id", "p", "published_at", "2026-01-05T09:00:00Z");
    retractionRows(lake.of(CanonicalTable.RETRACTIONS), retractions);
    return lake.measured(events(log).asDataset(), SETTINGS, MessageTerms.NONE);
  }

  private static LakeRows events(List<Act> log) {
    LakeRows rows = LakeRows.of(CanonicalTable.ENGAGEMENTS);
    for (Act act : log) {
      rows.row(
          "platform",
          act.platform,
          "post_id",
          act.post,
          "event_id",
          act.id,
          "kind",
          act.kind,
          "actor_id",
          "of " + act.id,
          "occurred_at",
          Instant.parse("2026-01-05T09:00:00Z").plusSeconds(60L * act.minute).toString(),
          "file_id",
          act.file);
    }
    return rows;
  }

  private static LakeRows rows(List<Retraction> retractions) {
    LakeRows rows = LakeRows.of(CanonicalTable.RETRACTIONS);
    retractionRows(rows, retractions);
    return rows;
  }

  private static void retractionRows(LakeRows rows, List<Retraction> retractions) {
    retractions.forEach(
        r ->
            rows.row(
                "platform", r.platform, "event_id", r.id, "post_id", r.post, "retracted_at", r.at));
  }

  /** One row after the other: the earliest of an act's rows is the act, the rest repeat it. */
  private static TakenBack counted(List<Act> log, List<Retraction> retractions) {
    Map<String, Act> kept = new TreeMap<>();
    Map<Integer, Long> acts = new TreeMap<>();
    Map<Integer, Long> repeated = new TreeMap<>();
    for (Act act : log) {
      if (retractions.stream().anyMatch(r -> r.isOf(act))) {
        acts.putIfAbsent(act.file, 0L);
        repeated.merge(act.file, 1L, Long::sum);
        kept.merge(
            String.join(" ", act.platform, act.post, act.id),
            act,
            (a, b) ->
                a.minute != b.minute ? (a.minute < b.minute ? a : b) : (a.file <= b.file ? a : b));
      }
    }
    kept.values()
        .forEach(
            act -> {
              acts.merge(act.file, 1L, Long::sum);
              repeated.merge(act.file, -1L, Long::sum);
            });
    Set<String> without = new HashSet<>();
    for (Retraction r : retractions) {
      if ((r.at == null || r.at.compareTo(AS_OF) <= 0) && log.stream().noneMatch(r::isOf)) {
        without.add(String.join(" ", r.platform, r.id, r.post));
      }
    }
    return new TakenBack(acts, repeated, without.size());
  }
}
