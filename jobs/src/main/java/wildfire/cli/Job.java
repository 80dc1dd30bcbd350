package wildfire.cli;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import wildfire.report.MetricsFile;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/**
 * The work behind a command that needs Spark.
 *
 * @param check looks at what can be looked at before Spark starts, and throws a {@link
 *     wildfire.model.OperatorError} where the operator can mend what is in the way
 * @param work does it; gives what the person reads when it is done
 * @param failed is told when it did not come to its end, whether it failed or was stopped
 */
public record Job(
    BiConsumer<Settings, Progress> check, Function<Run, Summary> work, Failed failed) {
  @FunctionalInterface
  public interface Failed {
    /**
     * Takes note of it.
     *
     * @param startedAt before it was checked
     * @param tell says something to the person
     */
    void note(Settings settings, Filters filters, Instant startedAt, Consumer<String> tell);
  }

  /** Work that begins without a check. */
  public static Job of(Function<Run, Summary> work) {
    return new Job((settings, progress) -> {}, work, (settings, filters, startedAt, tell) -> {});
  }

  /** The same after one more check. */
  public Job after(Consumer<Settings> another) {
    return after((settings, progress) -> another.accept(settings));
  }

  /** The same after one more check, which says how far it is. */
  public Job after(BiConsumer<Settings, Progress> another) {
    return new Job(check.andThen(another), work, failed);
  }

  /**
   * The same as one that makes the nightly reports: those who watch over them are told when it
   * fails. Reports on some posts only are nobody's nightly ones.
   */
  public Job publishing() {
    return new Job(
        check,
        work,
        (settings, filters, startedAt, tell) -> {
          if (filters.equals(Filters.none())) {
            MetricsFile.failed(settings, startedAt, tell);
          }
        });
  }
}
