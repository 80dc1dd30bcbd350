package wildfire.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import wildfire.ingest.Accounting;
import wildfire.ingest.Intake;
import wildfire.model.Moments;
import wildfire.report.CampaignAnswer;
import wildfire.report.CampaignAnswer.Changes;
import wildfire.report.CampaignAnswer.Findings;
import wildfire.report.CampaignAnswer.PostGroupView;
import wildfire.report.CampaignAnswer.Rule;
import wildfire.report.Headline;
import wildfire.verdict.Verdict;

/** What a person reads at the end of a run: the answer first, then what it rests on. */
public final class Ending {
  private static final int CLEAREST = 3;

  private Ending() {}

  /** The end of a run that answer. */
  public static Summary of(CampaignAnswer answer, Duration took) {
    Summary summary = Summary.of("");
    listed(summary, "Most viral", answer.farthest(Verdict.VIRAL), noneViral(answer));
    listed(summary, "Flops", answer.farthest(Verdict.FLOP), "No post flopped.");
    together(summary, answer);
    playbook(summary, answer);
    changes(summary, answer);
    PostGroupView tally = answer.posts();
    summary.sentence("Verdicts");
    tally
        .verdicts()
        .forEach((verdict, posts) -> summary.figure(verdict.id().replace('_', ' '), posts));
    causes(summary, tally);
    rows(summary, answer.accounting());
    takenBack(summary, answer.accounting());
    doubts(summary, tally);
    summary.sentence("");
    summary.sentence("Reports: " + answer.place());
    answer.page().ifPresent(page -> summary.sentence("The page to look at: " + page));
    answer
        .laterIsCurrent()
        .ifPresent(
            later ->
                summary.sentence(
                    "They look back; the current reports stay those about "
                        + Moments.words(later)
                        + ". `--run "
                        + answer.run().run()
                        + "` asks these."));
    summary.sentence("Took " + Spans.words(took) + ".");
    return summary;
  }

  private static String noneViral(CampaignAnswer answer) {
    long unknown = answer.posts().viralUnknown();
    return unknown == 0
        ? "No post went viral."
        : "No post is known to have gone viral; of "
            + counted(unknown, "post", "posts")
            + " it cannot be told.";
  }

  private static void together(Summary summary, CampaignAnswer answer) {
    Findings together = answer.choosable();
    if (together.asked() == 0) {
      summary.sentence(
          "No outcome could be compared with what else is known held equal: refused in the table association"
              + " says why.");
    } else if (together.clear() == 0) {
      summary.sentence(
          String.format(
              Locale.ROOT,
              "Nothing clearly goes together with an outcome, of %,d comparisons (association).",
              together.asked()));
    } else {
      summary.sentence("Clearest of what goes together");
      together.clearest().forEach(sentence -> summary.sentence("  " + sentence));
      summary.sentence(
          String.format(
              Locale.ROOT,
              "  %,d of %,d comparisons are clear (association); none says what causes what.",
              together.clear(),
              together.asked()));
    }
    Findings companions = answer.afterwards();
    if (companions.clear() > 0) {
      summary.sentence("Reactions that go together with it: seen afterwards, not chosen");
      companions.clearest().forEach(sentence -> summary.sentence("  " + sentence));
      summary.sentence(
          String.format(
              Locale.ROOT,
              "  %,d of %,d comparisons with reactions are clear (association).",
              companions.clear(),
              companions.asked()));
    }
    long unasked = answer.unaskedAuthors();
    if (unasked > 0) {
      summary.sentence(
          counted(unasked, "account is", "accounts are")
              + " not asked about there: associate.max_authors takes those with most posts.");
    }
    summary.sentence("");
  }

  private static void changes(Summary summary, CampaignAnswer answer) {
    if (answer.changes().isEmpty()) {
      return;
    }
    Changes changes = answer.changes().get();
    String since = "Since the run about " + Moments.words(changes.since()) + ": ";
    if (changes.changed() + changes.fresh() + changes.gone() == 0) {
      summary.sentence(since + "no verdict changed, no post is new.");
    } else {
      summary.sentence(
          String.format(
              Locale.ROOT,
              "%s%s, %s, %,d gone (verdict_change).",
              since,
              counted(changes.changed(), "verdict changed", "verdicts changed"),
              counted(changes.fresh(), "post is new", "posts are new"),
              changes.gone()));
      changes
          .telling()
          .forEach(
              post ->
                  summary.sentence(
                      String.format(
                          Locale.ROOT,
                          "  %s %s: %s",
                          post.platform(),
                          post.postId(),
                          post.sentence())));
    }
    summary.sentence("");
  }

