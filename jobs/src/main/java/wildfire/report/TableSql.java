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
  SPARK {
    @Override
    String of(Table<?> table, Path place) {
      return "CREATE TABLE IF NOT EXISTS `%s` (%s)\nUSING parquet\nCOMMENT %s\nLOCATION %s;\n\nALTER TABLE `%s` SET LOCATION %s;\n"
          .formatted(
              table.name(),
              columns(
                  table, c -> "`%s` %s COMMENT %s".formatted(c.name(), type(c.type()), ofHive(c))),
              backslashed(ascii(table.meaning())),
              backslashed(place.toString()),
              table.name(),
              backslashed(place.toString()));
    }

    @Override
    public String type(ColumnType type) {
      return HIVE.type(type);
    }
  },
  HIVE {
    @Override
    String of(Table<?> table, Path place) {
      return "CREATE EXTERNAL TABLE IF NOT EXISTS `%s` (%s)\nCOMMENT %s\nSTORED AS PARQUET\nLOCATION %s;\n\nALTER TABLE `%s` SET LOCATION %s;\n"
          .formatted(
              table.name(),
              columns(
                  table, c -> "`%s` %s COMMENT %s".formatted(c.name(), type(c.type()), ofHive(c))),
              backslashed(ascii(table.meaning())),
              backslashed(place.toString()),
              table.name(),
              backslashed(place.toString()));
    }

    @Override
    public String type(ColumnType type) {
      return switch (type) {
        case TEXT -> "STRING";
        case COUNT -> "BIGINT";
        case NUMBER -> "DOUBLE";
        case YES_NO -> "BOOLEAN";
        case INSTANT -> "TIMESTAMP";
        case DATE -> "DATE";
      };
    }
  },
  TRINO {
    @Override
    String of(Table<?> table, Path place) {
      return "DROP TABLE IF EXISTS \"%s\";\n\nCREATE TABLE \"%s\" (%s)\nCOMMENT %s\nWITH (format = 'PARQUET', external_location = %s);\n"
          .formatted(
              table.name(),
              table.name(),
              columns(
                  table,
                  c ->
                      "\"%s\" %s COMMENT %s"
                          .formatted(c.name(), type(c.type()), doubled(ofMetastore(c)))),
              doubled(ascii(table.meaning())),
              doubled(place.toString()));
    }

    @Override
    public String type(ColumnType type) {
      return switch (type) {
        case TEXT -> "varchar";
        case COUNT -> "bigint";
        case NUMBER -> "double";
        case YES_NO -> "boolean";
        case INSTANT -> "timestamp(3)";
        case DATE -> "date";
      };
    }
  },
  DUCKDB {
    @Override
    String of(Table<?> table, Path place) {
      StringBuilder sql = new StringBuilder();
      sql.append(
          "CREATE OR REPLACE VIEW \"%s\" AS SELECT %s\nFROM read_parquet(%s);\n"
              .formatted(
                  table.name(),
                  columns(
                      table,
                      c -> "\"%s\"::%s AS \"%s\"".formatted(c.name(), type(c.type()), c.name())),
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

    @Override
    public String type(ColumnType type) {
      return switch (type) {
        case TEXT -> "VARCHAR";
        case COUNT -> "BIGINT";
        case NUMBER -> "DOUBLE";
        case YES_NO -> "BOOLEAN";
        case INSTANT -> "TIMESTAMP WITH TIME ZONE";
        case DATE -> "DATE";
      };
    }
  };

  static final String FOLDER = "_ddl";

  /** What a Hive metastore has room for in a column's comment. */
  private static final int METASTORE_COMMENT = 256;

  /** The statements that make a table known which is in that folder. */
  abstract String of(Table<?> table, Path place);

  /** The engine's type for a column's. */
  public abstract String type(ColumnType type);

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

  private static String columns(Table<?> table, Function<Column<?>, String> words) {
    return table.columns().stream().map(words).collect(Collectors.joining(",\n  ", "\n  ", ""));
  }

  private static String ofHive(Column<?> column) {
    return backslashed(ofMetastore(column));
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
