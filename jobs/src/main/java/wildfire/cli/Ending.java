package wildfire.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import wildfire.ingest.Accounting;
import wildfire.report.Published;
import wildfire.report.Published.Headline;

/** What a person reads at the end of a run: the answer first, then what it rests on. */
public final class Ending {
  private static final int LISTED = 5;

  private Ending() {}

  /** The end of a run that published. */
  public static Summary of(Published published, String language, Duration took) {
    Summary summary = Summary.of("");
    listed(summary, "Most viral", published.mostViral(LISTED, language), "No post went viral.");
    listed(summary, "Flops", published.worstFlops(LISTED, language), "No post flopped.");
    summary.sentence("Verdicts");
    published
        .verdicts()
        .forEach((verdict, posts) -> summary.figure(verdict.id().replace('_', ' '), posts));
    rows(summary, published.accounting());
    summary.sentence("");
    summary.sentence("Reports: " + published.place());
    summary.sentence("Took " + Spans.words(took) + ".");
    return summary;
  }

  /** What became of the rows that were read. */
  public static Summary rows(Summary summary, Accounting accounting) {
    summary.sentence("");
    summary.sentence("Rows");
    summary.figure("read", total(accounting, Accounting.Entry::rowsRead));
    summary.figure("accepted", total(accounting, Accounting.Entry::rowsAccepted));
    summary.figure("rejected", total(accounting, Accounting.Entry::rowsRejected));
    summary.figure("duplicates", total(accounting, Accounting.Entry::rowsDuplicate));
    return summary;
  }

  private static void listed(Summary summary, String title, List<Headline> posts, String none) {
    if (posts.isEmpty()) {
      summary.sentence(none);
    } else {
      summary.sentence(title);
      for (Headline post : posts) {
        summary.sentence(
            String.format(
                Locale.ROOT, "  %s %s: %s", post.platform(), post.postId(), post.sentence()));
      }
    }
    summary.sentence("");
  }

  private static long total(Accounting accounting, ToLongFunction<Accounting.Entry> rows) {
    return accounting.entries().stream().mapToLong(rows).sum();
  }
}
