package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.Nights.Export;
import wildfire.Nights.Precision;

/**
 * A folder with one export of each platform, which nobody says is which, through the whole flow.
 */
final class MixedExportsTest {
  private static final String COUNTERS =
      " from post_counter c where c.platform = s.platform and c.post_id = s.post_id";

  @TempDir Path folder;

  private Path workspace() {
    return folder.resolve("workspace");
  }

  private String run(int nights) throws IOException {
    RetrospectiveRun run = RetrospectiveRun.in(workspace());
    for (int night = 0; night < nights; night++) {
      Path downloads = folder.resolve("night-" + night);
      Nights.write(downloads, Nights.NIGHTS.get(night));
      run.exported(downloads, Nights.NIGHTS.get(night));
    }
    return run.summary();
  }

  private static List<String> post(Duck duck, Export export, int post, String columns)
      throws SQLException {
    String id = export.idOf().apply(Nights.id(export, post), Nights.published(post));
    List<List<String>> rows =
        duck.rows("select %s from post_scorecard s where post_id = '%s'".formatted(columns, id));
    assertThat(rows).as(export.file() + " " + id).hasSize(1);
    return rows.get(0);
  }

  private static boolean countsShares(Export export) {
    return !export.platform().equals("youtube"); // the columns for it were not ticked
  }

