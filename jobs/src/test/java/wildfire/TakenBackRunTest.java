package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acts and their withdrawals, each in whatever file the night brought them in. */
final class TakenBackRunTest {
  @TempDir private Path folder;

  @Test
  void whatWasTakenBackCountsNowhereAndIsSaid() throws Exception {
    Path log = Files.createDirectories(folder.resolve("log"));
    Files.writeString(
        log.resolve("posts.csv"),
        """
        platform,post_id,author_id,published_at,observed_at
        x,launch,brand,2026-01-05T09:00:00Z,2026-03-01T00:00:00Z
        """);
    String header = "platform,post_id,event_id,actor_id,kind,occurred_at,parent_event_id\n";
    Files.writeString(
        log.resolve("engagements.csv"),
        header
            + """
            x,launch,e1,ann,share,2026-01-05T09:10:00Z,
            x,launch,e2,bob,share,2026-01-05T09:20:00Z,
            x,launch,e3,cy,comment,2026-01-05T09:30:00Z,
            """);
    Files.writeString(
        log.resolve("engagements-again.csv"),
        header + "x,launch,e1,ann,share,2026-01-05T09:10:00Z,\n");
    Files.writeString(
        log.resolve("retractions.csv"),
        """
        platform,event_id,post_id,retracted_at
        x,e1,launch,2026-01-05T09:15:00Z
        x,e1,launch,2026-01-05T09:15:00Z
        x,e2,other,
        """);
    Path workspace = folder.resolve("workspace");
    String said = RetrospectiveRun.in(workspace).input(log, "wildfire-csv").summary();
    assertThat(said).contains("1 engagement was taken back and counts nowhere");
    try (Duck duck = Duck.reading(RetrospectiveRun.tables(workspace))) {
      assertThat(duck.rows("select shares, comments, unique_actors from post_scorecard"))
          .containsExactly(List.of("1", "1", "2"));
      assertThat(
              duck.rows(
                  "select target_table, sum(rows_read)::int, sum(rows_accepted)::int, sum(rows_duplicate)::int,"
                      + " sum(rows_taken_back)::int from data_quality group by 1 order by 1"))
          .containsExactly(
              List.of("engagements", "4", "3", "1", "1"),
              List.of("posts", "1", "1", "0", "0"),
              List.of("retractions", "3", "2", "1", "0"));
      assertThat(duck.rows("select rows_taken_back, retractions_without_act from run"))
          .containsExactly(List.of("1", "1"));
    }
  }
}
