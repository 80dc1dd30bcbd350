package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/** The statements are carried out by the engines they are for, as far as these are at hand. */
final class TableSqlTest {
  private static final List<String> RUNS = List.of("20260131T020000123Z", "20260201T020000123Z");

  @TempDir static Path workspace;
  private static ReportFolder folder;

  /** Every table with one row on the first night and two on the second. */
  @BeforeAll
  static void twoNights() {
    Configuration hadoop = SparkForTests.session().sparkContext().hadoopConfiguration();
    folder = ReportFolder.nightly(workspace.resolve("it's here").toString(), hadoop);
    for (int night = 0; night < RUNS.size(); night++) {
      for (Table<?> table : PublishedTables.all()) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row <= night; row++) {
          rows.add(row(table, row));
        }
        SparkForTests.session()
            .createDataFrame(rows, table.schema())
            .coalesce(1)
            .write()
            .parquet(folder.table(RUNS.get(night), table.name()).toString());
      }
      TableSql.write(folder, RUNS.get(night), hadoop);
    }
  }

  private static Row row(Table<?> table, long number) {
    return RowFactory.create(
        table.columns().stream().map(column -> value(column.type(), number)).toArray());
  }

  private static Object value(ColumnType type, long number) {
    return switch (type) {
      case TEXT -> "text " + number;
      case COUNT -> number;
      case NUMBER -> number + 0.5;
      case YES_NO -> number % 2 == 0;
      case INSTANT -> Instant.parse("2026-01-31T02:00:00.123456Z").plusSeconds(number);
      case DATE -> LocalDate.parse("2026-01-31").plusDays(number);
    };
  }

  private static String file(String run, String name) throws Exception {
    return Files.readString(
        Path.of(folder.run(run).toUri().getPath(), TableSql.FOLDER, name), StandardCharsets.UTF_8);
  }

  private static List<String> statements(String run, String name) throws Exception {
    return Stream.of(file(run, name).split(";\n", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  @Test
  void whatNamesTheFixedPathNeedsNoRepeatingAfterANight() throws Exception {
    Path runs = Path.of(folder.run(RUNS.get(0)).toUri().getPath()).getParent();
    Path link = runs.resolveSibling("current");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (int night = 0; night < RUNS.size(); night++) {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("runs", RUNS.get(night)));
        if (night == 0) {
          statement.execute(file(RUNS.get(0), TableSql.FIXED + "/duckdb.sql"));
        }
        try (ResultSet count = statement.executeQuery("select count(*) from post_summary")) {
          assertThat(count.next()).isTrue();
          assertThat(count.getLong(1)).isEqualTo(night + 1);
        }
      }
    } finally {
      Files.deleteIfExists(link);
    }
  }

  @Test
  void trinoUnderstandsEveryStatement() throws Exception {
    SqlParser trino = new SqlParser();
    List<String> created = new ArrayList<>();
    for (String statement : statements(RUNS.get(0), "trino.sql")) {
      if (trino.createStatement(statement) instanceof CreateTable table) {
        created.add(table.getName() + ": " + table.getElements().size());
      }
    }
    assertThat(created)
        .isEqualTo(
            PublishedTables.all().stream()
                .map(table -> table.name() + ": " + table.columns().size())
                .toList());
  }

  @Test
  void duckReadsEveryTableAsItIsDeclaredWithItsMeaning() throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (int night = 0; night < RUNS.size(); night++) {
        statement.execute(file(RUNS.get(night), "duckdb.sql"));
        for (Table<?> table : PublishedTables.all()) {
          try (ResultSet count = statement.executeQuery("select count(*) from " + table.name())) {
            assertThat(count.next()).isTrue();
            assertThat(count.getLong(1)).as(table.name()).isEqualTo(night + 1);
          }
        }
      }
      Map<String, String> told = new TreeMap<>();
      try (ResultSet columns =
          statement.executeQuery(
              "select table_name || '.' || column_name, data_type || ': ' || comment from"
                  + " duckdb_columns() where not internal")) {
        while (columns.next()) {
          told.put(columns.getString(1), columns.getString(2));
        }
      }
      Map<String, String> declared = new TreeMap<>();
      for (Table<?> table : PublishedTables.all()) {
        for (Column<?> column : table.columns()) {
          declared.put(
              table.name() + "." + column.name(),
              TableSql.DUCKDB.type(column.type())
                  + ": "
                  + table.schema().apply(column.name()).getComment().get());
        }
      }
      assertThat(told).isEqualTo(declared);
      try (ResultSet started = statement.executeQuery("select epoch_us(started_at) from run")) {
        assertThat(started.next()).isTrue();
        assertThat(started.getLong(1))
            .isEqualTo(
                Instant.parse("2026-01-31T02:00:00Z").getEpochSecond() * 1_000_000 + 123_456);
      }
    }
  }

  @Test
  void sparkReadsTheRowsOfTheRunWhoseStatementsItWasTold() throws Exception {
    SparkSession spark = SparkForTests.session().newSession();
    spark.sql("create database table_sql_test location '" + workspace.resolve("db") + "'");
    spark.sql("use table_sql_test");
    try {
      for (int night = 0; night < RUNS.size(); night++) {
        for (String statement : statements(RUNS.get(night), "spark.sql")) {
          spark.sql(statement);
        }
        for (Table<?> table : PublishedTables.all()) {
          Dataset<Row> known = spark.table(table.name());
          assertThat(known.columns()).as(table.name()).isEqualTo(table.schema().fieldNames());
          assertThat(known.collectAsList())
              .as(table.name())
              .containsExactlyInAnyOrderElementsOf(
                  Stream.of(row(table, 0), row(table, 1)).limit(night + 1).toList());
        }
      }
    } finally {
      spark.sql("use default");
      spark.sql("drop database table_sql_test cascade");
    }
    assertThat(Path.of(folder.table(RUNS.get(1), "run").toUri().getPath())).isNotEmptyDirectory();
  }

  /** There is no Hive at hand; Spark takes Hive's words apart. */
  @Test
  void hivesStatementsAreWellFormed() throws Exception {
    SparkSession spark = SparkForTests.session();
    List<String> statements = statements(RUNS.get(0), "hive.sql");
    assertThat(statements).hasSize(2 * PublishedTables.all().size());
    for (String statement : statements) {
      assertThat(spark.sessionState().sqlParser().parsePlan(statement).toString())
          .containsAnyOf("CreateTable", "SetTableLocation");
    }
  }

  /** There is no Trino at hand either: what can be held to is that all of it is there. */
  @Test
  void trinosStatementsHaveEveryColumn() throws Exception {
    List<String> statements = statements(RUNS.get(0), "trino.sql");
    assertThat(statements).hasSize(2 * PublishedTables.all().size());
    for (int i = 0; i < PublishedTables.all().size(); i++) {
      Table<?> table = PublishedTables.all().get(i);
      assertThat(statements.get(2 * i)).isEqualTo("DROP TABLE IF EXISTS \"" + table.name() + "\"");
      String create = statements.get(2 * i + 1);
      assertThat(create).startsWith("CREATE TABLE \"" + table.name() + "\" (");
      for (Column<?> column : table.columns()) {
        assertThat(create)
            .contains(
                "\n  \""
                    + column.name()
                    + "\" "
                    + TableSql.TRINO.type(column.type())
                    + " COMMENT '");
      }
      assertThat(create)
          .endsWith(
              "external_location = '"
                  + folder.table(RUNS.get(0), table.name()).toString().replace("'", "''")
                  + "')");
    }
  }

  /** Question marks that the meanings have themselves, in the part that a metastore keeps. */
  private static long asked() {
    return PublishedTables.all().stream()
        .flatMap(
            table ->
                Stream.concat(
                    Stream.of(table.meaning()),
                    table.columns().stream()
                        .map(Column::meaning)
                        .map(meaning -> meaning.substring(0, Math.min(253, meaning.length())))))
        .mapToLong(meaning -> meaning.chars().filter(c -> c == '?').count())
        .sum();
  }

  /** What a metastore cannot keep it refuses, and the table with it. */
  @Test
  void commentsForAMetastoreAreShortAndPlain() throws Exception {
    for (String name : List.of("spark.sql", "hive.sql", "trino.sql")) {
      assertThat(file(RUNS.get(0), name)).matches("(?s)[\\x20-\\x7e\n]*");
      assertThat(file(RUNS.get(0), name).chars().filter(c -> c == '?').count())
          .as("signs that stand for others")
          .isEqualTo(asked());
      assertThat(
              file(RUNS.get(0), name)
                  .lines()
                  .filter(line -> line.startsWith("  "))
                  .map(line -> line.replaceFirst("^.* COMMENT '", "").replaceAll("''|\\\\'", "'")))
          .allMatch(comment -> comment.length() <= 256 + "',".length());
    }
  }
}
