package wildfire.ingest.source;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wildfire.yaml.Key;

/**
 * One kind of file in an export, and the canonical rows that come from it. A key that a source does
 * not give is null, or empty where it is a list or a map.
 *
 * @param files glob, relative to the input's path: {@code tree/*.txt}; matches with and without a
 *     trailing {@code .gz}
 * @param fileName pattern on the file's name (without {@code .gz}) whose named groups become fields
 * @param folder pattern on the name of the file's folder whose named groups become fields
 * @param encoding of text formats, such as {@code UTF-8}; of several, a file that is not in the
 *     first is read in the second. At least one
 * @param delimiter what may stand between the columns of CSV, each a character; of several, the one
 *     under which the header is found. At least one
 * @param header whether rows name the columns of a CSV; else fields are named in their order
 * @param headerRows how many rows name the columns, 1–2; 0 where none does
 * @param skipLines lines before the header (or the first row) that are prose
 * @param sheet of workbooks: the sheet to read instead of the first one
 * @param passOver rows that are no records, such as totals: by field, the pattern of the whole
 *     value that tells them, capitals apart
 * @param records for JSON: the members in which records stand, one or a list of them each, by their
 *     paths; a document without any of them is a record itself
 * @param recordsWithin for JSON: the member in which a record may hold others, one or a list of
 *     them; those with all required fields are records too
 * @param line for text lines: the pattern of a row, whose named groups become fields
 * @param once for text lines: a pattern found on one line of each file, whose named groups become
 *     fields of all its rows
 * @param exportedOn the field with the day on which the file was exported, or the window of days up
 *     to it; null: no field tells
 * @param inOrder the field by whose dates the rows stand in order, either way: where these have no
 *     year, the order tells at which row one begins; null: they stand in no order
 * @param fields the fields that are read, by the name that columns and expressions use; in declared
 *     order
 * @param lookUp what other records of the same file tell, by the name that columns and expressions
 *     use; in declared order, and each may use those before it
 * @param into the tables made of the rows, in declared order
 */
public record Read(
    @Key(or = "*", required = "a glob of the files, such as \"*.csv\"") String files,
    @Key(or = "~") Pattern fileName,
    @Key(or = "~") Pattern folder,
    @Key(or = "csv", required = "csv, json, ndjson, lines or parquet") Format format,
    @Key(or = "UTF-8", verbatim = true) List<String> encoding,
    @Key(or = ",", verbatim = true) List<String> delimiter,
    @Key(or = "true") boolean header,
    @Key(or = "1") int headerRows,
    @Key(or = "0") int skipLines,
    @Key(or = "~") String sheet,
    @Key(or = "{}") Map<String, Pattern> passOver,
    @Key(or = "[]", verbatim = true) List<String> records,
    @Key(or = "~") String recordsWithin,
    @Key(or = "~") Pattern line,
    @Key(or = "~") Pattern once,
    @Key(or = "~") String exportedOn,
    @Key(or = "~") String inOrder,
    @Key(or = "{}") Map<String, Field> fields,
    @Key(or = "{}") Map<String, LookUp> lookUp,
    @Key(or = "[]", required = "the tables its rows go to") List<Into> into)
    implements Serializable {
  /** The instant at which a file was exported, beside its fields; no field may be called so. */
  public static final String EXPORTED_AT = "exported_at";

  /**
   * The account whose export a file is, beside its fields: as the settings name it, else a text
   * that stands for the file's folder. No field may be called so.
   */
  public static final String EXPORTED_BY = "exported_by";

  /** An escaped character, or the beginning of a named group. */
  private static final Pattern GROUP = Pattern.compile("\\\\.|\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  /** How a file is written; all but Parquet also gzipped. */
  public enum Format {
    /** Also the same table as a workbook, which its first bytes tell. */
    CSV,
    /** A JSON document: an array of records, or records one behind the other. */
    JSON,
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
  public record Field(@Key(verbatim = true) List<String> names, @Key(or = "true") boolean required)
      implements Serializable {}

  /**
   * What other records of the same file tell.
   *
   * @param of Spark SQL expression over the fields: the key that is looked for
   * @param among by expression of a key, the expression of what a record with that key tells. Of
   *     several the smallest counts
   */
  public record LookUp(String of, @Key(verbatim = true) Map<String, String> among)
      implements Serializable {}

  public Read {
    encoding = encoding.stream().map(Read::charsetName).toList();
    delimiter = delimiter.isEmpty() ? List.of(",") : delimiter;
    headerRows = header ? headerRows : 0;
    passOver = new HashMap<>(passOver);
    passOver.replaceAll(
        (field, pattern) ->
            Pattern.compile(pattern.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  /** What is no name of an encoding stays as it is. */
  private static String charsetName(String text) {
    try {
      return Charset.forName(text).name();
    } catch (IllegalArgumentException none) {
      return text;
    }
  }

  public String firstEncoding() {
    return encoding.get(0);
  }

  public char firstDelimiter() {
    return delimiter.get(0).charAt(0);
  }

  /**
   * The names of all values of a record, in the order in which readers hand them out: the declared
   * fields, then the named groups of {@code line}, {@code once}, {@code file_name} and {@code
   * folder}.
   */
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>(fields.keySet());
    names.addAll(groups(line));
    names.addAll(groups(once));
    names.addAll(fileFieldNames());
    return List.copyOf(names);
  }

  /** The names of the values that a file's name and folder give, in order. */
  public List<String> fileFieldNames() {
    List<String> names = groups(fileName);
    names.addAll(groups(folder));
    return List.copyOf(names);
  }

  /** Whether any row is of the account whose export the file is, because nothing else tells. */
  public boolean needsExporter() {
    return into.stream()
        .flatMap(table -> table.columns().values().stream())
        .anyMatch(value -> !value.fieldsAmong(List.of(EXPORTED_BY)).isEmpty());
  }

  /** The values of a file's name and folder of which an account's id is made. */
  public Set<String> accountFields() {
    return into.stream()
        .flatMap(table -> table.accountFields(fileFieldNames()))
        .collect(Collectors.toSet());
  }

  /** Whether anything that is made of its records depends on when the file was exported. */
  public boolean usesTimeOfExport() {
    return into.stream()
        .flatMap(table -> table.columns().values().stream())
        .anyMatch(value -> !value.fieldsAmong(List.of(EXPORTED_AT)).isEmpty());
  }

  /** The named groups of a pattern, which become fields, from left to right; none for null. */
  public static List<String> groups(Pattern pattern) {
    List<String> names = new ArrayList<>();
    if (pattern != null) {
      Matcher group = GROUP.matcher(pattern.pattern());
      while (group.find()) {
        if (group.group(1) != null) {
          names.add(group.group(1));
        }
      }
    }
    return names;
  }
}
