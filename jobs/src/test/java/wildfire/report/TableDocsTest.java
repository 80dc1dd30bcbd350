package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wildfire.report.RunTables.DictionaryEntry;
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
    for (Table<?> table : PublishedTables.all()) {
      for (Column<?> column : table.columns()) {
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

  /** A formula is of a number, and the dictionary has every column. */
  @Test
  void everyFormulaIsOfANumberAndInTheDictionary() {
    Set<String> formulas = new TreeSet<>();
    List<DictionaryEntry> dictionary = RunTables.dictionary(PublishedTables.all());
    for (Table<?> table : PublishedTables.all()) {
      for (Column<?> column : table.columns()) {
        if (column.notes().formula() != null) {
          assertThat(column.type())
              .as(table.name() + "." + column.name())
              .isIn(ColumnType.NUMBER, ColumnType.COUNT);
          formulas.add(column.name());
        } else {
          assertThat(column.notes().by()).as(table.name() + "." + column.name()).isNull();
        }
        assertThat(column.notes().madeFrom()).as(table.name() + "." + column.name()).isNotBlank();
      }
      assertThat(
              dictionary.stream()
                  .filter(entry -> entry.table().equals(table))
                  .map(RunTables.DATA_DICTIONARY.column("column_name").orElseThrow().value()))
          .as(table.name())
          .containsExactlyElementsOf(table.columns().stream().map(Column::name).toList());
    }
    assertThat(formulas).hasSizeGreaterThan(50);
  }

  private static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Published tables\n\n");
    text.append("Made from the declarations in the code; a test fails when it is out of date. ");
    text.append(
        "The same stands in the table `data_dictionary` and in the Parquet files' own metadata. ");
    text.append(
        "How the tables join, what their versions mean and how the files are cut: [star.md](star.md).\n");
    for (Table<?> table : PublishedTables.all()) {
      text.append("\n## ").append(table.name()).append("\n\n");
      text.append(table.meaning())
          .append(" Key: `")
          .append(String.join("`, `", table.key()))
          .append("`. Version ")
          .append(table.version())
          .append(".\n\n");
      text.append("| column | type | unit | can be null | meaning |\n|---|---|---|---|---|\n");
      for (Column<?> c : table.columns()) {
        text.append("| `").append(c.name()).append("` | ").append(c.type().words()).append(" | ");
        text.append(c.unit()).append(" | ").append(c.nullable() ? "yes" : "").append(" | ");
        text.append((c.meaning() + formula(c)).replace("|", "\\|")).append(" |\n");
      }
    }
    return text.toString();
  }

  private static String formula(Column<?> column) {
    Column.Notes notes = column.notes();
    return notes.formula() == null
        ? ""
        : " Formula"
            + (notes.by() == null ? "" : " (" + notes.by() + ")")
            + ": "
            + notes.formula()
            + ".";
  }
}
