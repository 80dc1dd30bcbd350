package wildfire.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.SparkForTests;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.table.ParallelWork;

/**
 * Reads many exports, each as a run of its own would, in as few passes as there are kinds of files:
 * each is found, planned, mapped and held to the limit of rejected rows, up to where rows would be
 * written.
 */
final class ManyExports {
  /** When all files were changed last, for sources that can only go by it. */
  static final Instant MODIFIED = Instant.parse("2026-10-01T12:00:00Z");

  private static final String AUTHOR = "the exporting account";

  /**
   * One file in a folder of its own.
   *
   * @param source that is said to read it; null: its columns tell
   * @param path below its folder
   */
  record Export(String source, String path, Content content) {}

  /** What is in a file. */
  @FunctionalInterface
  interface Content {
    byte[] bytes();
  }

  /**
   * What becomes of an export.
   *
   * @param rows accepted ones: their table and what is known in each column
   * @param rejected the reasons of the rejected ones
   * @param refused why a run would stop; null if it would not
   */
  record Result(List<Map<String, String>> rows, List<String> rejected, String refused) {}

  private final Path folder;
  private final Settings settings;
  private final Pseudonyms pseudonyms = Pseudonyms.under(new byte[32]);
  private final Configuration hadoop = SparkForTests.session().sparkContext().hadoopConfiguration();
  private int count;

  ManyExports(Path folder) {
    this.folder = folder;
    this.settings = new Campaign(folder).maxRejectedShare(0.05).settings();
  }

  /** What becomes of each of them. */
  List<Result> read(List<Export> exports, Sources sources) {
    Ingest.registerFunctions(SparkForTests.session(), pseudonyms);
    Map<String, Export> byName = new LinkedHashMap<>();
    exports.forEach(export -> byName.put("e%06d".formatted(count++), export));
    Map<String, Result> results = new ConcurrentHashMap<>();
    Map<String, List<Batch>> found = new LinkedHashMap<>();
    byName.forEach(
        (name, export) -> {
          try {
            found.put(name, found(name, export, sources));
          } catch (OperatorError refused) {
            results.put(name, refused(refused));
          }
        });
    pass(found, results);
    return byName.keySet().stream().map(results::get).toList();
  }

  /** What reads an export. */
  Read readOf(Export export, Sources sources) {
    return found("e%06d".formatted(count++), export, sources).get(0).read();
  }

  private static Result refused(OperatorError refused) {
    return new Result(List.of(), List.of(), refused.getMessage());
  }

