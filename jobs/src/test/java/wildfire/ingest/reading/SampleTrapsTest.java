package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.univocity.parsers.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildfire.ingest.Detection;
import wildfire.ingest.Samples;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;

/** Every sample is told by its columns, and stays the same however the platform writes it today. */
final class SampleTrapsTest {
  private static final Sources SHIPPED = Sources.shipped();
  private static final List<Source> KNOWN = SHIPPED.names().stream().map(SHIPPED::named).toList();
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir private static Path folder;

  /** A table of which the cells can be written in other ways. */
  private record Sample(String source, String name, List<List<String>> rows) {
    @Override
    public String toString() {
      return source + "/" + name;
    }

    private Sample with(List<List<String>> other) {
      return new Sample(source, name, other);
    }

    private Sample eachRow(UnaryOperator<List<String>> change) {
      return with(rows.stream().map(row -> change.apply(new ArrayList<>(row))).toList());
    }

    private int header() {
      for (int row = 0; row < rows.size(); row++) {
        if (rows.get(row).size() > 1) {
          return row;
        }
      }
      throw new IllegalStateException(source + " has no header");
    }

    private Sample header(UnaryOperator<String> change) {
      List<List<String>> changed = new ArrayList<>(rows);
      changed.set(header(), rows.get(header()).stream().map(change).toList());
      return with(changed);
    }

    private String text(char delimiter, String rowEnd) {
      return rows.stream()
          .map(
              row ->
                  row.stream()
                      .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                      .collect(Collectors.joining("" + delimiter)))
          .collect(Collectors.joining(rowEnd, "", rowEnd));
    }

    private String text() {
      return text(',', "\n");
    }
  }

  static List<String> sources() {
    return Samples.sources();
  }

  /** All samples that are tables with a header, of sources for dashboards. */
  static List<Sample> tables() throws IOException {
    List<Sample> tables = new ArrayList<>();
    for (String source : Samples.sources()) {
      Read read = SHIPPED.named(source).reads().get(0);
      if (read.format() == Read.Format.CSV && read.delimiters().length() > 1) {
        for (Path file : Samples.of(source)) {
          Charset charset = file.endsWith("youtube-old.csv") ? WINDOWS : StandardCharsets.UTF_8;
          tables.add(new Sample(source, file.getFileName().toString(), cells(file, charset)));
        }
      }
    }
    assertThat(tables).hasSizeGreaterThanOrEqualTo(14);
    return tables;
  }

