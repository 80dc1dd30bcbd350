package wildfire.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What stored measurements were made from, as it is noted beside them: whether a later run can
 * begin with them.
 *
 * @param lake the intake that their lake was of
 * @param readWhole the latest intake of their lake that read every file
 * @param lastFile the highest number of a file that their lake knew
 * @param lostRetractions how many files with retractions did no longer count
 * @param asOf nothing after this instant was looked at (UTC microseconds); {@link Long#MAX_VALUE}
 *     if there was no limit
 * @param rules all that measuring depends on beside the lake and that instant
 */
public record MeasuredBefore(
    String lake, String readWhole, int lastFile, long lostRetractions, long asOf, String rules) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As text. */
  public String note() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  /** From that text; empty if it is none. */
  public static Optional<MeasuredBefore> of(String note) {
    try {
      return note.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(note, MeasuredBefore.class));
    } catch (JsonProcessingException another) {
      return Optional.empty();
    }
  }

  /**
   * Whether a run can begin with what an earlier one has: the same rules, a lake that has only
   * grown or lost files since, and an end that is no earlier.
   */
  public boolean canFollow(MeasuredBefore earlier) {
    return rules.equals(earlier.rules())
        && readWhole.equals(earlier.readWhole())
        && lastFile >= earlier.lastFile()
        && lostRetractions == earlier.lostRetractions()
        && asOf >= earlier.asOf();
  }
}
