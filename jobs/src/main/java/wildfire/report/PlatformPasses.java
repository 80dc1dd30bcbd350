package wildfire.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.metrics.AudienceActivity;
import wildfire.report.PlatformPass.Outcome;
import wildfire.report.PlatformPass.PagePlace;
import wildfire.settings.Settings;
import wildfire.table.TypedFile;
import wildfire.verdict.VerdictChange;

/**
 * The passes over the posts of all platforms, side by side.
 *
 * @param passes in the order of the platforms' names
 */
record PlatformPasses(List<PlatformPass> passes) {
  /** What they go by, and where the history of verdicts goes. */
  record Rules(
      Settings settings,
      RulesOfThumb rulesOfThumb,
      ChosenPosts chosen,
      ReportJob.Asking asking,
      Path run,
      Configuration hadoop) {}

  /**
   * Goes over the posts of each platform, those that are gone since among them.
   *
   * @param contexts gets what the posts of each file are compared with
   */
  static PlatformPasses over(
      SlimPosts slim, Optional<RunBefore> before, PostContext.OfFile[] contexts, Rules rules) {
    Set<String> all = new TreeSet<>(slim.byPlatform().keySet());
    if (rules.chosen().areAll()) {
      before.ifPresent(earlier -> all.addAll(earlier.platforms()));
    }
    List<String> platforms = List.copyOf(all);
    return new PlatformPasses(
        IntStream.range(0, platforms.size())
            .parallel()
            .mapToObj(
                i -> {
                  String platform = platforms.get(i);
                  try (VerdictBook book = book(rules, platform, i, before)) {
                    AudienceActivity activity =
                        slim.activity().getOrDefault(platform, AudienceActivity.unknown());
                    PlatformPass pass =
                        new PlatformPass(
                            rules.settings(),
                            rules.rulesOfThumb(),
                            rules.chosen(),
                            activity,
                            book,
                            contexts);
                    pass.over(slim.byPlatform().getOrDefault(platform, List.of()));
                    return pass;
                  } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                  }
                })
            .toList());
  }

  private static VerdictBook book(
      Rules rules, String platform, int part, Optional<RunBefore> before) throws IOException {
    ReportJob.Asking asking = rules.asking();
    Path verdicts = PublishedFiles.file(rules.run(), PublishedVerdict.FOLDER, part);
    Path periods = PublishedFiles.file(rules.run(), VerdictPeriod.TABLE.name(), part);
    return new VerdictBook(
        new VerdictBook.Night(
            asking.moment(),
            asking.judgedBy().settings(),
            asking.wildfire(),
            rules.chosen().areAll()),
        before.map(earlier -> earlier.of(platform, asking.judgedBy())).orElse(null),
        TypedFile.create(verdicts, rules.hadoop(), PublishedVerdict.class),
        TableFile.create(VerdictPeriod.TABLE, periods, rules.hadoop()));
  }

  /** The published posts, as comparisons see them. */
  List<Outcome> outcomes() {
    return passes.stream().flatMap(pass -> pass.outcomes().stream()).toList();
  }

  /** The keys of the posts that come first for the page. */
  Set<String> onPage(int most) {
    return passes.stream()
        .flatMap(pass -> pass.forPage().stream())
        .sorted(PagePlace.ORDER)
        .limit(most)
        .map(place -> StarKeys.ofPost(place.platform(), place.postId()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** What became of verdicts since the run before. */
  List<VerdictChange> changes() {
    return passes.stream()
        .flatMap(pass -> pass.book().changes().stream())
        .sorted(Comparator.comparing(VerdictChange::platform).thenComparing(VerdictChange::postId))
        .toList();
  }

  /** Rows of the history of verdicts. */
  long periods() {
    return passes.stream().mapToLong(pass -> pass.book().periods()).sum();
  }
}