  @Test
  void oneNightTellsTotalsAndNoVelocity() throws IOException, SQLException {
    run(1);
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace()))) {
      for (Export export : Nights.exports()) {
        assertThat(
                post(
                    duck,
                    export,
                    0,
                    "shares, shares_24h, peak_velocity_per_hour, hours_to_half, (select max(snapshots)"
                        + COUNTERS
                        + "), verdict"))
            .as(export.file())
            .containsExactly(
                countsShares(export)
                    ? String.valueOf(Nights.shares(0, Nights.NIGHTS.get(0)))
                    : null,
                null,
                null,
                null,
                "1",
                "not_enough_evidence");
        assertThat(
                post(
                    duck,
                    export,
                    Nights.OLD_POSTS,
                    "verdict, (select organic from post_at_age a where metric = 'shares'"
                        + " and age = 'settled' and a.platform = s.platform"
                        + " and a.post_id = s.post_id and expected is not null)"))
            .as(export.file())
            .containsExactly(
                countsShares(export) ? "overperforming" : "not_enough_evidence",
                countsShares(export) ? "400" : null);
      }
      assertThat(duck.number("select count(*) from post_scorecard"))
          .isEqualTo(Nights.exports().size() * (Nights.OLD_POSTS + 1.0));
      assertThat(known(duck))
          .containsEntry("youtube", "impressions,views,watch_hours")
          .containsEntry("linkedin", "comments,impressions,reactions,shares")
          .containsEntry("tiktok", "comments,reactions,reactions.like,shares,views");
      assertThat(duck.rows("select distinct velocity_known_posts from platform_summary"))
          .containsExactly(List.of("0"));
      assertThat(
              duck.rows(
                  "select sum(rows_rejected), sum(rows_made - rows_accepted - rows_rejected - rows_duplicate) from data_quality"))
          .containsExactly(List.of("0", "0"));
    }
  }

  /** All that platforms hand out, counters and logs, in one folder of which nobody says a word. */
  @Test
  void oneExportOfEachKindRunsTogether() throws IOException, SQLException {
    Path samples = Path.of("src/test/resources/samples").toAbsolutePath();
    Path all = folder.resolve("all");
    Set<String> sources = new TreeSet<>();
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path within = samples.relativize(file);
        boolean hasColumns = !within.startsWith("cascade-trees"); // numbers without a header
        if (within.getNameCount() > 1 && hasColumns) {
          Files.createDirectories(all.resolve(within).getParent());
          Files.copy(file, all.resolve(within));
          sources.add(within.getName(0).toString());
        }
      }
    }
    RetrospectiveRun.in(workspace())
        .exported(all, Instant.parse("2026-09-28T20:00:00Z"))
        .set("vocabulary.triggers", "[]")
        .set("ingest.max_rejected_share", "1")
        .summary();
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace()))) {
      assertThat(duck.rows("select distinct source from data_quality order by 1"))
          .extracting(row -> row.get(0))
          .containsExactlyElementsOf(sources);
      assertThat(known(duck).keySet())
          .contains("facebook", "instagram", "linkedin", "tiktok", "x", "youtube", "mastodon");
      assertThat(
              duck.number(
                  "select count(*) from post_scorecard semi join"
                      + " (select platform, post_id from post_at_age where metric = 'shares'"
                      + " group by all having bool_and(basis = 'counters'))"
                      + " using (platform, post_id)"
                      + " where (peak_velocity_per_hour is not null or hours_to_half is not null or shares_24h is not null)"))
          .as("one export tells no velocity")
          .isZero();
      assertThat(
              duck.number(
                  "select sum(rows_made - rows_accepted - rows_rejected - rows_duplicate) from data_quality"))
          .isZero();
    }
  }

  private static Map<String, String> known(Duck duck) throws SQLException {
    return duck
        .rows(
            "select platform, string_agg(distinct metric, ',' order by metric) from platform_metric"
                + " where known_of > 0 and counted_of = 'post' group by platform")
        .stream()
        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
  }

  @Test
  void threeNightsTellVelocityAtThePrecisionOfTheExports() throws IOException, SQLException {
    run(3);
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace()))) {
      for (Export export :
          Nights.exports().stream().filter(MixedExportsTest::countsShares).toList()) {
        List<String> launch =
            post(
                duck,
                export,
                0,
                "peak_velocity_per_hour"
                    + ", (select peak_span_hours"
                    + COUNTERS
                    + " and metric = 'shares'), shares_24h"
                    + ", (select interpolated"
                    + COUNTERS
                    + " and metric = 'shares'), (select max(snapshots)"
                    + COUNTERS
                    + ")");
        Peak peak = peak(export.precision());
        assertThat(launch.subList(0, 2)).as(export.file()).doesNotContainNull();
        assertThat(Double.parseDouble(launch.get(0)))
            .as(export.file())
            .isCloseTo(peak.perHour(), within(1e-9));
        assertThat(Double.parseDouble(launch.get(1)))
            .as(export.file())
            .isCloseTo(peak.hours(), within(1e-9));
        assertThat(launch.subList(2, 5))
            .as(export.file())
            .containsExactly(
                export.precision() == Precision.MINUTES ? String.valueOf(dayOld()) : null,
                export.precision() == Precision.MINUTES ? "24h" : null,
                "3");
      }
      assertThat(duck.number("select count(*) from post_scorecard"))
          .isEqualTo(Nights.exports().size() * (Nights.OLD_POSTS + 1.0));
      assertThat(duck.number("select sum(corrections) from post_counter")).isZero();
    }
  }

  private record Peak(double perHour, double hours) {}

  /** The steepest step; that from nothing at the publication only where its time is known. */
  private static Peak peak(Precision precision) {
    Peak steepest = new Peak(0, 0);
    Instant from = Nights.LAUNCH;
    for (Instant night : Nights.NIGHTS) {
      double hours = Duration.between(from, night).toMinutes() / 60.0;
      double perHour = (Nights.shares(0, night) - Nights.shares(0, from)) / hours;
      boolean told = precision == Precision.MINUTES || !from.equals(Nights.LAUNCH);
      if (told && perHour > steepest.perHour()) {
        steepest = new Peak(perHour, hours);
      }
      from = night;
    }
    return steepest;
  }

  /** Between the first night, 21.8 hours after the launch, and the second. */
  private static long dayOld() {
    long first = Nights.shares(0, Nights.NIGHTS.get(0));
    long second = Nights.shares(0, Nights.NIGHTS.get(1));
    return Math.round(first + (24 - 21.8) / 24 * (second - first));
  }
}
