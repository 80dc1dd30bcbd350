package wildfire.query;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import wildfire.model.OperatorError;
import wildfire.report.PublishedTables;
import wildfire.table.Table;
import wildfire.yaml.Nearest;

/**
 * Published tables as files for tools that cannot read folders: rows in the order of their keys,
 * columns as declared. Written aside and put in place when all are whole.
 */
public final class Extraction {
  private static final String DATABASE = "wildfire.duckdb";

  public enum Format {
    /** A file for each table, with what its columns mean in its metadata. */
    PARQUET,
    /** A file for each table; {@link Csv} says how it is written. */
    CSV,
    /** One database for all of them, with what they mean, and keys. */
    DUCKDB;

    private String file(Table<?> table) {
      return switch (this) {
        case PARQUET, CSV -> table.name() + "." + name().toLowerCase(Locale.ROOT);
        case DUCKDB -> DATABASE;
      };
    }
  }

  /** What becomes of files of those names that are there already. */
  public enum Existing {
    REFUSE,
    REPLACE
  }

  /**
   * What is asked for.
   *
   * @param folder where the files go; made when it is not there
   * @param tables their names; empty: all
   */
  public record Request(Format format, Path folder, List<String> tables, Existing existing) {}

  /**
   * What was written.
   *
   * @param rows by table, in the order of the declarations
   * @param bytes by file
   */
  public record Result(Map<String, Long> rows, Map<String, Long> bytes) {}

  private final ReportDatabase reports;
  private final StagingFolder aside;

  private Extraction(ReportDatabase reports, StagingFolder aside) {
    this.reports = reports;
    this.aside = aside;
  }

  /**
   * Looks at what can be looked at before anything is read.
   *
   * @throws OperatorError if there is no such table, or a file is in the way
   */
  public static void check(Request wanted) {
    for (Table<?> table : chosen(wanted.tables())) {
      Path file = wanted.folder().resolve(wanted.format().file(table));
      if (wanted.existing() == Existing.REFUSE && Files.exists(file)) {
        throw new OperatorError(
            "%s is there already: choose another folder with --out, or let it be replaced with"
                + " --overwrite.",
            file);
      }
    }
  }

  /**
   * Writes the files.
   *
   * @param progress is told before each table how many are written, of how many
   * @throws OperatorError if there is no such table, a file is in the way, or the folder cannot be
   *     written
   */
  public static Result of(
      ReportDatabase reports, Request wanted, BiConsumer<Integer, Integer> progress) {
    check(wanted);
    List<Table<?>> tables = chosen(wanted.tables());
    tables.forEach(table -> reports.mustHave(table.name()));
    try (StagingFolder aside = StagingFolder.in(Files.createDirectories(wanted.folder()))) {
      reports.execute("set temp_directory = " + path(aside.file("spilled")));
      Map<String, Long> rows =
          new Extraction(reports, aside).write(wanted.format(), tables, progress);
      Map<String, Long> bytes = new LinkedHashMap<>();
      for (String file : tables.stream().map(wanted.format()::file).distinct().toList()) {
        bytes.put(file, Files.size(aside.file(file)));
      }
      aside.moveIntoPlace(bytes.keySet());
      return new Result(rows, bytes);
    } catch (FileAlreadyExistsException noFolder) {
      throw new OperatorError("%s is no folder: choose another with --out.", wanted.folder());
    } catch (IOException refused) {
      throw new OperatorError(
              "The folder %s cannot be written (%s): choose another with --out.",
              wanted.folder(), refused)
          .because(refused);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<Table<?>> chosen(List<String> names) {
    List<String> known = PublishedTables.all().stream().map(Table::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new OperatorError(
            "There is no table %s%s",
            name,
            Nearest.to(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse(": `wildfire tables` lists them."));
      }
    }
    return PublishedTables.all().stream()
        .filter(table -> names.isEmpty() || names.contains(table.name()))
        .toList();
  }

  private Map<String, Long> write(
      Format format, List<Table<?>> tables, BiConsumer<Integer, Integer> progress)
      throws SQLException, IOException {
    if (format == Format.DUCKDB) {
      reports.execute("attach %s as extracted".formatted(path(aside.file(DATABASE))));
    }
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Table<?> table : tables) {
      progress.accept(rows.size(), tables.size());
      Path file = aside.file(format.file(table));
      switch (format) {
        case PARQUET -> parquet(table, file);
        case CSV -> csv(table, file);
        case DUCKDB -> inDatabase(table);
      }
      String count = "select count(*) as n from " + ReportDatabase.name(table.name());
      rows.put(table.name(), reports.rows(count).get(0).count("n"));
    }
    if (format == Format.DUCKDB) {
      reports.execute("detach extracted"); // which also writes all of it into the one file
    }
    return rows;
  }

  /** The declaration goes along under the name by which Spark knows it. */
  private void parquet(Table<?> table, Path file) throws SQLException {
    reports.execute(
        "copy (%s) to %s (format parquet, compression snappy, kv_metadata {'org.apache.spark.sql.parquet.row.metadata': %s})"
            .formatted(inOrder(table), path(file), ReportDatabase.literal(table.schema().json())));
  }

  private void csv(Table<?> table, Path file) throws SQLException, IOException {
    try (Answer rows = new Answer(reports.statement(), inOrder(table));
        BufferedWriter out = Files.newBufferedWriter(file)) {
      Csv.write(rows, out, reports::isStopped);
    }
    if (reports.isStopped()) {
      throw new SQLException("stopped");
    }
  }

  private void inDatabase(Table<?> table) throws SQLException {
    for (String statement : DatabaseSql.of("extracted", table, inOrder(table))) {
      reports.execute(statement);
    }
  }

  private static String inOrder(Table<?> table) {
    return "select * from %s order by %s"
        .formatted(
            ReportDatabase.name(table.name()),
            table.key().stream().map(ReportDatabase::name).collect(Collectors.joining(", ")));
  }

  private static String path(Path file) {
    return ReportDatabase.literal(file.toAbsolutePath().toString());
  }
}
