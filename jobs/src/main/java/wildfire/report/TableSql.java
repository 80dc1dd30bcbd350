package wildfire.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/**
 * What to say to a query engine so that it knows the published tables: a file of SQL for each
 * engine, in the folder {@code _ddl} of a run. It makes the tables of that run known, or turns
 * those that are known to it; so it is the same every night.
 */
public enum TableSql {
  SPARK(
      "STRING",
      "TIMESTAMP",
      "CREATE TABLE IF NOT EXISTS `%1$s` (\n  %2$s)\nUSING parquet\nCOMMENT %3$s\nLOCATION %4$s;\n\nALTER TABLE `%1$s` SET LOCATION %4$s;\n",
      "`%2$s` %3$s COMMENT %4$s",
      TableSql::backslashed),
  HIVE(
      "STRING",
      "TIMESTAMP",
      "CREATE EXTERNAL TABLE IF NOT EXISTS `%1$s` (\n  %2$s)\nCOMMENT %3$s\nSTORED AS PARQUET\nLOCATION %4$s;\n\nALTER TABLE `%1$s` SET LOCATION %4$s;\n",
      "`%2$s` %3$s COMMENT %4$s",
      TableSql::backslashed),
  TRINO(
      "VARCHAR",
      "TIMESTAMP(3)",
      "DROP TABLE IF EXISTS \"%1$s\";\n\nCREATE TABLE \"%1$s\" (\n  %2$s)\nCOMMENT %3$s\nWITH (format = 'PARQUET', external_location = %4$s);\n",
      "\"%2$s\" %3$s COMMENT %4$s",
      TableSql::doubled),
  DUCKDB(
      "VARCHAR",
      "TIMESTAMP WITH TIME ZONE",
      "CREATE OR REPLACE VIEW \"%1$s\" AS SELECT \n  %2$s\nFROM read_parquet(%4$s);\nCOMMENT ON VIEW \"%1$s\" IS %3$s;\n",
      "\"%2$s\"::%3$s AS \"%2$s\"",
      TableSql::doubled) {
    @Override
    String of(Table<?> table, Path place) {
      return super.of(table, place)
          + each(table, "COMMENT ON COLUMN \"%1$s\".\"%2$s\" IS %4$s;\n", "");
    }

    @Override
    String words(String meaning, int most) {
      return meaning;
    }

    /** DuckDB knows files without a scheme, and object stores by their own names. */
    @Override
    String files(Path place) {
      String path = ReportFolder.plain(place);
      return (path.matches("s3[an]://.*") ? "s3" + path.substring("s3a".length()) : path)
          + "/*.parquet";
    }
  };

  static final String FOLDER = "_ddl";

  /** The folder in it of those that name the fixed path. */
  static final String FIXED = "current";

  /** What a Hive metastore has room for in a column's comment. */
  private static final int METASTORE_COMMENT = 256;

  private final String text;
  private final String instant;
  private final String statements;
  private final String column;
  private final UnaryOperator<String> literal;

  /**
   * An engine.
   *
   * @param statements with the name of a table, its columns, its meaning and its files
   * @param column with the name of the table, and the name, type and meaning of a column
   * @param literal how text is quoted
   */
  TableSql(
      String text,
      String instant,
      String statements,
      String column,
      UnaryOperator<String> literal) {
    this.text = text;
    this.instant = instant;
    this.statements = statements;
    this.column = column;
    this.literal = literal;
  }

  /** The engine's type for a column's. */
  public String type(ColumnType type) {
    return switch (type) {
      case TEXT -> text;
      case INSTANT -> instant;
      case COUNT, NUMBER, YES_NO, DATE -> type.sparkType().sql();
    };
  }

  /**
   * Writes the files of all engines into a run; and those that name the fixed path of the current
   * run, where there is one, which need no repeating after a night.
   */
  static void write(ReportFolder folder, String runId, Configuration hadoop) {
    Path into = new Path(folder.run(runId), FOLDER);
    write(into, table -> folder.table(runId, table), hadoop);
    folder
        .fixed()
        .ifPresent(fixed -> write(new Path(into, FIXED), table -> new Path(fixed, table), hadoop));
  }

  private static void write(Path into, Function<String, Path> places, Configuration hadoop) {
    try {
      FileSystem files = into.getFileSystem(hadoop);
      for (TableSql engine : values()) {
        String sql =
            PublishedTables.all().stream()
                .map(table -> engine.of(table, places.apply(table.name())))
                .collect(Collectors.joining("\n"));
        Path file = new Path(into, engine.name().toLowerCase(Locale.ROOT) + ".sql");
        try (FSDataOutputStream out = files.create(file, true)) {
          out.write(sql.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The statements that make a table known which is in that folder. */
  String of(Table<?> table, Path place) {
    return statements.formatted(
        table.name(),
        each(table, column, ",\n  "),
        literal.apply(words(table.meaning(), Integer.MAX_VALUE)),
        literal.apply(files(place)));
  }

  /** A pattern filled in for each column. */
  String each(Table<?> table, String pattern, String between) {
    Function<Column<?>, String> filled =
        c ->
            pattern.formatted(
                table.name(),
                c.name(),
                type(c.type()),
                literal.apply(words(c.comment(), METASTORE_COMMENT)));
    return table.columns().stream().map(filled).collect(Collectors.joining(between));
  }

  /** Metastores keep comments short and in Latin letters; data_dictionary has all of it. */
  String words(String meaning, int most) {
    String words =
        Normalizer.normalize(meaning, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('–', '-')
            .replaceAll("[“”]", "\"")
            .replace("…", "...")
            .replace("≥", ">=")
            .replace("≤", "<=")
            .replace("×", "x")
            .replaceAll("[^\\x20-\\x7e]", "?");
    return words.length() <= most ? words : words.substring(0, most - 3) + "...";
  }

  String files(Path place) {
    return place.toString();
  }

  private static String backslashed(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String doubled(String words) {
    return "'" + words.replace("'", "''") + "'";
  }
}
