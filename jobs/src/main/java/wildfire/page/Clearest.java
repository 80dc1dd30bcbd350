package wildfire.page;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** Which clear associations are told first, where there is place for a few. */
public final class Clearest {
  /** Outcomes that matter less than how much there was of something. */
  private static final Object[] ABOUT_THE_SHAPE = {
    PostOutcome.STRUCTURAL_VIRALITY.id(), PostOutcome.CASCADE_DEPTH.id()
  };

  /** Factors that say least about a post. */
  private static final Object[] ABOUT_THE_TIME = {FactorKind.HOUR.id(), FactorKind.WEEKDAY.id()};

  private Clearest() {}

  /**
   * Sentences of clear associations: those with spread before those with conversation, and these
   * before those with the shape of cascades; what a post is before when it was published; the least
   * q first. An outcome and factor are told once, for the platform, or for all, where it is
   * clearest.
   *
   * @param associations rows of the published table
   * @param sentence the column with the sentence
   * @param most sentences at most
   */
  public static List<String> of(Dataset<Row> associations, String sentence, int most) {
    return associations
        .where(col("conclusion").isin("more", "less"))
        .orderBy(
            when(col("outcome").isin(ABOUT_THE_SHAPE), 2)
                .when(col("outcome").equalTo(PostOutcome.CONVERSATION.id()), 1)
                .otherwise(0),
            when(col("factor_kind").isin(ABOUT_THE_TIME), 1).otherwise(0),
            col("q"),
            col("p"),
            col("platform"),
            col("outcome"),
            col("factor_kind"),
            col("factor"))
        .select("outcome", "factor_kind", "factor", sentence)
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0) + " " + row.getString(1) + " " + row.getString(2),
                row -> row.getString(3),
                (clearest, sameElsewhere) -> clearest,
                LinkedHashMap::new))
        .values()
        .stream()
        .limit(most)
        .toList();
  }
}