  private static List<List<String>> cells(Path file, Charset charset) throws IOException {
    String text = new String(Files.readAllBytes(file), charset).replaceFirst("^\uFEFF", "");
    char delimiter = file.getFileName().toString().equals("linkedin.csv") ? ';' : ',';
    CsvParser parser = new CsvParser(CsvRecords.settings(delimiter));
    List<List<String>> rows = new ArrayList<>();
    for (String[] row : parser.parseAll(new java.io.StringReader(text))) {
      List<String> cells = new ArrayList<>();
      for (String cell : row) {
        cells.add(cell == null ? "" : cell);
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<Fit> fits(Sample sample, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(sample.name()), content);
    return Fit.of(export(file), KNOWN, RecordLimits.DEFAULT, new Configuration());
  }

  private static ExportFile export(Path file) {
    return new ExportFile(0, file.toAbsolutePath().toUri().toString(), 0, Instant.EPOCH);
  }

  /** What its source reads in a file; a rejected record as its reason. */
  private static List<Map<String, String>> read(Sample sample, byte[] content) throws IOException {
    return read(sample, content, fits(sample, content));
  }

  private static List<Map<String, String>> read(Sample sample, byte[] content, List<Fit> fits) {
    Fit fit = Detection.chosen(sample.name(), fits);
    assertThat(fit.source().name()).isEqualTo(sample.source());
    List<Map<String, String>> records = new ArrayList<>();
    for (RawRecord record :
        Exports.records(
            fit.read(), sample.name(), content, RecordLimits.DEFAULT, LineRange.WHOLE)) {
      Map<String, String> fields = new LinkedHashMap<>();
      if (record.problem() != null) {
        fields.put("problem", record.problem());
      } else {
        List<String> names = fit.read().fieldNames();
        for (int field = 0; field < names.size(); field++) {
          String value = record.values().get(field);
          if (value != null && !value.isBlank()) {
            fields.put(names.get(field), value.strip());
          }
        }
      }
      records.add(fields);
    }
    return records;
  }

  private static List<Map<String, String>> read(Sample sample) throws IOException {
    return read(sample, sample.text().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void eachSampleIsToldByItsColumns(String source) {
    for (Path file : Samples.of(source)) {
      List<Fit> fits = Fit.of(export(file), KNOWN, RecordLimits.DEFAULT, new Configuration());
      Read first = SHIPPED.named(source).reads().get(0);
      boolean hasNames = first.format() != Read.Format.CSV || first.header();
      if (hasNames) {
        assertThat(Detection.chosen(file.toString(), fits).source().name()).isEqualTo(source);
      } else {
        assertThat(fits).as("a table without names could be anything").noneMatch(Fit::fits);
      }
    }
  }

  @Test
  void allSourcesHaveSamples() {
    List<String> without = new ArrayList<>(SHIPPED.names());
    without.removeAll(Samples.sources());
    assertThat(without).containsExactly("wildfire-parquet");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theWritingMakesNoDifference(Sample sample) throws IOException {
    List<Map<String, String>> told = read(sample);
    assertThat(told).isNotEmpty().noneMatch(record -> record.containsKey("problem"));
    String text = sample.text();
    Map<String, byte[]> ways = new LinkedHashMap<>();
    ways.put("semicolons", sample.text(';', "\n").getBytes(StandardCharsets.UTF_8));
    ways.put("tabs", sample.text('\t', "\n").getBytes(StandardCharsets.UTF_8));
    ways.put("line ends of Windows", sample.text(',', "\r\n").getBytes(StandardCharsets.UTF_8));
    ways.put("byte order mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    ways.put("UTF-16, little", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    ways.put("UTF-16, big", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
    if (WINDOWS.newEncoder().canEncode(text)) {
      ways.put("windows-1252", text.getBytes(WINDOWS));
    }
    ways.put("prose above", ("Made for you, today\n\n" + text).getBytes(StandardCharsets.UTF_8));
    ways.put("blank lines", (text + "\n\n  \n").getBytes(StandardCharsets.UTF_8));
    ways.put("spreadsheet's hint", ("sep=,\n" + text).getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> way : ways.entrySet()) {
      assertThat(read(sample, way.getValue())).as(way.getKey()).isEqualTo(told);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnsMayStandAnywhereBesideOthers(Sample sample) throws IOException {
    List<Map<String, String>> told = read(sample);
    assertThat(
            read(
                sample.header(
                    name -> "\u200B" + name.replaceFirst("^(..)", "$1\u00AD") + "\u00A0")))
        .as("characters that nobody sees")
        .isEqualTo(told);
    assertThat(read(sample.header(name -> name.toUpperCase(Locale.ROOT)))).isEqualTo(told);
    int header = sample.header();
    int width = sample.rows().get(header).size();
    Sample more = sample.eachRow(row -> row.size() == width ? widened(row) : row);
    assertThat(read(more)).as("columns of another kind beside them").isEqualTo(told);
    if (SHIPPED.named(sample.source()).reads().get(0).headerRows() == 1) {
      // where names repeat, or stand in two rows, the first is meant
      assertThat(
              read(
                  sample.eachRow(
                      row -> {
                        Collections.reverse(row);
                        return row;
                      })))
          .isEqualTo(told);
    }
  }

  private static List<String> widened(List<String> row) {
    row.add(0, "Klantnummer");
    row.add("Überschrift 🎉");
    return row;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aColumnThatNobodyTickedIsUnknownOrAskedFor(Sample sample) throws IOException {
    List<Map<String, String>> told = read(sample);
    Read read =
        Detection.chosen(
                sample.name(), fits(sample, sample.text().getBytes(StandardCharsets.UTF_8)))
            .read();
    List<String> header = sample.rows().get(sample.header());
    for (Map.Entry<String, Read.Field> field : read.fields().entrySet()) {
      List<String> names = field.getValue().names().stream().map(ColumnNames::plain).toList();
      int place =
          header.stream().map(ColumnNames::plain).toList().stream()
              .filter(names::contains)
              .mapToInt(name -> header.stream().map(ColumnNames::plain).toList().indexOf(name))
              .findFirst()
              .orElse(-1);
      if (place < 0) {
        continue;
      }
      Sample without =
          sample.eachRow(
              row -> {
                if (row.size() == header.size()) {
                  row.remove(place);
                }
                return row;
              });
      byte[] content = without.text().getBytes(StandardCharsets.UTF_8);
      List<Fit> fits = fits(without, content);
      if (field.getValue().required()) {
        assertThatThrownBy(() -> read(without, content, fits))
            .as(field.getKey())
            .isInstanceOf(OperatorError.class)
            .hasMessageContaining(sample.name())
            .hasMessageContaining(sample.source())
            .hasMessageContaining("acks \"" + field.getValue().names().get(0) + "\"");
      } else {
        List<Map<String, String>> rest = new ArrayList<>();
        told.forEach(
            record -> {
              Map<String, String> left = new LinkedHashMap<>(record);
              left.remove(field.getKey());
              rest.add(left);
            });
        if (fits.get(0).fits()) {
          assertThat(read(without, content, fits)).as(field.getKey()).isEqualTo(rest);
        } else {
          assertThat(fits.get(0).missing()).as("the only number").hasSize(1);
        }
      }
    }
  }
}
