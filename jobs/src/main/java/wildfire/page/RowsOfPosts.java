package wildfire.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rows of each post as JSON. The rows of a post stand beside each other in the files of a
 * published table, so that they are put together where they are read, without a shuffle.
 */
final class RowsOfPosts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final double DECIMALS = 10_000;
  private static final int KEY = 2;

  private RowsOfPosts() {}

  /**
   * The rows by post: JSON arrays of the columns' values, with commas between them.
   *
   * @param table has the columns platform and post_id too
   */
  static Map<PostId, String> of(Dataset<Row> table, List<Column> columns) {
    Column[] all = new Column[columns.size() + KEY];
    all[0] = functions.col("platform");
    all[1] = functions.col("post_id");
    for (int i = 0; i < columns.size(); i++) {
      all[i + KEY] = columns.get(i);
    }
    Dataset<Row> selected = table.select(all);
    List<StructField> fields = List.of(selected.schema().fields());
    DataType[] types = fields.stream().map(StructField::dataType).toArray(DataType[]::new);
    Map<PostId, String> rows = new HashMap<>();
    for (Piece piece :
        selected
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(partition -> new Posts(partition, types))
            .collect()) {
      rows.merge(
          new PostId(piece.platform(), piece.post()),
          piece.rows(),
          (one, other) -> one + "," + other); // cut where a file was split
    }
    return rows;
  }

  /** The values of a row, and what follows them, as a JSON array; moments as minutes since 1970. */
  static String array(Row row, String... more) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (int i = 0; i < row.length(); i++) {
        write(json, row.get(i));
      }
      for (String value : more) {
        json.writeString(value);
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Double number) {
      write(json, number.doubleValue());
    } else if (value instanceof Long count) {
      json.writeNumber(count);
    } else if (value instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (value instanceof Instant moment) {
      json.writeNumber(Math.floorDiv(moment.getEpochSecond(), 60));
    } else {
      json.writeString(value.toString());
    }
  }

  private static void write(JsonGenerator json, double number) throws IOException {
    double rounded = Math.round(number * DECIMALS) / DECIMALS;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < DECIMALS * DECIMALS) {
      json.writeNumber((long) rounded);
    } else {
      json.writeNumber(rounded);
    }
  }

  /** Rows of a post that stood beside each other. */
  private record Piece(String platform, String post, String rows) implements Serializable {}

  /** Takes rows as long as they are of the same post. */
  private static final class Posts implements Iterator<Piece> {
    private final Iterator<InternalRow> rows;
    private final DataType[] types;
    private InternalRow ahead;

    Posts(Iterator<InternalRow> rows, DataType[] types) {
      this.rows = rows;
      this.types = types;
      this.ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Piece next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      UTF8String platform = ahead.getUTF8String(0).copy(); // rows are used again by their reader
      UTF8String post = ahead.getUTF8String(1).copy();
      StringWriter folded = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(folded)) {
        json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString(","));
        while (ahead != null
            && ahead.getUTF8String(1).equals(post)
            && ahead.getUTF8String(0).equals(platform)) {
          json.writeStartArray();
          for (int i = KEY; i < types.length; i++) {
            value(json, i);
          }
          json.writeEndArray();
          ahead = rows.hasNext() ? rows.next() : null;
        }
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return new Piece(platform.toString(), post.toString(), folded.toString());
    }

    private void value(JsonGenerator json, int i) throws IOException {
      if (ahead.isNullAt(i)) {
        json.writeNull();
      } else if (types[i].equals(DataTypes.LongType)) {
        json.writeNumber(ahead.getLong(i));
      } else if (types[i].equals(DataTypes.DoubleType)) {
        write(json, ahead.getDouble(i));
      } else if (types[i].equals(DataTypes.BooleanType)) {
        json.writeBoolean(ahead.getBoolean(i));
      } else if (types[i].equals(DataTypes.StringType)) {
        json.writeString(ahead.getUTF8String(i).toString());
      } else {
        throw new IllegalStateException("the page shows no " + types[i]);
      }
    }
  }
}
