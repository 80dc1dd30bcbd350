package wildfire.ingest.reading;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import wildfire.ingest.reading.FileParts.Part;
import wildfire.ingest.source.Read;

/** The records of parts of files, one after the other, as rows of {@link RawRecords#schema}. */
final class PartRows implements Iterator<Row> {
  private static final int FIRST_FIELD = 4;

  private final Iterator<Part> parts;
  private final Read read;
  private final RecordLimits limits;
  private final Configuration hadoop;

  private Part part;
  private RecordReader reader;
  private Row next;

  PartRows(List<Part> parts, Read read, RecordLimits limits, Configuration hadoop) {
    this.parts = parts.iterator();
    this.read = read;
    this.limits = limits;
    this.hadoop = hadoop;
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener listener = ended -> close();
      task.addTaskCompletionListener(listener);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && (reader != null || parts.hasNext())) {
      try {
        if (reader == null) {
          part = parts.next();
          reader =
              FileRecords.open(
                  part.file().open(hadoop), part.file().path(), read, limits, part.range());
        }
        RawRecord record = reader.next();
        if (record == null) {
          close();
        } else {
          next = row(part.file().id(), record);
        }
      } catch (IOException | FSError broken) {
        throw part.file().unreadable(broken);
      }
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  /** A record of the file with that number as a row. */
  static Row row(int fileId, RawRecord record) {
    List<String> values = record.values();
    Object[] row = new Object[FIRST_FIELD + values.size()];
    row[0] = fileId;
    row[1] = record.position();
    row[2] = record.rawText();
    row[3] = record.problem();
    for (int field = 0; field < values.size(); field++) {
      row[FIRST_FIELD + field] = values.get(field);
    }
    return RowFactory.create(row);
  }

  private void close() {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException | FSError broken) {
        throw part.file().unreadable(broken);
      } finally {
        reader = null;
      }
    }
  }
}
