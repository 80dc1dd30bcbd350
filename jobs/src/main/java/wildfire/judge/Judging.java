package wildfire.judge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import wildfire.explain.Explainer;
import wildfire.reason.ReasonColumns;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.BaselineBook;
import wildfire.verdict.Judge;
import wildfire.verdict.Judged;
import wildfire.verdict.MeasuredPost;

/** Judges measured posts: each platform is one fold over its posts in order of publication. */
public final class Judging {
  /** Array of structs, the reasons of a judged post. */
  public static final String REASONS = "reasons";

  private Judging() {}

  /**
   * The measured rows with the columns of {@link JudgedColumns} and {@link #REASONS}. The order of
   * the input does not matter. All of a platform's posts go through one task, a row at a time; what
   * it holds is bounded for each account, format and follower band.
   */
  public static Dataset<Row> verdicts(Dataset<Row> measured, JudgeSettings settings) {
    StructType judged = schema(measured.schema());
    Dataset<Row> rows =
        measured
            .repartition(col(MeasuredRow.PLATFORM))
            .sortWithinPartitions(
                MeasuredRow.PLATFORM, MeasuredRow.PUBLISHED_AT, MeasuredRow.POST_ID)
            .mapPartitions(new Fold(measured.schema(), settings), Encoders.row(judged));
    return rows.to(judged);
  }

  /** One row a reason, of what {@link #verdicts} gives. */
  public static Dataset<Row> reasons(Dataset<Row> judged) {
    return judged
        .select(
            col(MeasuredRow.PLATFORM), col(MeasuredRow.POST_ID), explode(col(REASONS)).as("reason"))
        .select(MeasuredRow.PLATFORM, MeasuredRow.POST_ID, "reason.*");
  }

  private static StructType schema(StructType measured) {
    StructType all = measured;
    for (StructField field : JudgedColumns.TABLE.schema().fields()) {
      all = all.add(field);
    }
    return all.add(REASONS, DataTypes.createArrayType(ReasonColumns.TABLE.schema(), false), false);
  }

  /** One partition's rows, judged one by one. */
  private static final class Fold implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final StructType measured;
    private final JudgeSettings settings;

    Fold(StructType measured, JudgeSettings settings) {
      this.measured = measured;
      this.settings = settings;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      return new Platforms(rows, new MeasuredRow(measured), settings);
    }
  }

  /** Opens a new book of baselines for every platform. */
  private static final class Platforms implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final MeasuredRow reader;
    private final JudgeSettings settings;
    private final Judge judge;
    private final Explainer explainer = new Explainer();
    private BaselineBook book;
    private String platform;

    Platforms(Iterator<Row> rows, MeasuredRow reader, JudgeSettings settings) {
      this.rows = rows;
      this.reader = reader;
      this.settings = settings;
      this.judge = new Judge(settings);
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      Row row = rows.next();
      MeasuredPost post = reader.read(row);
      if (!post.platform().equals(platform)) {
        platform = post.platform();
        book = new BaselineBook(settings);
      }
      return judged(row, judge.judge(post, book.next(post)));
    }

    private Row judged(Row row, Judged judged) {
      Object[] added = JudgedColumns.TABLE.values(judged);
      Object[] all = new Object[row.length() + added.length + 1];
      for (int i = 0; i < row.length(); i++) {
        all[i] = row.get(i);
      }
      System.arraycopy(added, 0, all, row.length(), added.length);
      List<Row> reasons = explainer.reasons(judged).stream().map(ReasonColumns.TABLE::row).toList();
      all[all.length - 1] = reasons.toArray(new Row[0]);
      return RowFactory.create(all);
    }
  }
}