  private List<Batch> found(String name, Export export, Sources sources) {
    Path file = folder.resolve(name).resolve(export.path());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, export.content().bytes());
      Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    InputSettings input =
        new InputSettings(
            folder.resolve(name).toString(),
            Optional.ofNullable(export.source()),
            Optional.empty());
    return FileList.of(hadoop, List.of(input), sources, settings.ingest(), pseudonyms)
        .with(files -> files.stream().map(its -> ofTheSameAccount(name, its)).toList())
        .batches();
  }

  private static InputFile ofTheSameAccount(String name, InputFile file) {
    return new InputFile(
        file.file(),
        file.source(),
        file.relativePath(),
        name + "/" + file.shownPath(),
        file.input(),
        file.exported(),
        AUTHOR);
  }

  /** One pass for each kind of file. */
  private void pass(Map<String, List<Batch>> found, Map<String, Result> results) {
    record Kind(Source source, Read read) {}
    Map<Kind, Map<String, InputFile>> kinds = new LinkedHashMap<>();
    found.forEach(
        (name, its) ->
            its.forEach(
                batch ->
                    batch
                        .files()
                        .forEach(
                            file ->
                                kinds
                                    .computeIfAbsent(
                                        new Kind(batch.source(), batch.read()),
                                        kind -> new LinkedHashMap<>())
                                    .put(name, file))));
    ParallelWork.all(
        kinds.entrySet().stream()
            .<Runnable>map(
                kind ->
                    () ->
                        pass(
                            kind.getKey().source(), kind.getKey().read(), kind.getValue(), results))
            .toList());
  }

  /** The same of one kind; where the pass is refused, without those that the refusal names. */
  private void pass(
      Source source, Read read, Map<String, InputFile> files, Map<String, Result> results) {
    Map<String, InputFile> left = new LinkedHashMap<>(files);
    while (!left.isEmpty()) {
      try {
        results.putAll(passed(source, read, left));
        return;
      } catch (Exception failed) { // also what Spark throws without saying so
        OperatorError refused = operatorError(failed);
        Set<String> named = new TreeSet<>(left.keySet());
        if (left.size() > 1) {
          named.removeIf(name -> !refused.getMessage().contains(name + "/"));
        }
        if (named.isEmpty()) {
          throw new IllegalStateException("a refusal names no file: " + refused.getMessage());
        }
        named.forEach(name -> results.put(name, refused(refused)));
        left.keySet().removeAll(named);
      }
    }
  }

  /** What a person would be told, out of what Spark throws around it. */
  private static OperatorError operatorError(Exception failed) {
    return ExceptionUtils.getThrowableList(failed).stream()
        .filter(OperatorError.class::isInstance)
        .map(OperatorError.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the program itself failed", failed));
  }

  private Map<String, Result> passed(Source source, Read read, Map<String, InputFile> files) {
    Map<String, InputFile> numbered = new LinkedHashMap<>();
    files.forEach((name, file) -> numbered.put(name, file.numbered(numbered.size())));
    Batch batch = new Batch(source, read, List.copyOf(numbered.values()));
    Staging staging =
        new Staging(
            SparkForTests.session(),
            Workspace.of(SparkForTests.session(), settings.workspace()),
            settings.vocabulary(),
            pseudonyms,
            new ArrayList<>());
    Dataset<Row> records =
        RawRecords.of(
            SparkForTests.session(), batch.exportFiles(), read, Ingest.limits(settings.ingest()));
    staging.plan(
        new FileList(List.of(batch), List.of(), List.of()),
        its -> records,
        its -> records,
        told -> {});
    Map<CanonicalTable, List<Row>> rows = new TreeMap<>();
    for (Staging.Pass pass : staging.passes()) {
      for (Row row : pass.rows().collectAsList()) {
        String target = row.<String>getAs(Mapping.TARGET).replace("-rejected", "");
        rows.computeIfAbsent(CanonicalTable.byId().get(target), t -> new ArrayList<>()).add(row);
      }
    }
    RowsByFile made = staging.read();
    Map<Integer, Long> fileRows = staging.fileRows();
    Map<String, Result> results = new HashMap<>();
    numbered.forEach((name, file) -> results.put(name, result(file, rows, fileRows, made)));
    return results;
  }

  private Result result(
      InputFile file,
      Map<CanonicalTable, List<Row>> all,
      Map<Integer, Long> fileRows,
      RowsByFile made) {
    RowsByFile its = new RowsByFile();
    made.forEach(
        (table, id, n) -> {
          if (id == file.id()) {
            its.add(table, id, n);
          }
        });
    RowsByFile accepted = new RowsByFile();
    RowsByFile rejected = new RowsByFile();
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Set<Long> lost = new TreeSet<>();
    all.forEach(
        (table, some) -> {
          for (Row row : some) {
            if (row.<Integer>getAs(Mapping.FILE_ID) != file.id()) {
              continue;
            }
            String reason = row.getAs(Mapping.REASONS);
            (reason == null ? accepted : rejected).add(table, file.id(), 1);
            if (reason == null) {
              rows.add(known(table, row));
            } else {
              reasons.add(table.id() + ": " + reason);
            }
            if (Boolean.TRUE.equals(row.getAs(Mapping.LOST))) {
              lost.add(row.getAs(Mapping.POSITION));
            }
          }
        });
    Accounting accounting =
        Accounting.read(
            List.of(file),
            fileRows,
            Map.of(file.id(), (long) lost.size()),
            its,
            accepted,
            rejected,
            new RowsByFile());
    String refused =
        accounting
            .tooBad(file.source(), settings.ingest().maxRejectedShare())
            .map(what -> what.sentence() + " rejected")
            .orElse(null);
    boolean isEmpty = accounting.entries().stream().allMatch(entry -> entry.rowsMade() == 0);
    return new Result(
        rows,
        reasons,
        refused == null && isEmpty ? "There is not one row in the files of the inputs" : refused);
  }

  private static Map<String, String> known(CanonicalTable table, Row row) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("table", table.id());
    Stream.concat(
            table.columns().stream().map(CanonicalTable.CanonicalColumn::name),
            table.instants().isEmpty() ? Stream.empty() : Stream.of(Mapping.TIME_PRECISION))
        .filter(column -> row.getAs(column) != null)
        .forEach(column -> known.put(column, Objects.toString(row.getAs(column))));
    return known;
  }
}
