package wildfire.ingest.reading;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.io.IOUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import wildfire.ingest.reading.FileParts.Part;
import wildfire.ingest.source.Read;

/** The records of parts of files, one after the other, as rows of {@link RawRecords#schema}. */
final class PartRows implements Iterator<Row> {
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
    if (TaskContext.get() != null) {
      TaskCompletionListener listener = ended -> close();
      TaskContext.get().addTaskCompletionListener(listener);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && (reader != null || parts.hasNext())) {
      try {
        if (reader == null) {
          part = parts.next();
          ExportFile file = part.file();
          reader = FileRecords.open(file.open(hadoop), file.path(), read, limits, part.range());
        }
        RawRecord record = reader.next();
        if (record == null) {
          close();
        } else {
          next = record.row(part.file().id());
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

  private void close() {
    try {
      IOUtils.close(reader);
    } catch (IOException | FSError broken) {
      throw part.file().unreadable(broken);
    } finally {
      reader = null;
    }
  }
}
