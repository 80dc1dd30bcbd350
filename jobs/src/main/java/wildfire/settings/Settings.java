package wildfire.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import wildfire.yaml.Key;

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
    CoordinationSettings coordination,
    CauseSettings causes,
    AssociateSettings associate,
    ExplainSettings explain,
    ReportSettings report,
    LogSettings log,
    Map<String, String> spark) {

  /**
   * How a run without a cluster logs.
   *
   * @param format of the log file
   */
  public record LogSettings(@Key(words = {"text", "json"}) String format) {}

  /** The same with another end of what is looked at. */
  public Settings lookingUntil(Instant asOf) {
    return with(measure.until(asOf), report);
  }

  /** The same where fewer rows than before are meant. */
  public Settings losingRows() {
    return with(measure, report.losingRows());
  }

  private Settings with(MeasureSettings otherMeasure, ReportSettings otherReport) {
    return new Settings(
        workspace,
        inputs,
        vocabulary,
        ingest,
        otherMeasure,
        judge,
        coordination,
        causes,
        associate,
        explain,
        otherReport,
        log,
        spark);
  }

  /** SHA-256 of all of it, in hexadecimal: two runs with the same digest had the same settings. */
  public String digest() {
    return digest(toString());
  }

  /**
   * The beginning, twelve digits, of such a digest of what verdicts depend on: how posts are
   * measured and judged, and not until when.
   */
  public String digestOfVerdicts() {
    return digest(measure.withoutEnd().toString() + judge).substring(0, 12);
  }

  /** SHA-256 of a text, in hexadecimal. */
  public static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
