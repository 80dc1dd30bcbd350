package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import wildfire.table.Column;
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
      }
    }
  }

  private static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Published tables\n\n");
    text.append("Made from the declarations in the code; a test fails when it is out of date. ");
    text.append(
        "The same stands in the table `data_dictionary` and in the Parquet files' own metadata.\n");
    for (Table<Row> table : PublishedTables.all()) {
      text.append("\n## ").append(table.name()).append("\n\n");
      text.append(table.meaning())
          .append(" Key: `")
          .append(String.join("`, `", table.key()))
          .append("`.\n\n");
      text.append("| column | type | unit | can be null | meaning |\n|---|---|---|---|---|\n");
      for (Column<Row> c : table.columns()) {
        text.append("| `").append(c.name()).append("` | ").append(c.type().words()).append(" | ");
        text.append(c.unit()).append(" | ").append(c.nullable() ? "yes" : "").append(" | ");
        text.append(c.meaning().replace("|", "\\|")).append(" |\n");
      }
    }
    return text.toString();
  }
}
