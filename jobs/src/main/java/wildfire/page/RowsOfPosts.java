package wildfire.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of each post as JSON. The rows of a post stand beside each other in the files of a
 * published table, so that they are put together where they are read, without a shuffle.
 */
final class RowsOfPosts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final double DECIMALS = 10_000;
  private static final StructType FOLDED =
      new StructType()
          .add("platform", DataTypes.StringType, false)
          .add("post_id", DataTypes.StringType, false)
          .add("rows", DataTypes.StringType, false);

  private RowsOfPosts() {}

  /**
   * The rows by post: JSON arrays of the columns' values, with commas between them.
   *
   * @param table has the columns platform and post_id too
   */
  static Map<PostId, String> of(Dataset<Row> table, List<Column> columns) {
    Column[] all = new Column[columns.size() + 2];
    all[0] = functions.col("platform");
    all[1] = functions.col("post_id");
    for (int i = 0; i < columns.size(); i++) {
      all[i + 2] = columns.get(i);
    }
    Map<PostId, String> rows = new HashMap<>();
    for (Row piece :
        table.select(all).mapPartitions(new Fold(), Encoders.row(FOLDED)).collectAsList()) {
      rows.merge(
          new PostId(piece.getString(0), piece.getString(1)),
          piece.getString(2),
          (one, other) -> one + "," + other); // cut where a file was split
    }
    return rows;
  }

  /**
   * The values of a row from that one on, and what follows them, as a JSON array; moments as
   * minutes since 1970.
   */
  static String array(Row row, int from, String... more) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (int i = from; i < row.length(); i++) {
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
      double rounded = Math.round(number * DECIMALS) / DECIMALS;
      if (rounded == Math.rint(rounded) && Math.abs(rounded) < DECIMALS * DECIMALS) {
        json.writeNumber((long) rounded);
      } else {
        json.writeNumber(rounded);
      }
    } else if (value instanceof Long count) {
      json.writeNumber(count);
    } else if (value instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (value instanceof Instant moment) {
      json.writeNumber(Math.floorDiv(moment.getEpochSecond(), 60));
    } else if (value instanceof Timestamp moment) {
      json.writeNumber(Math.floorDiv(moment.toInstant().getEpochSecond(), 60));
    } else {
      json.writeString(value.toString());
    }
  }

  private static final class Fold implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      return new Posts(rows);
    }
  }

  /** Takes rows as long as they are of the same post. */
  private static final class Posts implements Iterator<Row> {
    private final Iterator<Row> rows;
    private Row ahead;

    Posts(Iterator<Row> rows) {
      this.rows = rows;
      this.ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Row next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      String platform = ahead.getString(0);
      String post = ahead.getString(1);
      StringBuilder folded = new StringBuilder();
      while (ahead != null
          && ahead.getString(1).equals(post)
          && ahead.getString(0).equals(platform)) {
        folded.append(folded.isEmpty() ? "" : ",").append(array(ahead, 2));
        ahead = rows.hasNext() ? rows.next() : null;
      }
      return RowFactory.create(platform, post, folded.toString());
    }
  }
}
