package wildfire.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.ingest.Accounting;
import wildfire.ingest.Accounting.Entry;
import wildfire.ingest.Intake;
import wildfire.model.Moments;
import wildfire.model.Plural;
import wildfire.report.CampaignAnswer;
import wildfire.report.CampaignAnswer.Changes;
import wildfire.report.CampaignAnswer.Findings;
import wildfire.report.CampaignAnswer.PostGroupView;
import wildfire.report.CampaignAnswer.Rule;
import wildfire.report.Headline;
import wildfire.report.VerdictName;
import wildfire.verdict.Verdict;

/** What a person reads at the end of a run: the answer first, then what it rests on. */
public final class RunSummary {
  private static final int CLEAREST = 3;

  private final Summary lines = Summary.of("");
  private final CampaignAnswer answer;
  private final PostGroupView posts;

  private RunSummary(CampaignAnswer answer) {
    this.answer = answer;
    this.posts = answer.posts();
  }

  public static Summary of(CampaignAnswer answer, Duration took) {
    RunSummary summary = new RunSummary(answer);
    if (answer.noPosts() != null) {
      summary.lines.sentence("There are no posts. " + answer.noPosts());
      summary.changes();
    } else {
      summary.headlines();
      summary.associations();
      summary.playbook();
      summary.changes();
      summary.verdicts();
    }
    rows(summary.lines, answer.accounting());
    summary.doubts();
    summary.place();
    return summary.lines.sentence("Took " + Moments.words(took) + ".");
  }

  private void headlines() {
    listed(
        "Most viral",
        answer.farthest(Verdict.VIRAL),
        posts.viralUnknown() == 0
            ? "No post went viral."
            : "No post is known to have gone viral; of %s it is unknown."
                .formatted(Plural.of(posts.viralUnknown(), "post")));
    listed("Flops", answer.farthest(Verdict.FLOP), "No post flopped.");
  }

  private void listed(String title, List<Headline> headlines, String none) {
    lines.sentence(headlines.isEmpty() ? none : title);
    headlines.forEach(this::post);
    lines.sentence("");
  }

  /** Which post it is leads: its first words where these are published, its day, its id. */
  private void post(Headline post) {
    String which =
        Stream.of(
                post.firstWords() == null ? null : "“" + Screen.visible(post.firstWords()) + "”",
                post.publishedAt() == null ? null : post.publishedAt().toString().substring(0, 10),
                post.platform() + " " + post.postId())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    lines.sentence("  " + which + (post.sentence() == null ? "" : ": " + post.sentence()));
  }

  private void associations() {
    Findings chosen = answer.choosable();
    if (chosen.asked() == 0) {
      lines.sentence("Nothing could be compared: refused in the table association says why.");
    } else if (chosen.clear() == 0) {
      lines.sentence("No pattern is clear, of %,d comparisons (association).", chosen.asked());
      chosen.atEqualSize().ifPresent(its -> lines.sentence("At equal cascade size alone: " + its));
    } else {
      clearest(
          "Strongest patterns",
          chosen,
          "  %,d of %,d comparisons are clear (association). Associations, not causes.");
    }
    Findings reactions = answer.afterwards();
    if (reactions.clear() > 0) {
      clearest(
          "Patterns of reactions: seen afterwards, not chosen",
          reactions,
          "  %,d of %,d comparisons with reactions are clear (association).");
    }
    if (answer.unaskedAuthors() > 0) {
      lines.sentence(
          Plural.of(answer.unaskedAuthors(), "account is", "accounts are")
              + " not asked about there: associate.max_authors takes those with most posts.");
    }
    lines.sentence("");
  }

  private void clearest(String title, Findings findings, String counted) {
    lines.sentence(title);
    findings.clearest().forEach(sentence -> lines.sentence("  " + sentence));
    lines.sentence(counted, findings.clear(), findings.asked());
  }

  private void playbook() {
    if (answer.answers().isEmpty()) {
      return;
    }
    String answers =
        answer.answers().entrySet().stream()
            .map(
                each ->
                    String.format(
                        Locale.ROOT, "%,d %s", each.getValue(), each.getKey().replace('_', ' ')))
            .collect(Collectors.joining(", "));
    lines.sentence("Playbook: " + answers + " (playbook_result).");
    answer.rules().stream()
        .filter(Rule::isClear)
        .limit(CLEAREST)
        .forEach(rule -> lines.sentence("  " + rule.sentence()));
    lines.sentence("");
  }

