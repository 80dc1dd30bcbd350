package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.table.ColumnType;
import wildfire.table.Table;

final class StoredKeysTest {
  private static final Table<Row> TABLE =
      Table.<Row>named("some", "One row a post and age.")
          .always("post_id", ColumnType.TEXT, "", "A post.")
          .always("age", ColumnType.COUNT, "", "An age.")
          .always("events", ColumnType.COUNT, "", "What happened.")
          .key("post_id", "age")
          .declared();

  @TempDir Path folder;

  private static Row row(String post, long age) {
    return RowFactory.create(post, age, 1L);
  }

  /** Writes a file of rows as they come. */
  private void store(List<Row> rows) {
    SparkSession spark = SparkForTests.session();
    spark
        .createDataFrame(rows, Publisher.asStored(TABLE))
        .coalesce(1)
        .write()
        .mode(SaveMode.Append)
        .parquet(folder.resolve("table").toString());
  }

  private StoredKeys keys() {
    Dataset<Row> stored =
        SparkForTests.session()
            .read()
            .schema(Publisher.asStored(TABLE))
            .parquet(folder.resolve("table").toString());
    return StoredKeys.of(TABLE, stored);
  }

  @Test
  void countsRowsOfFilesThatAreInOrder() {
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();
    for (long age = 0; age < 300; age++) {
      first.add(row("a", age));
      second.add(row("é", age));
    }
    second.add(row("\uD83D\uDE00", 0)); // above all that one UTF-16 unit can write, by its bytes
    store(second);
    store(first);
    assertThat(keys().check().rows()).isEqualTo(601);
  }

  /**
   * Spark packs small files into pieces, the largest first: their order is not that of the keys.
   */
  @Test
  void countsRowsOfManyFilesOfDifferentSizes() {
    int files = 20;
    for (int file = 0; file < files; file++) {
      List<Row> rows = new ArrayList<>();
      for (long age = 0; age <= 10 + 5L * ((file * 7) % files); age++) {
        rows.add(row("post-%02d".formatted(file), age));
      }
      store(rows);
    }
    Dataset<Row> stored =
        SparkForTests.session()
            .read()
            .schema(Publisher.asStored(TABLE))
            .parquet(folder.resolve("table").toString());
    assertThat(stored.rdd().getNumPartitions()).isLessThan(files);
    assertThat(StoredKeys.of(TABLE, stored).check().rows()).isEqualTo(stored.count());
  }

  @Test
  void anEmptyTableIsWhole() {
    store(List.of());
    assertThat(keys().check().rows()).isZero();
  }

  @Test
  void knowsTheOrderOfEveryPublishedTable() {
    for (Table<Row> table : PublishedTables.all()) {
      Dataset<Row> none =
          SparkForTests.session().createDataFrame(List.of(), Publisher.asStored(table));
      assertThat(StoredKeys.of(table, none).check().rows()).describedAs(table.name()).isZero();
    }
  }

  @Test
  void findsAKeyThatIsTwiceInAFile() {
    store(List.of(row("a", 1), row("a", 2), row("a", 2), row("b", 1)));
    assertThatThrownBy(() -> keys().check())
        .hasMessageContaining("some has 1 of 4 rows whose key [post_id, age] is that of another");
  }

  /** Each file alone would be whole. */
  @Test
  void findsAKeyThatIsInTwoFiles() {
    store(List.of(row("a", 1), row("b", 1)));
    store(List.of(row("b", 1), row("c", 1)));
    assertThatThrownBy(() -> keys().check()).hasMessageContaining("1 of 4 rows");
  }

  /** Out of order, equal keys would be overlooked; so that does not pass either. */
  @Test
  void findsKeysOutOfOrder() {
    store(List.of(row("b", 1), row("a", 1), row("b", 2)));
    assertThatThrownBy(() -> keys().check()).hasMessageContaining("1 of 3 rows");
  }

  @Test
  void findsRowsThatLackAValue() {
    store(List.of(row("a", 1), RowFactory.create("b", 1L, null)));
    assertThatThrownBy(() -> keys().check())
        .hasMessageContaining("some has 1 rows without a value");
  }
}
