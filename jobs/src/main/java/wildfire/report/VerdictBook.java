package wildfire.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.table.TypedFile;
import wildfire.verdict.PostFigures;
import wildfire.verdict.VerdictChange;

/**
 * Verdicts of one platform over time. A run goes on from the history that the latest run about an
 * earlier moment published, so that the same night run again ends in the same history.
 */
final class VerdictBook implements Closeable {
  /**
   * The run whose verdicts are taken down.
   *
   * @param moment what it is about: its as-of, else its start
   * @param settings digest of what verdicts depend on of the settings
   * @param wildfire its version
   * @param ofAll whether every post is published: of posts that filters leave out nothing is told
   */
  record Night(Instant moment, String settings, String wildfire, boolean ofAll) {}

  /**
   * What the run before published of one platform.
   *
   * @param rules whether it judged by the same rules
   * @param verdicts by post
   * @param periods by post
   */
  record Before(
      VerdictChange.Rules rules,
      Map<String, PublishedVerdict> verdicts,
      Map<String, List<VerdictPeriod>> periods) {}

  private final Night night;
  private final Before before;
  private final Map<String, PublishedVerdict> gone;
  private final Map<String, List<VerdictPeriod>> earlierPeriods;
  private final TypedFile<PublishedVerdict> verdicts;
  private final TableFile<VerdictPeriod> periods;
  private final List<VerdictChange> changes = new ArrayList<>();

  /**
   * A book that goes on.
   *
   * @param before null where nothing was published before
   * @param verdicts gets the verdicts, for the next run
   * @param periods gets the published history
   */
  VerdictBook(
      Night night,
      Before before,
      TypedFile<PublishedVerdict> verdicts,
      TableFile<VerdictPeriod> periods) {
    this.night = night;
    this.before = before;
    this.gone = before == null ? Map.of() : new HashMap<>(before.verdicts());
    this.earlierPeriods = before == null ? Map.of() : new HashMap<>(before.periods());
    this.verdicts = verdicts;
    this.periods = periods;
  }

  /** Takes down the verdict on a post. */
  void add(PublishedVerdict verdict, PostFigures figures) {
    try {
      verdicts.write(verdict);
      if (before == null) {
        periods.write(Stream.of(began(verdict, null, VerdictChange.Because.NEW_POST.id())));
        return;
      }
      PublishedVerdict earlier = gone.remove(verdict.postId());
      List<VerdictPeriod> soFar = orNone(earlierPeriods.remove(verdict.postId()));
      if (earlier != null && earlier.verdict() == verdict.verdict()) {
        periods.write(soFar.stream());
        return;
      }
      VerdictChange change =
          VerdictChange.between(
              earlier == null ? null : earlier.snapshot(null),
              verdict.snapshot(figures),
              before.rules());
      changes.add(change);
      List<VerdictPeriod> all = ended(soFar);
      all.add(
          began(
              verdict,
              earlier == null ? null : earlier.verdict().id(),
              change.because().stream()
                  .map(VerdictChange.Because::id)
                  .collect(Collectors.joining(","))));
      periods.write(all.stream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<VerdictPeriod> orNone(List<VerdictPeriod> periods) {
    return periods == null ? List.of() : periods;
  }

  /** Ends the history of posts that are no longer there; what was over before stays. */
  void finish() {
    if (!night.ofAll()) {
      return; // of posts that are left out nothing is told
    }
    try {
      for (PublishedVerdict earlier : gone.values()) {
        changes.add(VerdictChange.between(earlier.snapshot(null), null, before.rules()));
      }
      for (List<VerdictPeriod> periodsOfPost : earlierPeriods.values()) {
        periods.write(ended(periodsOfPost).stream());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<VerdictPeriod> ended(List<VerdictPeriod> soFar) {
    return soFar.stream()
        .map(period -> period.isCurrent() ? period.endedAt(night.moment()) : period)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private VerdictPeriod began(PublishedVerdict verdict, String verdictBefore, String because) {
    return new VerdictPeriod(
        verdict.platform(),
        verdict.postId(),
        night.moment(),
        null,
        true,
        verdict.verdict().id(),
        verdictBefore,
        because,
        night.settings(),
        night.wildfire());
  }

  /** What became of verdicts since the run before. */
  List<VerdictChange> changes() {
    return changes;
  }

  long periods() {
    return periods.rows();
  }

  @Override
  public void close() throws IOException {
    verdicts.close();
    periods.close();
  }
}
