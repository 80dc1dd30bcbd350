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
    this.gone = new HashMap<>(before == null ? Map.of() : before.verdicts());
    this.earlierPeriods = new HashMap<>(before == null ? Map.of() : before.periods());
    this.verdicts = verdicts;
    this.periods = periods;
  }

  /** Takes down the verdict on a post. */
  void add(PublishedVerdict verdict, PostFigures figures) {
    try {
      verdicts.write(verdict);
      PublishedVerdict earlier = gone.remove(verdict.postId());
      List<VerdictPeriod> soFar = earlierPeriods.remove(verdict.postId());
      List<VerdictPeriod> all = soFar == null ? List.of() : soFar;
      if (earlier == null || earlier.verdict() != verdict.verdict()) {
        all = ended(all);
        all.add(began(verdict, earlier, because(earlier, verdict, figures)));
      }
      periods.write(all.stream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Why the verdict is another one; nothing is a change where nothing was published before. */
  private String because(PublishedVerdict earlier, PublishedVerdict now, PostFigures figures) {
    if (before == null) {
      return VerdictChange.Because.NEW_POST.id();
    }
    VerdictChange change =
        VerdictChange.between(
            earlier == null ? null : earlier.snapshot(null), now.snapshot(figures), before.rules());
    changes.add(change);
    return change.because().stream()
        .map(VerdictChange.Because::id)
        .collect(Collectors.joining(","));
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

  private VerdictPeriod began(PublishedVerdict verdict, PublishedVerdict earlier, String because) {
    return new VerdictPeriod(
        verdict.platform(),
        verdict.postId(),
        night.moment(),
        null,
        true,
        verdict.verdict().id(),
        earlier == null ? null : earlier.verdict().id(),
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
