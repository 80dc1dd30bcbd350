package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/**
 * A look at the beginning of a file.
 *
 * @param columns names of its columns: a CSV's header as it stands there, Parquet's names and
 *     types; none for other formats
 * @param first its first records; none for Parquet
 */
public record Inspection(List<String> columns, List<RawRecord> first) {

  /**
   * Looks at a file.
   *
   * @param records how many records at most
   * @throws wildfire.model.OperatorError if the file cannot be read or does not fit the read
   */
  public static Inspection of(
      ExportFile file, Read read, RecordLimits limits, int records, Configuration hadoop) {
    if (read.format() == Format.PARQUET) {
      return new Inspection(ParquetRecords.columns(file, hadoop), List.of());
    }
    try {
      List<String> columns =
          read.format() == Format.CSV
              ? FileRecords.header(file.open(hadoop), file.path(), read, limits)
              : List.of();
      List<RawRecord> first = new ArrayList<>();
      try (RecordReader reader = FileRecords.open(file.open(hadoop), file.path(), read, limits)) {
        for (RawRecord record = null;
            first.size() < records && (record = reader.next()) != null; ) {
          first.add(record);
        }
      }
      return new Inspection(columns, List.copyOf(first));
    } catch (IOException | FSError unreadable) {
      throw RawRecords.unreadable(file, unreadable);
    }
  }
}
