package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.Looks;
import wildfire.association.MadeUpPosts;
import wildfire.association.PostFacts;
import wildfire.model.PostOutcome;
import wildfire.settings.AssociateSettings;
import wildfire.settings.SettingsReader;
import wildfire.table.TypedFile;

/** What the next run knows of the looks that runs before it published. */
final class LooksBeforeTest {
  private static final Configuration HADOOP = new Configuration();
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final AssociateSettings SETTINGS = new SettingsReader().read().associate();

  @TempDir private Path folder;

  private LooksBefore looks(Optional<String> before, int night) {
    return LooksBefore.of(
        before,
        ReportFolder.nightly(folder.toString(), HADOOP),
        FIRST.plus(night, ChronoUnit.DAYS),
        SETTINGS,
        HADOOP);
  }

  private String publish(int night, List<AssociationRow> rows) throws IOException {
    String run = "night-" + night;
    new DriverTables(ReportFolder.nightly(folder.toString(), HADOOP).run(run), HADOOP)
        .write(
            AssociatedColumns.TABLE,
            rows.stream()
                .map(
                    row ->
                        new AssociationEntry(
                            row,
                            0,
                            Conclusion.of(row, SETTINGS.falseDiscoveryShare()),
                            "a sentence"))
                .toList());
    return run;
  }

  /** Of posts of which every third has emotion, or none that helps. */
  private static List<AssociationRow> rows(int each, double planted) {
    return MadeUpPosts.rows(
            MadeUpPosts.on("x")
                .accounts(8)
                .each(each)
                .tag("emotion", null, 3, "ann")
                .outcome(
                    PostOutcome.SPEED,
                    post -> number(post) * 7 % 11 + (number(post) % 3 == 0 ? planted : 0))
                .told("emotion"))
        .stream()
        .filter(row -> row.outcome().equals(PostOutcome.SPEED.id()))
        .filter(row -> row.factor().equals("trigger=emotion"))
        .toList();
  }

  private static int number(PostFacts post) {
    return Integer.parseInt(post.postId().replace("post-", ""));
  }

  @Test
  void looksGoOnFromWhatWasPublishedLast() throws IOException {
    Optional<String> before = Optional.empty();
    List<Looks> found = List.of();
    int[] each = {20, 24, 30, 40};
    for (int night = 0; night < each.length; night++) {
      LooksBefore looks = looks(before, night);
      List<AssociationRow> rows =
          rows(each[night], night == 0 ? 0 : 9).stream().map(looks::association).toList();
      found = rows.stream().map(AssociationRow::looks).toList();
      Conclusion expected =
          night == 0
              ? Conclusion.NO_CLEAR_DIFFERENCE
              : night == 3 ? Conclusion.MORE : Conclusion.NOT_YET_HELD;
      assertThat(rows)
          .isNotEmpty()
          .extracting(row -> Conclusion.of(row, SETTINGS.falseDiscoveryShare()))
          .containsOnly(expected);
      before = Optional.of(publish(night, rows));
    }
    assertThat(found)
        .containsOnly(new Looks(FIRST, FIRST.plus(1, ChronoUnit.DAYS), 3, 64, true, 96));
    assertThat(looks(Optional.empty(), 9).association(rows(20, 9).get(0)).looks().clearRuns())
        .as("nothing before: the first look")
        .isEqualTo(1);
  }

  /** Rows as they were before looks were counted. */
  public record Earlier(
      String platform,
      String outcome,
      String factorKind,
      String factor,
      Double adjustedDifference) {}

  @Test
  void aRunOfAnEarlierVersionTellsOfNoLooks() {
    TypedFile.write(
        ReportFolder.nightly(folder.toString(), HADOOP).table("old", "association"),
        HADOOP,
        Earlier.class,
        List.of(new Earlier("x", "speed", "trigger", "emotion", 1.0)));
    AssociationRow row = looks(Optional.of("old"), 5).association(rows(20, 9).get(0));
    assertThat(row.looks().firstAsked()).isEqualTo(FIRST.plus(5, ChronoUnit.DAYS));
    assertThat(Conclusion.of(row, SETTINGS.falseDiscoveryShare())).isEqualTo(Conclusion.MORE);
  }
}
