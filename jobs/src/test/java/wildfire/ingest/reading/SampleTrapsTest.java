package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildfire.ingest.Detection;
import wildfire.ingest.SampleTable;
import wildfire.ingest.Samples;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Numbers;
import wildfire.model.OperatorError;

/** Every sample is told by its columns, and stays the same however the platform writes it today. */
final class SampleTrapsTest {
  private static final Sources SHIPPED = Sources.shipped();
  private static final List<Source> KNOWN = SHIPPED.names().stream().map(SHIPPED::named).toList();
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Configuration HADOOP = new Configuration(); // takes long to make

  @TempDir private static Path folder;

  static List<String> sources() {
    return Samples.sources();
  }

  /** All samples that are tables with a header, of sources for dashboards. */
  static List<SampleTable> tables() {
    List<SampleTable> tables = new ArrayList<>();
    for (String source : Samples.sources()) {
      Read read = SHIPPED.named(source).reads().get(0);
      boolean dashboard = read.format() == Read.Format.CSV && read.delimiter().size() > 1;
      if (dashboard && !isOfTwoTables(read)) {
        for (Path file : Samples.of(source)) {
          tables.add(SampleTable.of(source, file));
        }
      }
    }
    assertThat(tables).hasSizeGreaterThanOrEqualTo(14);
    return tables;
  }

