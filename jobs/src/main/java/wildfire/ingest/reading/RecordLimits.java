package wildfire.ingest.reading;

import java.io.Serializable;

/**
 * How much of a file is held at once.
 *
 * @param recordBytes a longer record is rejected instead of read (bytes, from 1)
 * @param keptChars how much of a rejected long text is kept for the quarantine (characters)
 */
public record RecordLimits(int recordBytes, int keptChars) implements Serializable {
  /** 8 MiB a record; 1,000 characters of what is longer. */
  public static final RecordLimits DEFAULT = new RecordLimits(8 << 20, 1_000);

  /** How many bytes of a long text are enough for its kept characters. */
  int keptBytes() {
    return Math.min(keptChars, Integer.MAX_VALUE / 8) * 4;
  }

  /** The kept characters of a text. */
  String kept(String text) {
    if (text.length() <= keptChars) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(keptChars - 1));
    return text.substring(0, half ? keptChars - 1 : keptChars);
  }

  /** What is wrong with a longer record. */
  String tooLong() {
    return "is longer than " + recordBytes + " bytes";
  }
}
