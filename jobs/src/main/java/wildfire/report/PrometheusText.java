package wildfire.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Metrics in Prometheus' text format, version 0.0.4: for each its HELP and TYPE, then its samples.
 * All are gauges, of whole seconds, bytes and numbers of things.
 */
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> everywhere;

  /**
   * @param everywhere labels that every sample has
   */
  PrometheusText(Map<String, String> everywhere) {
    this.everywhere = everywhere;
  }

  /** A metric of one sample. */
  PrometheusText gauge(String name, String help, BigDecimal value) {
    begin(name, help);
    sample(name, Map.of(), value);
    return this;
  }

  /** A metric of one sample; left out where it is unknown. */
  PrometheusText gauge(String name, String help, Long value) {
    return value == null ? this : gauge(name, help, BigDecimal.valueOf(value));
  }

  /** A moment, in seconds since 1970. */
  PrometheusText gauge(String name, String help, Instant moment) {
    return gauge(name, help, BigDecimal.valueOf(moment.toEpochMilli(), 3));
  }

  /** A metric of several samples, by a label. */
  PrometheusText gauges(String name, String help, String label, Map<String, Double> values) {
    begin(name, help);
    values.forEach((which, value) -> sample(name, Map.of(label, which), BigDecimal.valueOf(value)));
    return this;
  }

  /** What is told in labels. */
  PrometheusText told(String name, String help, Map<String, String> labels) {
    begin(name, help);
    sample(name, labels, BigDecimal.ONE);
    return this;
  }

  private void begin(String name, String help) {
    text.append("# HELP ").append(name).append(' ');
    text.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, Map<String, String> labels, BigDecimal value) {
    Map<String, String> all = new LinkedHashMap<>(everywhere);
    all.putAll(labels);
    text.append(name)
        .append(
            all.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}")))
        .append(' ')
        .append(value.toPlainString())
        .append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
