package wildfire.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import wildfire.ingest.Accounting;
import wildfire.model.Moments;
import wildfire.report.LateEvents;
import wildfire.report.Published;
import wildfire.report.Published.Headline;

/** What a person reads at the end of a run: the answer first, then what it rests on. */
public final class Ending {
  private static final int LISTED = 5;
  private static final int CLEAREST = 3;

  private Ending() {}

  /** The end of a run that published. */
  public static Summary of(Published published, String language, Duration took) {
    Summary summary = Summary.of("");
    listed(summary, "Most viral", published.mostViral(LISTED, language), noneViral(published));
    listed(summary, "Flops", published.worstFlops(LISTED, language), "No post flopped.");
    together(summary, published, language);
    playbook(summary, published, language);
    changes(summary, published, language);
    Published.Tally tally = published.tally();
    summary.sentence("Verdicts");
    tally
        .verdicts()
        .forEach((verdict, posts) -> summary.figure(verdict.id().replace('_', ' '), posts));
    causes(summary, tally);
    rows(summary, published.accounting());
    takenBack(summary, published.accounting());
    late(summary, published.late());
    doubts(summary, tally);
    summary.sentence("");
    summary.sentence("Reports: " + published.place());
    published.page().ifPresent(page -> summary.sentence("The page to look at: " + page));
    published
        .laterIsCurrent()
        .ifPresent(
            later ->
                summary.sentence(
                    "They look back; the current reports stay those about "
                        + Moments.words(later)
                        + ". `--run "
                        + published.runId()
                        + "` asks these."));
    summary.sentence("Took " + Spans.words(took) + ".");
    return summary;
  }

  private static String noneViral(Published published) {
    long unknown = published.viralUnknown();
    return unknown == 0
        ? "No post went viral."
        : "No post is known to have gone viral; of "
            + counted(unknown, "post", "posts")
            + " it cannot be told.";
  }

  private static void together(Summary summary, Published published, String language) {
    Published.Together together = published.together(CLEAREST, language);
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
    Published.Together companions = published.companions(CLEAREST, language);
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
    long unasked = published.unaskedAuthors();
    if (unasked > 0) {
      summary.sentence(
          counted(unasked, "account is", "accounts are")
              + " not asked about there: associate.max_authors takes those with most posts.");
    }
    summary.sentence("");
  }

  private static void changes(Summary summary, Published published, String language) {
    if (published.comparedWith().isEmpty()) {
      return;
    }
    Published.Changes changes = published.changes(LISTED, language);
    String since = "Since the run about " + Moments.words(published.comparedWith().get()) + ": ";
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
          .sentences()
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

  private static void playbook(Summary summary, Published published, String language) {
    Map<String, Long> answers = published.playbookAnswers();
    if (answers.isEmpty()) {
      return;
    }
    summary.sentence("Playbook: " + words(answers) + " (playbook_result).");
    published.clearRules(CLEAREST, language).forEach(rule -> summary.sentence("  " + rule));
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

  private static void causes(Summary summary, Published.Tally tally) {
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

  private static void late(Summary summary, LateEvents late) {
    if (late.all() > 0) {
      summary.sentence(
          counted(late.all(), "event", "events")
              + " came late, after later ones of the same source had been taken in (events_arrived_late in"
              + " run): "
              + late.words()
              + ".");
    }
  }

  /** What the logs lack or contradict, and what was made of it. */
  private static void doubts(Summary summary, Published.Tally tally) {
    if (tally.unannounced() > 0) {
      summary.sentence(
          counted(tally.unannounced(), "post is", "posts are")
              + " in no export of posts, and known from engagements alone (is_announced in"
              + " post_scorecard): add the export that lists them.");
    }
    if (tally.orphans() > 0) {
      summary.sentence(
          counted(tally.orphans(), "share came", "shares came")
              + " through a share that is not in the log (orphans): taken as shared from the post"
              + " itself; add the log that has it.");
    }
    if (tally.cyclesCut() > 0) {
      summary.sentence(
          counted(tally.cyclesCut(), "circle", "circles")
              + " of shares that came through each other (cycles_cut): cut at the earliest of them;"
              + " look at the parents in the log.");
    }
  }

  private static String counted(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
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
