package wildfire.associate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import wildfire.association.PostFacts;
import wildfire.model.PostOutcome;
import wildfire.settings.SettingsReader;

final class JudgedRowTest {
  private static PostFacts read(Map<String, Object> known) {
    StructType schema = new StructType().add(JudgedRow.HAS_FLIGHT, DataTypes.BooleanType);
    List<Object> values = new ArrayList<>(List.of(false));
    Map<String, Object> row =
        new HashMap<>(
            Map.of(
                "verdict", "typical",
                "verdict_unseen", "",
                "standing_speed", "unseen",
                "standing_breadth", "unseen",
                "time_precision", "none",
                "is_mature", true));
    row.putAll(known);
    for (String column : JudgedRow.COLUMNS) {
      schema = schema.add(column, DataTypes.StringType);
      values.add(row.get(column));
    }
    JudgedRow reader = new JudgedRow(schema, new SettingsReader().read().associate());
    return reader.read(new GenericRowWithSchema(values.toArray(), schema));
  }

  @Test
  void eachKindOfReactionIsAPartOfAllThatReacted() {
    PostFacts post =
        read(Map.of("reactions", 200L, "reactions_like", 100L, "reactions_angry", 50L));
    assertThat(post.reactionShares()).isEqualTo(Map.of("like", 0.5, "angry", 0.25));
    assertThat(read(Map.of("reactions", 200L)).reactionShares()).isEmpty();
    assertThat(read(Map.of("reactions", 0L, "reactions_like", 0L, "reactions_sad", 0L)))
        .extracting(PostFacts::reactionShares)
        .isEqualTo(Map.of());
  }

  @Test
  void sizeIsTheOverperformanceOfSettledShares() {
    assertThat(read(Map.of("overperformance_size", -1.5)).outcomes())
        .containsEntry(PostOutcome.SIZE, -1.5)
        .doesNotContainKey(PostOutcome.SPEED);
    assertThat(read(Map.of()).outcomes()).doesNotContainKey(PostOutcome.SIZE);
  }
}
