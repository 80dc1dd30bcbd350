package wildfire.ingest.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Texts;

/** Makes the records of one file: what all of them share is put in here. */
final class RecordMaker {
  private final RecordLimits limits;
  private final TextDecoder decoder;
  private final String[] shared;
  private final Map<Integer, Pattern> passOver = new HashMap<>();
  private boolean breakReported;

  /**
   * @param once values of the groups of the read's {@code once} in this file
   * @param fileValues values that the file's name and folder give
   */
  RecordMaker(
      Read read,
      RecordLimits limits,
      TextDecoder decoder,
      List<String> once,
      List<String> fileValues) {
    this.limits = limits;
    this.decoder = decoder;
    this.shared = new String[read.fieldNames().size()];
    List<String> names = read.fieldNames();
    read.passOver().forEach((field, pattern) -> passOver.put(names.indexOf(field), pattern));
    int place = shared.length - once.size() - fileValues.size();
    for (String value : once) {
      shared[place++] = value;
    }
    for (String value : fileValues) {
      shared[place++] = value;
    }
  }

  /** Whether the source says of such rows that they are no records: totals, and the like. */
  boolean isPassedOver(RawRecord record) {
    if (passOver.isEmpty() || record.problem() != null) {
      return false;
    }
    return passOver.entrySet().stream()
        .anyMatch(
            each -> {
              String value = record.values().get(each.getKey());
              return value != null && each.getValue().matcher(Texts.trimmed(value)).matches();
            });
  }

  RecordLimits limits() {
    return limits;
  }

  TextDecoder decoder() {
    return decoder;
  }

  /** Room for a record's values, with those that all records of the file share. */
  String[] values() {
    return shared.clone();
  }

  RawRecord taken(long position, String text, String[] values) {
    return new RawRecord(position, text, values, null);
  }

  RawRecord rejected(long position, String text, String problem) {
    return new RawRecord(position, text, values(), problem);
  }

  /** The record within which a damaged archive breaks off. */
  RawRecord breakOff(long position, String text, OpenedFile file) {
    breakReported = true;
    return rejected(position, text, file.damage());
  }

  /** The place where a damaged archive breaks off, once; null where none does. */
  RawRecord breakOff(long position, OpenedFile file) {
    return file.damage() == null || breakReported ? null : breakOff(position, "", file);
  }

  /** A record some bytes of which do not fit the encoding. */
  RawRecord misfit(long position, String text) {
    return rejected(position, text, decoder.misfitInWords());
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
    String text = decoder.decode(bytes, 0, bytes.length);
    if (text.length() <= limits.keptChars()) {
      return text;
    }
    int end = limits.keptChars();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
