package wildfire.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wildfire.model.Plural;
import wildfire.settings.InputSettings;

/** What is other about the exports than when the lake took them in, in sentences. */
final class IntakeNews {
  private IntakeNews() {}

  /**
   * Of an intake into a lake that is there: nobody needs to be told that a first one reads
   * everything.
   *
   * @param found the files that are there
   * @param emptied inputs that brought files before and hold none now
   */
  static List<String> of(Ledger.Plan plan, FileList found, List<InputSettings> emptied) {
    List<String> news = new ArrayList<>();
    emptied.stream()
        .map(InputSettings::path)
        .distinct()
        .forEach(
            path -> news.add(path + " holds no files: what was taken in of it before counts."));
    int known = found.files().size() - plan.toRead().size();
    if (plan.toRead().isEmpty()) {
      news.add(
          known == 0
              ? "Nothing new."
              : "Nothing new: "
                  + Plural.of(known, "file")
                  + " as they were when they were taken in.");
    } else if (known > 0) {
      news.add(
          String.format(
              Locale.ROOT,
              "%s new, %,d changed, %,d as they were when they were taken in.",
              Plural.of(plan.toRead().size() - plan.changed(), "file"),
              plan.changed(),
              known));
    }
    if (!plan.gone().isEmpty()) {
      news.add(
          Plural.of(plan.gone().size(), "file")
              + " no longer there, such as "
              + plan.gone().get(0).place().path()
              + ": what they brought is kept.");
    }
    if (!plan.dropped().isEmpty()) {
      news.add(
          Plural.of(plan.dropped().size(), "file")
              + " of inputs that are no longer given, such as "
              + plan.dropped().get(0).place().input()
              + ": what they brought is left out of the lake.");
    }
    return news;
  }
}