  private static List<Fit> fits(SampleTable sample, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(sample.name()), content);
    return Fit.of(export(file), KNOWN, RecordLimits.DEFAULT, HADOOP);
  }

  private static ExportFile export(Path file) {
    String path = new org.apache.hadoop.fs.Path(file.toAbsolutePath().toUri()).toString();
    return new ExportFile(0, path, 0, Instant.EPOCH, Instant.EPOCH);
  }

  /** What its source reads in a file; a rejected record as its reason. */
  private static List<Map<String, String>> read(SampleTable sample, byte[] content)
      throws IOException {
    return read(sample, content, fits(sample, content));
  }

  private static List<Map<String, String>> read(
      SampleTable sample, byte[] content, List<Fit> fits) {
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

  private static List<Map<String, String>> read(SampleTable sample) throws IOException {
    return read(sample, sample.text().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void eachSampleIsToldByItsColumns(String source) {
    for (Path file : Samples.of(source)) {
      List<Fit> fits = Fit.of(export(file), KNOWN, RecordLimits.DEFAULT, HADOOP);
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
  void theWritingMakesNoDifference(SampleTable sample) throws IOException {
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
  void columnsMayStandAnywhereBesideOthers(SampleTable sample) throws IOException {
    List<Map<String, String>> told = read(sample);
    assertThat(
            read(
                sample.header(
                    name -> "\u200B" + name.replaceFirst("^(..)", "$1\u00AD") + "\u00A0")))
        .as("characters that nobody sees")
        .isEqualTo(told);
    assertThat(read(sample.header(name -> name.toUpperCase(Locale.ROOT)))).isEqualTo(told);
    assertThat(read(sample.header(name -> name.toLowerCase(Locale.ROOT)))).isEqualTo(told);
    int header = sample.header();
    int width = sample.rows().get(header).size();
    SampleTable more = sample.eachRow(row -> row.size() == width ? widened(row) : row);
    assertThat(read(more)).as("columns of another kind beside them").isEqualTo(told);
    for (int seed = 0; seed < 3; seed++) {
      List<Integer> order = shuffled(sample.rows().get(header), new Random(seed));
      SampleTable elsewhere =
          sample.eachRow(row -> row.size() == width ? order.stream().map(row::get).toList() : row);
      assertThat(read(elsewhere)).as("columns in the order %s", order).isEqualTo(told);
    }
  }

  /** Whether tables stand beside each other, of which nothing but the order of columns tells. */
  private static boolean isOfTwoTables(Read read) {
    return read.fields().values().stream()
        .anyMatch(field -> field.names().stream().anyMatch(name -> name.endsWith("(2)")));
  }

  /** An order of columns; one without a name of its own stays behind the one that names it. */
  private static List<Integer> shuffled(List<String> names, Random random) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      if (groups.isEmpty() || !names.get(column).isBlank()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(column);
    }
    Collections.shuffle(groups, random);
    return groups.stream().flatMap(List::stream).toList();
  }

  private static Read readOf(SampleTable sample) throws IOException {
    return Detection.chosen(
            sample.name(), fits(sample, sample.text().getBytes(StandardCharsets.UTF_8)))
        .read();
  }

  /** The fields that numbers are made of as they stand there. */
  private static List<String> numbers(Read read) {
    return read.into().stream()
        .flatMap(into -> into.counters().stream())
        .map(counter -> counter.value().from())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  static List<SampleTable> totals() throws IOException {
    List<SampleTable> totals = new ArrayList<>();
    for (SampleTable sample : tables()) {
      if (!numbers(readOf(sample)).isEmpty()) {
        totals.add(sample);
      }
    }
    return totals;
  }

  /** Rows of deleted posts, and what spreadsheets and platforms write where nothing is known. */
  @ParameterizedTest
  @MethodSource("totals")
  void whatIsNotKnownIsNoNumber(SampleTable sample) throws IOException {
    List<Fit> fits = fits(sample, sample.text().getBytes(StandardCharsets.UTF_8));
    Read read = Detection.chosen(sample.name(), fits).read();
    Conventions conventions = SHIPPED.named(sample.source()).conventions();
    Cell<Double> cell =
        new Cell<>(
            new Numbers(conventions.decimal(), conventions.grouping()).counts(),
            Map.of(),
            Set.copyOf(conventions.missing()));
    List<String> header = sample.rows().get(sample.header());
    List<List<String>> below =
        read.headerRows() == 1 ? List.of() : List.of(sample.rows().get(sample.header() + 1));
    List<String> numbers =
        numbers(read).stream()
            .filter(
                field ->
                    IntStream.range(0, header.size())
                        .anyMatch(column -> isNamed(read, field, header, below, column)))
            .toList();
    assertThat(numbers).isNotEmpty();
    int records = read(sample).size();
    for (String written : List.of("", "-", "--", "—", "N/A", "undefined", "1.5%", "0.4 %", "1,5")) {
      List<List<String>> rows = new ArrayList<>(sample.rows().subList(0, sample.header() + 1));
      rows.addAll(below);
      for (List<String> row : sample.rows().subList(rows.size(), sample.rows().size())) {
        List<String> changed = new ArrayList<>(row);
        for (String field : numbers) {
          for (int column = 0; column < header.size() && row.size() == header.size(); column++) {
            if (isNamed(read, field, header, below, column)) {
              changed.set(column, written);
            }
          }
        }
        rows.add(changed);
      }
      List<Map<String, String>> told =
          read(sample, sample.with(rows).text().getBytes(StandardCharsets.UTF_8), fits);
      assertThat(told).hasSize(records);
      for (Map<String, String> record : told) {
        assertThat(record).as("'%s' breaks no row", written).doesNotContainKey("problem");
        for (String field : numbers) {
          String text = record.getOrDefault(field, "");
          assertThat(text).isEqualTo(written);
          assertThat(cell.valueOf(text)).as("'%s' as %s", written, field).isNull();
        }
      }
    }
  }

  private static boolean isNamed(
      Read read, String field, List<String> header, List<List<String>> below, int column) {
    List<String> names = read.fields().get(field).names().stream().map(ColumnNames::plain).toList();
    List<String> own = new ArrayList<>(List.of(header.get(column)));
    below.forEach(row -> own.add(row.get(column)));
    return own.stream().map(ColumnNames::plain).anyMatch(names::contains);
  }

  private static List<String> widened(List<String> row) {
    row.add(0, "Klantnummer");
    row.add("Überschrift 🎉");
    return row;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aColumnThatNobodyTickedIsUnknownOrAskedFor(SampleTable sample) throws IOException {
    List<Map<String, String>> told = read(sample);
    Read read = readOf(sample);
    List<String> header = sample.rows().get(sample.header());
    for (Map.Entry<String, Read.Field> field : read.fields().entrySet()) {
      List<String> names = field.getValue().names().stream().map(ColumnNames::plain).toList();
      int place =
          IntStream.range(0, header.size())
              .filter(column -> names.contains(ColumnNames.plain(header.get(column))))
              .findFirst()
              .orElse(-1);
      if (place < 0) {
        continue;
      }
      SampleTable without =
          sample.eachRow(
              row -> {
                if (row.size() == header.size()) {
                  row.remove(place);
                }
                return row;
              });
      byte[] content = without.text().getBytes(StandardCharsets.UTF_8);
      List<Fit> fits = fits(without, content);
      if (field.getKey().equals("day")) { // without it a row is like one of the platform's totals
        assertThat(fits.get(0).source().name()).isNotEqualTo(sample.source());
      } else if (field.getValue().required()) {
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
