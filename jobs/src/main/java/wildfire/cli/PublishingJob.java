package wildfire.cli;

import java.time.Instant;
import java.util.function.Consumer;
import wildfire.report.MetricsFile;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/**
 * A job that makes the nightly reports, so that those who watch over them are told when it fails.
 * What it says when it is done it says itself.
 */
public record PublishingJob(Job job) implements Job {
  @Override
  public void prepare(Settings settings, Progress progress) {
    job.prepare(settings, progress);
  }

  @Override
  public Summary run(Run run) {
    return job.run(run);
  }

  /** Reports on some posts only are nobody's nightly ones. */
  @Override
  public void failed(Settings settings, Filters filters, Instant startedAt, Consumer<String> tell) {
    if (filters.equals(Filters.none())) {
      MetricsFile.failed(settings, startedAt, tell);
    }
  }
}
