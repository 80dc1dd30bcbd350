package wildfire.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
  SPARK("STRING", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP", "DATE") {
    @Override
    String of(Table<?> table, Path place) {
      return ofHive(
          "CREATE TABLE IF NOT EXISTS `%1$s` (%2$s)\nUSING parquet\nCOMMENT %3$s\nLOCATION %4$s;\n\nALTER TABLE `%1$s` SET LOCATION %4$s;\n",
          table, place);
    }
  },
  HIVE("STRING", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP", "DATE") {
    @Override
    String of(Table<?> table, Path place) {
      return ofHive(
          "CREATE EXTERNAL TABLE IF NOT EXISTS `%1$s` (%2$s)\nCOMMENT %3$s\nSTORED AS PARQUET\nLOCATION %4$s;\n\nALTER TABLE `%1$s` SET LOCATION %4$s;\n",
          table, place);
    }
  },
  TRINO("varchar", "bigint", "double", "boolean", "timestamp(3)", "date") {
    @Override
    String of(Table<?> table, Path place) {
      return "DROP TABLE IF EXISTS \"%1$s\";\n\nCREATE TABLE \"%1$s\" (%2$s)\nCOMMENT %3$s\nWITH (format = 'PARQUET', external_location = %4$s);\n"
          .formatted(
              table.name(),
              columns(table, "\"%s\" %s COMMENT %s", c -> doubled(ofMetastore(c))),
              doubled(ascii(table.meaning())),
              doubled(place.toString()));
    }
  },
  DUCKDB("VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP WITH TIME ZONE", "DATE") {
    @Override
    String of(Table<?> table, Path place) {
      StringBuilder sql =
          new StringBuilder(
              "CREATE OR REPLACE VIEW \"%s\" AS SELECT %s\nFROM read_parquet(%s);\n"
                  .formatted(
                      table.name(),
                      columns(table, "\"%1$s\"::%2$s AS \"%1$s\"", c -> ""),
                      doubled(ofDuck(place) + "/*.parquet")));
      sql.append(
          "COMMENT ON VIEW \"%s\" IS %s;\n".formatted(table.name(), doubled(table.meaning())));
      for (Column<?> column : table.columns()) {
        sql.append(
            "COMMENT ON COLUMN \"%s\".\"%s\" IS %s;\n"
                .formatted(table.name(), column.name(), doubled(column.comment())));
      }
      return sql.toString();
    }
  };

  static final String FOLDER = "_ddl";

  /** What a Hive metastore has room for in a column's comment. */
  private static final int METASTORE_COMMENT = 256;

  private final String text;
  private final String count;
  private final String number;
  private final String yesNo;
  private final String instant;
  private final String date;

  TableSql(String text, String count, String number, String yesNo, String instant, String date) {
    this.text = text;
    this.count = count;
    this.number = number;
    this.yesNo = yesNo;
    this.instant = instant;
    this.date = date;
  }

  /** The statements that make a table known which is in that folder. */
  abstract String of(Table<?> table, Path place);

  /** The engine's type for a column's. */
  public String type(ColumnType type) {
    return switch (type) {
      case TEXT -> text;
      case COUNT -> count;
      case NUMBER -> number;
      case YES_NO -> yesNo;
      case INSTANT -> instant;
      case DATE -> date;
    };
  }

  /** A file of statements for all tables of a run. */
  String of(List<Table<?>> tables, Function<Table<?>, Path> places) {
    return tables.stream()
        .map(table -> of(table, places.apply(table)))
        .collect(Collectors.joining("\n"));
  }

  /** Writes the files of all engines into a run. */
  static void write(ReportFolder folder, String runId, Configuration hadoop) {
    Path into = new Path(folder.run(runId), FOLDER);
    try {
      FileSystem files = into.getFileSystem(hadoop);
      for (TableSql engine : values()) {
        Path file = new Path(into, engine.name().toLowerCase(Locale.ROOT) + ".sql");
        try (FSDataOutputStream out = files.create(file, true)) {
          out.write(
              engine
                  .of(PublishedTables.all(), table -> folder.table(runId, table.name()))
                  .getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Name, type and comment of each column. */
  String columns(Table<?> table, String pattern, Function<Column<?>, String> comment) {
    return table.columns().stream()
        .map(c -> pattern.formatted(c.name(), type(c.type()), comment.apply(c)))
        .collect(Collectors.joining(",\n  ", "\n  ", ""));
  }

  String ofHive(String pattern, Table<?> table, Path place) {
    return pattern.formatted(
        table.name(),
        columns(table, "`%s` %s COMMENT %s", c -> backslashed(ofMetastore(c))),
        backslashed(ascii(table.meaning())),
        backslashed(place.toString()));
  }

  /** Metastores keep comments short and in Latin letters; data_dictionary has all of it. */
  private static String ofMetastore(Column<?> column) {
    String words = ascii(column.comment());
    return words.length() <= METASTORE_COMMENT
        ? words
        : words.substring(0, METASTORE_COMMENT - 3) + "...";
  }

  private static String ascii(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('–', '-')
        .replaceAll("[“”]", "\"")
        .replace("…", "...")
        .replace("≥", ">=")
        .replace("≤", "<=")
        .replace("×", "x")
        .replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static String backslashed(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String doubled(String words) {
    return "'" + words.replace("'", "''") + "'";
  }

  /** DuckDB knows files without a scheme, and object stores by their own names. */
  private static String ofDuck(Path place) {
    String path = ReportFolder.plain(place);
    return path.startsWith("s3a://") || path.startsWith("s3n://")
        ? "s3" + path.substring("s3a".length())
        : path;
  }
}
