package wildfire.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;
import wildfire.table.Table;

/**
 * Whether a table as it was stored has each key once, in one pass and without a shuffle: its files
 * are in the order of the key, so that equal keys would stand beside each other, and that they are
 * in that order is looked at too.
 */
final class StoredKeys {
  private final Table<Row> table;
  private final List<Piece> pieces;

  /**
   * What was found in one file of the table, or in a part of one.
   *
   * @param rows at least 1
   * @param incomplete rows without a value that every row must have
   * @param breaks how often a key was not above that of the row before it
   * @param first the first key
   * @param last the last key
   */
  private record Piece(long rows, long incomplete, long breaks, InternalRow first, InternalRow last)
      implements Serializable {}

  private StoredKeys(Table<Row> table, List<Piece> pieces) {
    this.table = table;
    this.pieces = pieces;
  }

  /**
   * Reads the keys of a table.
   *
   * @param stored all of the table, as it is read from its files
   */
  static StoredKeys of(Table<Row> table, Dataset<Row> stored) {
    Dataset<Row> keys =
        stored.select(
            Stream.concat(table.key().stream().map(functions::col), Stream.of(incomplete(table)))
                .toArray(org.apache.spark.sql.Column[]::new));
    Order order =
        new Order(
            Stream.of(keys.schema().fields())
                .limit(table.key().size())
                .map(StructField::dataType)
                .toArray(DataType[]::new));
    List<Piece> pieces =
        new ArrayList<>(
            keys.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> pieces(rows, order))
                .collect());
    pieces.sort(Comparator.comparing(Piece::first, order));
    for (int i = 1; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (order.compare(pieces.get(i - 1).last(), piece.first()) >= 0) {
        pieces.set(
            i,
            new Piece(
                piece.rows(), piece.incomplete(), piece.breaks() + 1, piece.first(), piece.last()));
      }
    }
    return new StoredKeys(table, pieces);
  }

  /**
   * The pieces of one partition. Spark packs several files, or parts of them, into one partition,
   * in an order of its own; only within each of them are rows in the order of the key.
   */
  private static Iterator<Piece> pieces(Iterator<InternalRow> rows, Order order) {
    List<Piece> pieces = new ArrayList<>();
    UTF8String file = null;
    long start = -1;
    InternalRow first = null;
    InternalRow last = null;
    long count = 0;
    long incomplete = 0;
    long breaks = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      UTF8String rowsFile = InputFileBlockHolder.getInputFilePath();
      long rowsStart = InputFileBlockHolder.getStartOffset();
      if (first != null && (rowsStart != start || !rowsFile.equals(file))) {
        pieces.add(new Piece(count, incomplete, breaks, first, last));
        first = null;
      }
      InternalRow copy = row.copy(); // rows are used again by their reader
      if (first == null) {
        file = rowsFile;
        start = rowsStart;
        first = copy;
        count = 0;
        incomplete = 0;
        breaks = 0;
      } else {
        breaks += order.compare(last, copy) >= 0 ? 1 : 0;
      }
      count++;
      incomplete += copy.getBoolean(order.columns()) ? 1 : 0;
      last = copy;
    }
    if (first != null) {
      pieces.add(new Piece(count, incomplete, breaks, first, last));
    }
    return pieces.iterator();
  }

  private static org.apache.spark.sql.Column incomplete(Table<Row> table) {
    org.apache.spark.sql.Column incomplete = functions.lit(false);
    for (wildfire.table.Column<Row> column : table.columns()) {
      if (!column.nullable()) {
        incomplete = incomplete.or(functions.col(column.name()).isNull());
      }
    }
    return incomplete;
  }

  /** The rows of the table. */
  long rows() {
    return pieces.stream().mapToLong(Piece::rows).sum();
  }

  /**
   * Makes sure that each key is there once and every row complete.
   *
   * @throws IllegalStateException if not
   */
  StoredKeys check() {
    long breaks = pieces.stream().mapToLong(Piece::breaks).sum();
    if (breaks > 0) {
      throw new IllegalStateException(
          "%s has %d of %d rows whose key %s is that of another, or out of order"
              .formatted(table.name(), breaks, rows(), table.key()));
    }
    long incomplete = pieces.stream().mapToLong(Piece::incomplete).sum();
    if (incomplete > 0) {
      throw new IllegalStateException(
          "%s has %d rows without a value that every row must have"
              .formatted(table.name(), incomplete));
    }
    return this;
  }

  /** The order that Spark sorts keys by: nothing first, texts by their bytes. */
  private static final class Order implements Comparator<InternalRow>, Serializable {
    private static final long serialVersionUID = 1L;

    private static final List<Class<? extends DataType>> KNOWN =
        List.of(
            StringType.class,
            LongType.class,
            TimestampType.class,
            IntegerType.class,
            DateType.class,
            DoubleType.class);

    private final DataType[] types;

    Order(DataType[] types) {
      this.types = types;
      for (DataType type : types) {
        if (KNOWN.stream().noneMatch(known -> known.isInstance(type))) {
          throw new IllegalStateException("keys of " + type + " have no order here");
        }
      }
    }

    int columns() {
      return types.length;
    }

    @Override
    public int compare(InternalRow one, InternalRow other) {
      for (int i = 0; i < types.length; i++) {
        int order = compare(one, other, i);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    private int compare(InternalRow one, InternalRow other, int at) {
      if (one.isNullAt(at) || other.isNullAt(at)) {
        return Boolean.compare(other.isNullAt(at), one.isNullAt(at));
      }
      DataType type = types[at];
      if (type instanceof StringType) {
        return one.getUTF8String(at).compareTo(other.getUTF8String(at));
      }
      if (type instanceof LongType || type instanceof TimestampType) {
        return Long.compare(one.getLong(at), other.getLong(at));
      }
      if (type instanceof DoubleType) {
        return Double.compare(one.getDouble(at), other.getDouble(at));
      }
      return Integer.compare(one.getInt(at), other.getInt(at));
    }
  }
}
