package wildfire.ingest;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A sample that is a table, of which the cells can be written in other ways.
 *
 * @param name of its file
 * @param rows all of them, with what stands above the header
 */
public record SampleTable(String source, String name, List<List<String>> rows) {
  /** The cells of a sample. */
  public static SampleTable of(String source, Path file) {
    String name = file.getFileName().toString();
    boolean old = name.equals("youtube-old.csv");
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(name.equals("linkedin.csv") ? ';' : ',');
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.setEmptyValue("");
    try {
      Charset charset = old ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
      String text = new String(Files.readAllBytes(file), charset).replaceFirst("^\uFEFF", "");
      List<String[]> rows = new CsvParser(settings).parseAll(new StringReader(text));
      return new SampleTable(source, name, rows.stream().map(List::of).toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return source + "/" + name;
  }

  public SampleTable with(List<List<String>> other) {
    return new SampleTable(source, name, other);
  }

  public SampleTable eachRow(UnaryOperator<List<String>> change) {
    return with(rows.stream().map(row -> change.apply(new ArrayList<>(row))).toList());
  }

  /** The place of the first row of names, from 0. */
  public int header() {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).stream().filter(cell -> !cell.isBlank()).count() > 1) {
        return row;
      }
    }
    throw new IllegalStateException(source + " has no header");
  }

  public List<String> names() {
    return rows.get(header());
  }

  public SampleTable header(UnaryOperator<String> change) {
    List<List<String>> changed = new ArrayList<>(rows);
    changed.set(header(), names().stream().map(change).toList());
    return with(changed);
  }

  public String text(char delimiter, String rowEnd) {
    return rows.stream()
        .map(row -> line(row, delimiter))
        .collect(Collectors.joining(rowEnd, "", rowEnd));
  }

  public String text() {
    return text(',', "\n");
  }

  /** A row as a line, each cell in quotes. */
  public static String line(List<String> row, char delimiter) {
    return row.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("" + delimiter));
  }
}
