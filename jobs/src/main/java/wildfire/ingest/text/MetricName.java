package wildfire.ingest.text;

import java.util.Locale;
import wildfire.model.CounterMetric;

/** The name of a metric that platforms count, such as {@code reactions.love}, in any case. */
public record MetricName() implements Meaning<String> {
  @Override
  public String valueOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return CounterMetric.named(lower).isPresent() ? lower : null;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text) + " is none of " + CounterMetric.words();
  }
}
