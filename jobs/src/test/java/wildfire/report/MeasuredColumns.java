package wildfire.report;

import java.util.LinkedHashMap;
import java.util.Map;
import wildfire.metrics.MeasuredPost;

/** What the scorecard tells of a measured post, before anything is suppressed. */
public final class MeasuredColumns {
  private MeasuredColumns() {}

  /** By the names of the columns; null where a number is unknown. */
  public static Map<String, Object> of(MeasuredPost post) {
    Map<String, Object> columns = new LinkedHashMap<>();
    PostTables.MEASURED
        .columns()
        .forEach(column -> columns.put(column.name(), column.value().apply(post)));
    return columns;
  }
}
