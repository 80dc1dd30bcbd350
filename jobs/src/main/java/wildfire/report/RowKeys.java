package wildfire.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * The keys of rows of a table that have to be told apart.
 *
 * @param <R> what a row is made from
 */
final class RowKeys<R> {
  private final Table<R> table;
  private final List<String> names;
  private final List<Column<R>> columns;
  private final Set<List<Object>> keys = new HashSet<>();

  /**
   * @param names the columns that tell these rows apart
   */
  RowKeys(Table<R> table, List<String> names) {
    this.table = table;
    this.names = names;
    this.columns = table.columns(names);
  }

  /**
   * Takes a row down.
   *
   * @throws IllegalStateException if another has the same key
   */
  void add(R row) {
    List<Object> key = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      key.add(columns.get(i).value().apply(row));
    }
    if (!keys.add(key)) {
      throw new IllegalStateException(
          "%s has two rows with the key %s %s, the second of which is %s"
              .formatted(table.name(), names, key, row));
    }
  }

  /** Forgets all of them. */
  void clear() {
    keys.clear();
  }
}