  private static void playbook(Summary summary, CampaignAnswer answer) {
    Map<String, Long> answers = answer.answers();
    if (answers.isEmpty()) {
      return;
    }
    summary.sentence("Playbook: " + words(answers) + " (playbook_result).");
    answer.rules().stream()
        .filter(Rule::isClear)
        .limit(CLEAREST)
        .forEach(rule -> summary.sentence("  " + rule.sentence()));
    summary.sentence("");
  }

  private static String words(Map<String, Long> answers) {
    return answers.entrySet().stream()
        .map(
            answer ->
                String.format(
                    Locale.ROOT, "%,d %s", answer.getValue(), answer.getKey().replace('_', ' ')))
        .collect(Collectors.joining(", "));
  }

  private static void causes(Summary summary, PostGroupView tally) {
    if (tally.causes().isEmpty() && tally.causeless() == 0) {
      return;
    }
    summary.sentence("");
    summary.sentence("Posts that did badly fit");
    tally.causes().forEach((cause, posts) -> summary.figure(cause.id().replace('_', ' '), posts));
    if (tally.causeless() > 0) {
      summary.figure("no known cause", tally.causeless());
    }
  }

  private static void takenBack(Summary summary, Accounting accounting) {
    long acts = total(accounting, Accounting.Entry::rowsTakenBack);
    if (acts > 0) {
      summary.sentence(
          counted(
                  acts,
                  "engagement was taken back and counts",
                  "engagements were taken back and count")
              + " nowhere (rows_taken_back in data_quality).");
    }
  }

  /** What the logs lack or contradict, and what was made of it. */
  private static void doubts(Summary summary, PostGroupView tally) {
    if (tally.unannounced() > 0) {
      summary.sentence(
          counted(tally.unannounced(), "post is", "posts are")
              + " in no export of posts, and known from engagements alone (is_announced in"
              + " post_scorecard): add the export that lists them.");
    }
    if (tally.orphans() > 0) {
      summary.sentence(
          counted(tally.orphans(), "share came", "shares came")
              + " through a share that is not in the log (orphan_share): taken as shared from the post"
              + " itself; add the log that has it.");
    }
    if (tally.cyclesCut() > 0) {
      summary.sentence(
          counted(tally.cyclesCut(), "circle", "circles")
              + " of shares that came through each other: cut at the earliest of them;"
              + " look at the parents in the log.");
    }
  }

  private static String counted(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  /** The end of a run that only took in exports. */
  public static Summary ofIngest(Intake intake, Run run) {
    return rows(
            Summary.of("The lake of " + run.settings().workspace() + " is made."),
            intake.accounting())
        .sentence("Repeated engagements are found when posts are measured.");
  }

  /** What became of the rows that were read, and where to look for those that were not taken. */
  public static Summary rows(Summary summary, Accounting accounting) {
    summary.sentence("");
    summary.sentence("Rows");
    summary.figure("read", total(accounting, Accounting.Entry::rowsRead));
    summary.figure("accepted", total(accounting, Accounting.Entry::rowsAccepted));
    summary.figure("rejected", total(accounting, Accounting.Entry::rowsRejected));
    summary.figure("duplicates", total(accounting, Accounting.Entry::rowsDuplicate));
    long forgotten = total(accounting, Accounting.Entry::rowsForgotten);
    if (forgotten > 0) {
      summary.figure("forgotten", forgotten);
    }
    if (total(accounting, Accounting.Entry::rowsRejected) > 0) {
      summary.sentence(
          "Rejected rows are in the workspace's folder quarantine, each with its file, line and reasons.");
    }
    List<String> empty = accounting.filesWithoutRows();
    if (!empty.isEmpty()) {
      summary.sentence(
          counted(empty.size(), "file has no rows: ", "files have no rows, such as ")
              + empty.get(0)
              + ". Export again what should not be empty.");
    }
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
