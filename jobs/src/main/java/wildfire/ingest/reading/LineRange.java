package wildfire.ingest.reading;

import java.io.Serializable;

/**
 * A part of a file of lines. A line belongs to the range in which it begins, so that ranges that
 * meet give every line once.
 *
 * @param start offset of the first byte
 * @param end offset after the last byte
 * @param firstLine number, from 1, of the first line that begins in the range
 */
public record LineRange(long start, long end, long firstLine) implements Serializable {
  /** The file from beginning to end. */
  public static final LineRange WHOLE = new LineRange(0, Long.MAX_VALUE, 1);
}
