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
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;

/**
 * The passes over the posts of all platforms, side by side.
 *
 * @param passes in the order of the platforms' names
 */
record PlatformPasses(List<PlatformPass> passes) {
  /**
   * By what they go.
   *
   * @param run folder of the run, which gets the history of verdicts
   */
  record Rules(
      Settings settings,
      RulesOfThumb rulesOfThumb,
      ChosenPosts chosen,
      VerdictBook.Night night,
      RunRecord.JudgedBy judgedBy,
      Path run,
      Configuration hadoop) {

    private VerdictBook book(int part, Optional<VerdictBook.Before> before) throws IOException {
      return new VerdictBook(
          night,
          before.orElse(null),
          TypedFile.create(
              PublishedFiles.file(run, PublishedVerdict.FOLDER, part),
              hadoop,
              PublishedVerdict.class),
          TableFile.create(
              VerdictPeriod.TABLE,
              PublishedFiles.file(run, VerdictPeriod.TABLE.name(), part),
              hadoop));
    }

    private PlatformPass pass(
        AudienceActivity activity, VerdictBook book, PostContext.OfFile[] contexts) {
      return new PlatformPass(
          new PlatformFold(settings.judge(), settings.causes(), activity),
          new Diagnostician(settings.judge(), settings.causes()),
          new PostOutcomes(settings.associate()),
          rulesOfThumb,
          chosen,
          book,
          contexts,
          settings.report().pagePosts());
    }
  }

  /**
   * Goes over the posts of each platform, those that are gone since among them.
   *
   * @param contexts gets what the posts of each file are compared with
   */
  static PlatformPasses over(
      SlimPosts slim, Optional<RunBefore> before, PostContext.OfFile[] contexts, Rules rules) {
    Set<String> platforms = new TreeSet<>(slim.byPlatform().keySet());
    if (rules.chosen().areAll()) {
      before.ifPresent(earlier -> platforms.addAll(earlier.platforms()));
    }
    List<String> inOrder = List.copyOf(platforms);
    return new PlatformPasses(
        IntStream.range(0, inOrder.size())
            .parallel()
            .mapToObj(i -> over(i, inOrder.get(i), slim, before, contexts, rules))
            .toList());
  }

  private static PlatformPass over(
      int part,
      String platform,
      SlimPosts slim,
      Optional<RunBefore> before,
      PostContext.OfFile[] contexts,
      Rules rules) {
    try (VerdictBook book =
        rules.book(part, before.map(earlier -> earlier.of(platform, rules.judgedBy())))) {
      PlatformPass pass =
          rules.pass(
              slim.activity().getOrDefault(platform, AudienceActivity.unknown()), book, contexts);
      pass.over(slim.byPlatform().getOrDefault(platform, List.of()));
      return pass;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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
