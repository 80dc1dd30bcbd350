package wildfire.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a published run notes of itself beside its tables, as one line of JSON: for those who watch
 * over runs. Moments are ISO 8601, in UTC.
 *
 * @param lake the intake that it is about
 * @param asOf the end of what was looked at; null: everything was
 * @param filters which posts were chosen, in words; null: all
 * @param judgedBy the rules by which it judged; null of a run of an earlier version
 * @param follows the run whose history it goes on from; null if there was none
 * @param seconds how long its steps took, by step, in order
 * @param exports null in records of earlier versions
 * @param sparkUse null in records of earlier versions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunRecord(
    String run,
    String lake,
    String startedAt,
    String publishedAt,
    String asOf,
    String filters,
    String wildfire,
    String spark,
    String settings,
    long posts,
    long rowsRead,
    long rowsAccepted,
    long rowsRejected,
    long rowsDuplicate,
    JudgedBy judgedBy,
    String follows,
    Map<String, Long> rows,
    Map<String, Double> seconds,
    RunInputs exports,
    SparkUse sparkUse) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What verdicts depend on beside what was taken in.
   *
   * @param settings digest of the settings
   * @param code digest of the code that measures and judges
   */
  public record JudgedBy(String settings, String code) {}

  /** The moment that it is about: the end of what was looked at, else its start. */
  public Instant moment() {
    return Instant.parse(asOf == null ? startedAt : asOf);
  }

  /** As text. */
  String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  /** From that text; empty if it is none. */
  static Optional<RunRecord> of(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(text, RunRecord.class));
    } catch (JsonProcessingException another) {
      return Optional.empty();
    }
  }
}
