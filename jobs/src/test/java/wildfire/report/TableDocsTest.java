package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/**
 * Holds {@code jobs/docs/tables.md} to the declarations. After a change of these: {@code mvn test
 * -Dtest=TableDocsTest -Dwildfire.docs=write}.
 */
final class TableDocsTest {
  private static final Path FILE = Path.of("docs/tables.md");

  @Test
  void theDocsSayWhatIsDeclared() throws IOException {
    if ("write".equals(System.getProperty("wildfire.docs"))) {
      Files.writeString(FILE, markdown());
    }
    assertThat(Files.readString(FILE)).isEqualTo(markdown());
  }

  @Test
  void everyColumnSaysWhatItMeans() {
    for (Table<Row> table : PublishedTables.all()) {
      for (Column<Row> column : table.columns()) {
        assertThat(column.meaning())
            .as(table.name() + "." + column.name())
            .matches("(?s).{10,}\\.");
        assertThat(column.name()).as(table.name()).matches("[a-z][a-z0-9_]*");
        if (column.nullable()) {
          assertThat(column.meaning())
              .as("when " + table.name() + "." + column.name() + " is null")
              .containsIgnoringCase("null");
        }
      }
    }
  }

  /** A formula is of a column that is there, and the dictionary has it. */
  @Test
  void everyFormulaIsOfAPublishedColumn() {
    Set<String> published =
        PublishedTables.all().stream()
            .flatMap(table -> table.columns().stream())
            .filter(
                column -> column.type() == ColumnType.NUMBER || column.type() == ColumnType.COUNT)
            .map(Column::name)
            .collect(Collectors.toSet());
    assertThat(published).containsAll(Formulas.columns());
    assertThat(Formulas.columns()).hasSizeGreaterThan(50);
    for (Table<Row> table : PublishedTables.all()) {
      List<Object[]> rows = DataDictionary.rows(table);
      assertThat(rows).as(table.name()).hasSameSizeAs(table.columns());
      assertThat(rows)
          .as(table.name())
          .allSatisfy(
              row -> assertThat(row).hasSameSizeAs(DataDictionary.TABLE.columns().toArray()));
    }
  }

  private static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Published tables\n\n");
    text.append("Made from the declarations in the code; a test fails when it is out of date. ");
    text.append(
        "The same stands in the table `data_dictionary` and in the Parquet files' own metadata. ");
    text.append(
        "How the tables join, what their versions mean and how the files are cut: [star.md](star.md).\n");
    for (Table<Row> table : PublishedTables.all()) {
      text.append("\n## ").append(table.name()).append("\n\n");
      text.append(table.meaning())
          .append(" Key: `")
          .append(String.join("`, `", table.key()))
          .append("`. Version ")
          .append(table.version())
          .append(".\n\n");
      text.append("| column | type | unit | can be null | meaning |\n|---|---|---|---|---|\n");
      for (Column<Row> c : table.columns()) {
        text.append("| `").append(c.name()).append("` | ").append(c.type().words()).append(" | ");
        text.append(c.unit()).append(" | ").append(c.nullable() ? "yes" : "").append(" | ");
        text.append((c.meaning() + formula(c)).replace("|", "\\|")).append(" |\n");
      }
    }
    return text.toString();
  }

  private static String formula(Column<Row> column) {
    return Formulas.of(column.name())
        .map(f -> " Formula" + (f.by() == null ? "" : " (" + f.by() + ")") + ": " + f.words() + ".")
        .orElse("");
  }
}