  private void changes() {
    if (answer.changes().isEmpty()) {
      return;
    }
    Changes changes = answer.changes().get();
    String since = "Since the run about " + Moments.words(changes.since()) + ": ";
    if (changes.changed() + changes.fresh() + changes.gone() == 0) {
      lines.sentence(since + "no verdict changed, no post is new.");
    } else {
      lines.sentence(
          "%s%s, %s, %,d gone (verdict_change).",
          since,
          Plural.of(changes.changed(), "verdict changed", "verdicts changed"),
          Plural.of(changes.fresh(), "post is new", "posts are new"),
          changes.gone());
      changes
          .telling()
          .forEach(
              post ->
                  lines.sentence(
                      "  %s %s: %s".formatted(post.platform(), post.postId(), post.sentence())));
    }
    lines.sentence("");
  }

  private void verdicts() {
    lines.sentence("Verdicts");
    posts.verdicts().forEach((verdict, count) -> lines.figure(VerdictName.of(verdict), count));
    if (posts.causes().isEmpty() && posts.causeless() == 0) {
      return;
    }
    lines.sentence("").sentence("Why posts underperformed");
    posts.causes().forEach((cause, count) -> lines.figure(cause.id().replace('_', ' '), count));
    if (posts.causeless() > 0) {
      lines.figure("no known cause", posts.causeless());
    }
  }

  /** What the logs take back, lack or contradict, and what was made of it. */
  private void doubts() {
    doubt(
        total(answer.accounting(), Entry::rowsTakenBack),
        "engagement was taken back and counts",
        "engagements were taken back and count",
        " nowhere (rows_taken_back in data_quality).");
    doubt(
        posts.unannounced(),
        "post is",
        "posts are",
        " in no export of posts, and known from engagements alone (is_announced in"
            + " post_scorecard): add the export that lists them.");
    doubt(
        posts.doubted(),
        "post has",
        "posts have",
        " a total that the other totals contradict: no verdict rests on it (contradicted in"
            + " post_reason).");
    doubt(
        posts.partlyLogged(),
        "post has",
        "posts have",
        " less than half of what the platform counted in the log: it is not set beside whole logs"
            + " (log_is_part in post_reason); add the rest of the log.");
    doubt(
        posts.orphans(),
        "share came",
        "shares came",
        " through a share that is not in the log (orphan_share): taken as shared from the post"
            + " itself; add the log that has it.");
    doubt(
        posts.cyclesCut(),
        "circle",
        "circles",
        " of shares that came through each other: cut at the earliest of them;"
            + " look at the parents in the log.");
    lines.sentence("");
  }

  private void doubt(long count, String one, String many, String rest) {
    if (count > 0) {
      lines.sentence(Plural.of(count, one, many) + rest);
    }
  }

  private void place() {
    lines.sentence("Reports: " + answer.place());
    answer.page().ifPresent(page -> lines.sentence("The page to look at: " + page));
    answer
        .laterIsCurrent()
        .ifPresent(
            later ->
                lines.sentence(
                    "They look back; the current reports stay those about %s. `--run %s` asks these.",
                    Moments.words(later), answer.run().run()));
  }

  public static Summary ofIngest(Intake intake, String workspace) {
    return rows(Summary.of("The lake of " + workspace + " is made."), intake.accounting())
        .sentence("Repeated engagements are found when posts are measured.");
  }

  /** What became of the rows that were read, and where to look for those that were not taken. */
  private static Summary rows(Summary lines, Accounting accounting) {
    lines.sentence("").sentence("Rows");
    lines.figure("read", accounting.ofFiles(Entry::fileRows));
    lines.figure("rejected", accounting.ofFiles(Entry::fileRowsRejected));
    lines.sentence("").sentence("Made of them: posts, events, numbers");
    lines.figure("accepted", total(accounting, Entry::rowsAccepted));
    lines.figure("rejected", total(accounting, Entry::rowsRejected));
    lines.figure("duplicates", total(accounting, Entry::rowsDuplicate));
    if (total(accounting, Entry::rowsForgotten) > 0) {
      lines.figure("forgotten", total(accounting, Entry::rowsForgotten));
    }
    if (total(accounting, Entry::rowsRejected) > 0) {
      lines.sentence(
          "Rejected rows are in the workspace's folder quarantine, each with its file, line and reasons.");
    }
    List<String> empty = accounting.filesWithoutRows();
    if (!empty.isEmpty()) {
      lines.sentence(
          Plural.of(empty.size(), "file has no rows: ", "files have no rows, such as ")
              + empty.get(0)
              + ". Export again what should not be empty.");
    }
    return lines;
  }

  private static long total(Accounting accounting, ToLongFunction<Entry> rows) {
    return accounting.entries().stream().mapToLong(rows).sum();
  }
}
