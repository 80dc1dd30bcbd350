package wildfire.ingest.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One kind of file in an export, and the canonical rows that come from it.
 *
 * @param files glob, relative to the input's path: {@code tree/*.txt}; matches with and without a
 *     trailing {@code .gz}
 * @param fileName pattern on the file's name (without {@code .gz}) whose named groups become
 *     fields; null: none
 * @param folder pattern on the name of the file's folder whose named groups become fields; null:
 *     none
 * @param format how the file is written
 * @param encoding of text formats, such as {@code UTF-8}
 * @param delimiter between the columns of CSV
 * @param header whether a CSV begins with the names of its columns; if not, fields are named in the
 *     order of the columns
 * @param skipLines lines before the header (or the first row) that are prose
 * @param line for text lines: the pattern of a row, whose named groups become fields; null: none
 * @param once for text lines: a pattern found on one line of each file, whose named groups become
 *     fields of all its rows; null: none
 * @param fields the fields that are read, by the name that columns and expressions use; in declared
 *     order
 * @param into the tables made of the rows, in declared order
 */
public record Read(
    String files,
    Pattern fileName,
    Pattern folder,
    Format format,
    String encoding,
    char delimiter,
    boolean header,
    int skipLines,
    Pattern line,
    Pattern once,
    Map<String, Field> fields,
    List<Into> into)
    implements Serializable {

  /** How a file is written; all but Parquet also gzipped. */
  public enum Format {
    CSV,
    /** One JSON document a file: an array of records, or a single record. */
    JSON,
    /** One JSON record a line. */
    NDJSON,
    /** One row a line, taken apart by a pattern. */
    LINES,
    PARQUET
  }

  /**
   * A column of the file.
   *
   * @param names the names it has had over the years, most recent first; for JSON dotted paths such
   *     as {@code user.id}
   * @param required whether a file without the column is refused (CSV and Parquet; in JSON a member
   *     may be absent in a row)
   */
  public record Field(List<String> names, boolean required) implements Serializable {}

  /**
   * The names of all values of a record, in the order in which readers hand them out: the declared
   * fields, then the named groups of {@code line}, {@code once}, {@code file_name} and {@code
   * folder}.
   */
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>(fields.keySet());
    names.addAll(NamedGroups.of(line));
    names.addAll(NamedGroups.of(once));
    names.addAll(fileFieldNames());
    return List.copyOf(names);
  }

  /** The names of the values that a file's name and folder give, in order. */
  public List<String> fileFieldNames() {
    List<String> names = new ArrayList<>(NamedGroups.of(fileName));
    names.addAll(NamedGroups.of(folder));
    return List.copyOf(names);
  }
}
