package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Row;
import wildfire.ingest.Accounting.Entry;

/**
 * Rows read = accepted + rejected + duplicates, and each row ends where a plain reading puts it.
 */
final class NothingVanishesTest {
  private static final String SOURCE =
      """
      describes: Fuzz.
      conventions:
        missing: ["-"]
      reads:
        - files: "*.csv"
          format: csv
          fields: [table, id, kind, at, count]
          into:
            engagements:
              when: "table = 'e' or table = 'both'"
              columns:
                platform: { value: x }
                post_id: { value: p }
                event_id: id
                kind: kind
                occurred_at: at
            posts:
              when: "table = 'p' or table = 'both'"
              reject:
                - { when: "count = '13'", because: thirteen }
              columns:
                platform: { value: x }
                post_id: id
                author_followers: count
      """;

  record Line(String table, String id, String kind, String at, String count) {
    String csv() {
      return String.join(",", table, id, kind, at, count);
    }

    boolean wholeEngagement() {
      return !id.isBlank()
          && !id.equals("-")
          && List.of("like", "share").contains(kind.strip().toLowerCase(java.util.Locale.ROOT))
          && at.startsWith("2026");
    }

    boolean wholePost() {
      return !id.isBlank() && !id.equals("-") && !count.equals("13") && !count.equals("x");
    }

    boolean isFor(String its) {
      return table.equals(its) || table.equals("both");
    }
  }

  @Provide
  Arbitrary<List<Line>> lines() {
    Arbitrary<Line> line =
        Combinators.combine(
                Arbitraries.of("e", "p", "both", "neither", ""),
                Arbitraries.of("1", "2", "3", " 1", "", "-", "x'y"),
                Arbitraries.of("like", "Share ", "lik", "", "-"),
                Arbitraries.of(
                    "2026-01-05T09:00:00Z", "2026-01-05 09:00", "1926-01-05T09:00:00Z", "soon", ""),
                Arbitraries.of("7", "13", "x", "", "-"))
            .as(Line::new);
    return line.list().ofMinSize(1).ofMaxSize(300);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void acceptedAndRejectedAreComplements(
      @ForAll("lines") List<Line> first, @ForAll("lines") List<Line> second) throws Exception {
    Path folder = Files.createTempDirectory("wildfire-fuzz");
    try {
      List<Line> all = new ArrayList<>(first);
      all.addAll(second);
      Intake intake =
          new Campaign(folder)
              .source("fuzz", SOURCE)
              .file("in/1.csv", csv(first))
              .file("in/2.csv", csv(second))
              .input("in", "fuzz")
              .ingest();
      assertThat(intake.table(CanonicalTable.ENGAGEMENTS).count())
          .isEqualTo(all.stream().filter(l -> l.isFor("e") && l.wholeEngagement()).count());
      assertThat(
              intake.table(CanonicalTable.POSTS).select("post_id").collectAsList().stream()
                  .map(r -> r.getString(0)))
          .containsExactlyInAnyOrderElementsOf(
              all.stream()
                  .filter(l -> l.isFor("p") && l.wholePost())
                  .map(l -> l.id().strip())
                  .distinct()
                  .toList());
      long unwanted = all.stream().filter(l -> !l.isFor("e") && !l.isFor("p")).count();
      long read = 0;
      long rejected = 0;
      for (Entry entry : intake.accounting().entries()) {
        List<Line> its = entry.fileId() == 0 ? first : second;
        boolean posts = entry.table() == CanonicalTable.POSTS;
        long meant = its.stream().filter(l -> l.isFor(posts ? "p" : "e")).count();
        long rest = its.stream().filter(l -> !l.isFor("e") && !l.isFor("p")).count();
        assertThat(entry.rowsMade()).isEqualTo(posts ? meant : meant + rest);
        assertThat(entry.rowsMade())
            .isEqualTo(entry.rowsAccepted() + entry.rowsRejected() + entry.rowsDuplicate());
        read += entry.rowsMade();
        rejected += entry.rowsRejected();
      }
      assertThat(read)
          .isEqualTo(
              unwanted
                  + all.stream().filter(l -> l.isFor("e")).count()
                  + all.stream().filter(l -> l.isFor("p")).count());
      List<Row> quarantine = intake.quarantine().collectAsList();
      assertThat(quarantine).hasSize((int) rejected);
      assertThat(quarantine)
          .allSatisfy(
              row -> assertThat(row.<String>getList(row.fieldIndex("reasons"))).isNotEmpty());
      assertThat(
              intake
                  .table(CanonicalTable.ENGAGEMENTS)
                  .select("occurred_at")
                  .distinct()
                  .collectAsList())
          .allSatisfy(row -> assertThat(row.<Instant>getAs(0)).isEqualTo("2026-01-05T09:00:00Z"));
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String csv(List<Line> lines) {
    return "table,id,kind,at,count\n"
        + lines.stream().map(l -> l.csv() + "\n").collect(Collectors.joining());
  }
}
