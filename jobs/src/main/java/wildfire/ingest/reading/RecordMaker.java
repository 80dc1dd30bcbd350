package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Texts;

/** Makes the records of one file: what all of them share is put in here. */
final class RecordMaker {
  private final RecordLimits limits;
  private final OpenedFile file;
  private final String[] shared;
  private final Map<Integer, Pattern> passOver = new HashMap<>();
  private boolean breakReported;

  /**
   * @param file null for a workbook, which is no text
   * @param once values of the groups of the read's {@code once} in this file
   * @param fileValues values that the file's name and folder give
   */
  RecordMaker(
      Read read, RecordLimits limits, OpenedFile file, List<String> once, List<String> fileValues) {
    this.limits = limits;
    this.file = file;
    List<String> names = read.fieldNames();
    this.shared = new String[names.size()];
    read.passOver().forEach((field, pattern) -> passOver.put(names.indexOf(field), pattern));
    List<String> values = new ArrayList<>(once);
    values.addAll(fileValues);
    for (int i = 0; i < values.size(); i++) {
      shared[shared.length - values.size() + i] = values.get(i);
    }
  }

  /** Whether the source says of such rows that they are no records: totals, and the like. */
  boolean isPassedOver(RawRecord record) {
    return !passOver.isEmpty()
        && record.problem() == null
        && passOver.entrySet().stream()
            .anyMatch(
                each -> {
                  String value = record.values().get(each.getKey());
                  return value != null && each.getValue().matcher(Texts.trimmed(value)).matches();
                });
  }

  RecordLimits limits() {
    return limits;
  }

  /** Room for a record's values, with those that all records of the file share. */
  String[] values() {
    return shared.clone();
  }

  /** Takes a record apart, if its bytes fit the encoding: puts its values in. */
  @FunctionalInterface
  interface Taking {
    /** Gives the problem, or null. */
    String into(String[] values) throws IOException;
  }

  /** The record of a text that the file has made last. */
  RawRecord record(long position, String text, Taking taking) throws IOException {
    if (file != null && file.misfit() != null) {
      return rejected(position, text, file.misfit());
    }
    String[] values = values();
    String problem = taking.into(values);
    return problem == null
        ? new RawRecord(position, text, values, null)
        : rejected(position, text, problem);
  }

  RawRecord rejected(long position, String text, String problem) {
    return new RawRecord(position, text, values(), problem);
  }

  /** The record within which a damaged archive breaks off. */
  RawRecord breakOff(long position, String text) {
    breakReported = true;
    return rejected(position, text, file.damage());
  }

  /** The place where a damaged archive breaks off, once; null where none does. */
  RawRecord breakOff(long position) {
    return file.damage() == null || breakReported ? null : breakOff(position, "");
  }

  /** A record over the limit, of which the beginning is kept. */
  RawRecord tooLong(long position, byte[] beginning) {
    return rejected(
        position, beginningOf(beginning), "is longer than " + limits.recordBytes() + " bytes");
  }

  /** How many bytes of a long text are enough for its kept characters. */
  int keptBytes() {
    return Math.min(limits.keptChars(), Integer.MAX_VALUE / 8) * 4;
  }

  /**
   * The kept characters of a text of which at least {@link #keptBytes()} are given, if it has so
   * many.
   */
  String beginningOf(byte[] bytes) {
    String text = file.text(bytes, 0, bytes.length);
    if (text.length() <= limits.keptChars()) {
      return text;
    }
    int end = limits.keptChars();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
