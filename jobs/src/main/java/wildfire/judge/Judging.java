package wildfire.judge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import wildfire.explain.CauseExplainer;
import wildfire.explain.Explainer;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.SharedTogether;
import wildfire.reason.ReasonColumns;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.MeasuredPost;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.PlatformFold;

/** Judges measured posts: each platform is one fold over its posts in order of publication. */
public final class Judging {
  /** Array of structs, the reasons of a judged post. */
  public static final String REASONS = "reasons";

  /** Array of structs, the signs of the causes of a post that did badly. */
  public static final String CAUSES = "cause_signs";

  /** Array of structs, how the spread of a judged post grew against what is usual. */
  public static final String GROWTH = "growth";

  /**
   * What posts are judged by; goes to the executors.
   *
   * @param activity of the audience, by platform
   * @param sharedTogether what was shared together of a post, by platform and id; nothing of the
   *     posts that are not in it
   */
  public record Rules(
      JudgeSettings judging,
      CauseSettings causes,
      Map<String, AudienceActivity> activity,
      Map<String, Map<String, SharedTogether>> sharedTogether)
      implements Serializable {

    private AudienceActivity activityOf(String platform) {
      return activity.getOrDefault(platform, AudienceActivity.unknown());
    }
  }

  private Judging() {}

  /**
   * The measured rows with the columns of {@link JudgedColumns} and {@link CauseColumns}, {@link
   * #REASONS}, {@link #CAUSES} and {@link #GROWTH}. The order of the input does not matter. All of
   * a platform's posts go through one task; what it holds is bounded for each account, format and
   * follower band, and by what is published within {@link CauseSettings#rivalWithin()}.
   */
  public static Dataset<Row> verdicts(Dataset<Row> measured, Rules rules) {
    StructType judged = schema(measured.schema());
    Dataset<Row> rows =
        measured
            .repartition(col(MeasuredRow.PLATFORM))
            .sortWithinPartitions(
                MeasuredRow.PLATFORM, MeasuredRow.PUBLISHED_AT, MeasuredRow.POST_ID)
            .mapPartitions(new Fold(measured.schema(), rules), Encoders.row(judged));
    return rows.to(judged);
  }

  /** One row a reason, of what {@link #verdicts} gives. */
  public static Dataset<Row> reasons(Dataset<Row> judged) {
    return exploded(judged, REASONS);
  }

  /** One row a post, cause and sign, of what {@link #verdicts} gives. */
  public static Dataset<Row> causes(Dataset<Row> judged) {
    return exploded(judged, CAUSES);
  }

  /** One row a post and age, of what {@link #verdicts} gives. */
  public static Dataset<Row> growth(Dataset<Row> judged) {
    return exploded(judged, GROWTH);
  }

  private static Dataset<Row> exploded(Dataset<Row> judged, String array) {
    return judged
        .select(
            col(MeasuredRow.PLATFORM), col(MeasuredRow.POST_ID), explode(col(array)).as("element"))
        .select(MeasuredRow.PLATFORM, MeasuredRow.POST_ID, "element.*");
  }

  private static StructType schema(StructType measured) {
    StructType all = measured;
    for (StructField field : JudgedColumns.TABLE.schema().fields()) {
      all = all.add(field);
    }
    for (StructField field : CauseColumns.OF_POST.schema().fields()) {
      all = all.add(field);
    }
    return all.add(REASONS, DataTypes.createArrayType(ReasonColumns.TABLE.schema(), false), false)
        .add(CAUSES, DataTypes.createArrayType(CauseColumns.TABLE.schema(), false), false)
        .add(GROWTH, DataTypes.createArrayType(GrowthColumns.TABLE.schema(), false), false);
  }

  /** One partition's rows, judged one by one. */
  private static final class Fold implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final StructType measured;
    private final Rules rules;

    Fold(StructType measured, Rules rules) {
      this.measured = measured;
      this.rules = rules;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      return new Platforms(rows, new MeasuredRow(measured, rules.sharedTogether()), rules);
    }
  }

  /** Opens a new fold for every platform; rows wait as long as their posts do. */
  private static final class Platforms implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final MeasuredRow reader;
    private final Rules rules;
    private final Explainer explainer = new Explainer();
    private final CauseExplainer causes = new CauseExplainer();
    private final Deque<Row> waiting = new ArrayDeque<>();
    private final Deque<Row> done = new ArrayDeque<>();
    private PlatformFold fold;
    private String platform;

    Platforms(Iterator<Row> rows, MeasuredRow reader, Rules rules) {
      this.rows = rows;
      this.reader = reader;
      this.rules = rules;
    }

    @Override
    public boolean hasNext() {
      while (done.isEmpty() && rows.hasNext()) {
        take(rows.next());
      }
      if (done.isEmpty() && fold != null) {
        finish(fold.rest());
      }
      return !done.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return done.remove();
    }

    private void take(Row row) {
      MeasuredPost post = reader.read(row);
      if (!post.platform().equals(platform)) {
        if (fold != null) {
          finish(fold.rest());
        }
        platform = post.platform();
        fold = new PlatformFold(rules.judging(), rules.causes(), rules.activityOf(platform));
      }
      waiting.add(row);
      finish(fold.next(post));
    }

    private void finish(List<Diagnosis> posts) {
      posts.forEach(post -> done.add(judged(waiting.remove(), post)));
    }

    private Row judged(Row row, Diagnosis diagnosis) {
      Object[] verdict = JudgedColumns.TABLE.values(diagnosis.judged());
      Object[] cause = CauseColumns.OF_POST.values(diagnosis);
      Object[] all = new Object[row.length() + verdict.length + cause.length + 3];
      for (int i = 0; i < row.length(); i++) {
        all[i] = row.get(i);
      }
      System.arraycopy(verdict, 0, all, row.length(), verdict.length);
      System.arraycopy(cause, 0, all, row.length() + verdict.length, cause.length);
      all[all.length - 3] =
          explainer.reasons(diagnosis).stream().map(ReasonColumns.TABLE::row).toArray(Row[]::new);
      all[all.length - 2] =
          causes.reasons(diagnosis).stream().map(CauseColumns.TABLE::row).toArray(Row[]::new);
      all[all.length - 1] =
          diagnosis.judged().growth().stream()
              .map(usual -> new GrowthColumns.At(diagnosis.judged().post(), usual))
              .map(GrowthColumns.TABLE::row)
              .toArray(Row[]::new);
      return RowFactory.create(all);
    }
  }
}
