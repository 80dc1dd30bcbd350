package wildfire;

import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import wildfire.cli.AnswerText;
import wildfire.cli.CampaignsText;
import wildfire.cli.Look;
import wildfire.cli.PostStory;
import wildfire.cli.SqlCommand;
import wildfire.cli.Summary;
import wildfire.cli.TopCommand;
import wildfire.cli.TopList;
import wildfire.model.HowMany;
import wildfire.query.Answer;
import wildfire.query.CampaignPair;
import wildfire.query.Extraction;
import wildfire.query.PostPage;
import wildfire.query.PublishedRun;
import wildfire.query.Question;
import wildfire.query.ReportDatabase;
import wildfire.query.TopPosts;

/** The commands that look into published reports. None of them starts Spark. */
final class ReportLooks {
  private ReportLooks() {}

  /** {@code wildfire sql}. */
  static Summary sql(Look look, SqlCommand.Asked asked) {
    try (ReportDatabase reports = open(look);
        Answer answer = Question.ask(reports, asked.query())) {
      return AnswerText.of(answer, asked, look);
    }
  }

  /** {@code wildfire extract}. */
  static Summary extract(Look look, Extraction.Wanted wanted) {
    Extraction.check(wanted);
    try (ReportDatabase reports = open(look)) {
      look.progress().phase("Writing tables");
      Extraction.Extracted extracted =
          Extraction.of(reports, wanted, (table, done, of) -> look.progress().done(done, of));
      return told(reports.run(), wanted, extracted);
    }
  }

  /** {@code wildfire top}. */
  static Summary top(Look look, TopCommand.Asked asked) {
    try (ReportDatabase reports = open(look)) {
      TopPosts top = TopPosts.of(reports, asked.by(), asked.posts(), asked.most());
      return TopList.of(top, asked.by(), look.screen());
    }
  }

  /** {@code wildfire post}. */
  static Summary post(Look look, String postId, List<String> platforms) {
    try (ReportDatabase reports = open(look)) {
      return PostStory.of(PostPage.of(reports, postId, platforms), look.screen());
    }
  }

  /** {@code wildfire compare}. */
  static Summary compare(Look look, String first, String second) {
    try (ReportDatabase reports = open(look)) {
      return CampaignsText.of(
          CampaignPair.of(reports, first, second),
          look.settings().associate().minPosts(),
          look.screen());
    }
  }

  private static Summary told(
      String run, Extraction.Wanted wanted, Extraction.Extracted extracted) {
    Summary summary =
        Summary.of(
            HowMany.of(extracted.rows().size(), "table")
                + " of the run "
                + run
                + " in "
                + wanted.folder()
                + ":");
    extracted.rows().forEach((table, rows) -> summary.figure(table, rows));
    return summary.sentence(
        HowMany.of(extracted.bytes().size(), "file")
            + ", "
            + size(extracted.bytes().values().stream().mapToLong(Long::longValue).sum())
            + ".");
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%,.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  private static ReportDatabase open(Look look) {
    PublishedRun run =
        PublishedRun.of(look.settings().workspace(), look.run(), new Configuration());
    ReportDatabase reports = ReportDatabase.of(run);
    look.stopping().accept(reports::stop);
    return reports;
  }
}
