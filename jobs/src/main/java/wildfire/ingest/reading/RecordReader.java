package wildfire.ingest.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Texts;

/** The records of one file, one after the other; what all of them share is put in here. */
public abstract class RecordReader implements Closeable {
  private final OpenedFile file;
  private final String[] shared;
  private final Map<Integer, Pattern> passOver = new HashMap<>();
  private boolean breakReported;

  /**
   * @param file null for a table, whose rows say themselves what is wrong with them
   * @param shared the last values of every record: what is found once in the file, and what its
   *     name and folder give
   */
  RecordReader(OpenedFile file, Read read, List<String> shared) {
    this.file = file;
    List<String> names = read.fieldNames();
    this.shared = new String[names.size()];
    for (int i = 0; i < shared.size(); i++) {
      this.shared[names.size() - shared.size() + i] = shared.get(i);
    }
    read.passOver().forEach((field, pattern) -> passOver.put(names.indexOf(field), pattern));
  }

  /**
   * The next record; null after the last.
   *
   * @throws IOException if the storage fails; a record that is broken is no exception
   * @throws wildfire.model.OperatorError if the file as a whole does not fit its read
   */
  public final RawRecord next() throws IOException {
    RawRecord record = any();
    while (record != null && isPassedOver(record)) {
      record = any();
    }
    return record;
  }

  /** So many more records, or as many as there are. */
  final List<RawRecord> next(int most) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    for (RawRecord record = null; records.size() < most && (record = next()) != null; ) {
      records.add(record);
    }
    return records;
  }

  /** The next record, be it one that is passed over. */
  abstract RawRecord any() throws IOException;

  /** Whether the source says of such rows that they are no records: totals, and the like. */
  private boolean isPassedOver(RawRecord record) {
    return !passOver.isEmpty()
        && record.problem() == null
        && passOver.entrySet().stream()
            .anyMatch(
                each -> {
                  String value = record.values().get(each.getKey());
                  return value != null && each.getValue().matcher(Texts.trimmed(value)).matches();
                });
  }

  /** Takes a record apart: puts its values in. */
  @FunctionalInterface
  interface Taking {
    /** Gives the problem, or null. */
    String into(String[] values) throws IOException;
  }

  /** The record of a text that the file has made last, if its bytes fit the encoding. */
  final RawRecord record(long position, String text, Taking taking) throws IOException {
    if (file != null && file.misfit() != null) {
      return rejected(position, text, file.misfit());
    }
    String[] values = shared.clone();
    String problem = taking.into(values);
    return problem == null
        ? new RawRecord(position, text, Arrays.asList(values), null)
        : rejected(position, text, problem);
  }

  final RawRecord rejected(long position, String text, String problem) {
    return new RawRecord(position, text, Arrays.asList(shared.clone()), problem);
  }

  /** The record within which a damaged archive breaks off, once; null where none does. */
  final RawRecord breakOff(long position, String text) {
    if (file == null || file.damage() == null || breakReported) {
      return null;
    }
    breakReported = true;
    return rejected(position, text, file.damage());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
