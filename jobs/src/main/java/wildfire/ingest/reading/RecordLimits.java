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
}
