package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NightlyExports that come in night by night end in the same rows as all of them read at once. */
final class NightByNightTest {
  private static final int NIGHTS = Integer.getInteger("wildfire.nights", 5);
  private static final long SEED = Long.getLong("wildfire.first_seed", 1);

  private static final String AT_ONCE = "read at once";

  @TempDir private Path folder;

  private RetrospectiveRun run(String workspace, int night) {
    return RetrospectiveRun.in(folder.resolve(workspace))
        .input(folder.resolve("exports"), "wildfire-csv")
        .set("ingest.pseudonym_key_file", folder.resolve("key").toString())
        .set("report.post_texts", "true")
        .set("measure.window", "5d")
        .set("measure.as_of", NightlyExports.end(night).toString());
  }

  @Test
  void nightsEndInTheSameRowsAsOneFullRun() throws SQLException, IOException {
    NightlyExports exports = new NightlyExports(folder.resolve("exports"), NIGHTS, SEED);
    exports.writeTags();
    int skipped = NIGHTS / 2;
    Map<Integer, Map<String, Path>> nights = new HashMap<>();
    VerdictsSeen verdicts = new VerdictsSeen();
    for (int night = 1; night <= NIGHTS; night++) {
      if (night == skipped - 1) {
        exports.writeInPart(night);
        Retrospective.ingestOnly(run("nightly", night).run());
      }
      exports.write(night);
      if (night == skipped + 1) {
        exports.repeat(night);
      }
      RetrospectiveRun run = run("nightly", night);
      if (night > skipped) {
        assertThat(run.summary())
            .as("the first one has nothing to compare with")
            .matches(told -> told.contains("Since the run about ") == (verdicts.nights() > 0));
        nights.put(night, tables("nightly"));
        verdicts.see(NightlyExports.end(night), nights.get(night));
      } else if (night != skipped) {
        Retrospective.ingestOnly(run.run());
        Retrospective.measureOnly(run.run());
      }
    }
    Map<String, Path> nightly = tables("nightly");
    Map<String, Path> nightBefore = nights.get(NIGHTS - 1);
    verdicts.assertTold(nightly);
    run("at-once", NIGHTS).summary();
    assertSame(without(VerdictsSeen.TABLES, tables("at-once")), nightly, AT_ONCE);

    String measured = measured();
    RetrospectiveRun again = run("nightly", NIGHTS);
    again.summary();
    assertThat(again.told()).contains("Nothing new: ").doesNotContain("Reading wildfire-csv");
    assertThat(measured()).as("no post is measured again").isEqualTo(measured);
    assertSame(nightly, tables("nightly"), "run again");
    run("nightly", NIGHTS).set("ingest.full", "true").summary();
    assertThat(measured()).as("every post is").isGreaterThan(measured);
    assertSame(nightly, tables("nightly"), "everything anew");

    RetrospectiveRun back = run("nightly", NIGHTS - 1);
    assertThat(back.summary()).contains("the current reports stay those about ");
    assertThat(back.told()).containsPattern("Looking back: \\d+ files? taken in since ");
    assertSame(nightly, tables("nightly"), "still the current reports");
    assertSame(nightBefore, RetrospectiveRun.newest(folder.resolve("nightly")), "looked back");
  }

  private static Map<String, Path> without(Set<String> names, Map<String, Path> tables) {
    Map<String, Path> rest = new HashMap<>(tables);
    rest.keySet().removeAll(names);
    return rest;
  }

  /** Which version of the measured posts is the current one. */
  private String measured() throws IOException {
    return Files.readString(folder.resolve("nightly/measured/CURRENT")).strip();
  }

  private Map<String, Path> tables(String workspace) {
    return RetrospectiveRun.tables(folder.resolve(workspace));
  }

  private static String columns(String table, boolean isFirstLook) {
    return switch (table) {
      case "data_quality" -> "* exclude (file_id)"; // tells in which order files came
      case "association", "playbook_result" ->
          isFirstLook ? "* exclude (first_asked, clear_since)" : "*";
      default -> "*";
    };
  }

  private static void assertSame(Map<String, Path> expected, Map<String, Path> found, String what)
      throws SQLException {
    Map<String, Path> both = new HashMap<>();
    expected.forEach((name, path) -> both.put("expected_" + name, path));
    found.forEach((name, path) -> both.put("found_" + name, path));
    try (Duck duck = Duck.reading(both)) {
      for (String table : expected.keySet()) {
        if (table.equals("run")) { // tells of the run itself
          continue;
        }
        String columns = columns(table, what.equals(AT_ONCE));
        String one = "(select " + columns + " from expected_" + table + ")";
        String other = "(select " + columns + " from found_" + table + ")";
        if (!table.equals("association_answered")) { // so few accounts answer nothing
          assertThat(duck.number("select count(*) from " + one)).as(table).isPositive();
        }
        for (List<String> sides : List.of(List.of(one, other), List.of(other, one))) {
          assertThat(
                  duck.rows(
                      "from (from "
                          + sides.get(0)
                          + " except all from "
                          + sides.get(1)
                          + ") limit 3"))
              .as("%s, %s", table, what)
              .isEmpty();
        }
      }
    }
  }
}
