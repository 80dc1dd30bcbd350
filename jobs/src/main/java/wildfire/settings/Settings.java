package wildfire.settings;

import java.util.List;
import java.util.Map;

/**
 * Everything a run can be told, as in {@code conf/wildfire.yaml}.
 *
 * @param workspace folder (or Hadoop URI) of the lake, the quarantine and the reports; made when
 *     absent
 * @param inputs the exports to read
 * @param spark Spark settings to set on the session, such as {@code spark.sql.shuffle.partitions}
 */
public record Settings(
    String workspace,
    List<InputSettings> inputs,
    VocabularySettings vocabulary,
    IngestSettings ingest,
    MeasureSettings measure,
    JudgeSettings judge,
    ReportSettings report,
    Map<String, String> spark) {}
