package wildfire.associate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import wildfire.association.PostFacts;
import wildfire.association.ReactionShares;
import wildfire.model.PostOutcome;
import wildfire.model.TimePrecision;
import wildfire.settings.AssociateSettings;
import wildfire.verdict.Virality;

/** Reads what associations need from a row of judged posts, by the names of its columns. */
final class JudgedRow {
  /** Whether the post has a paid period. */
  static final String HAS_FLIGHT = "has_flight";

  static final List<String> COLUMNS =
      List.of(
          "platform",
          "post_id",
          "author_id",
          "author_followers",
          "format",
          "published_at",
          "time_precision",
          "is_mature",
          "observed_hours",
          "overperformance_speed",
          "overperformance_size",
          "overperformance_breadth",
          "overperformance_conversation",
          "outside_share",
          "outside_basis",
          "verdict",
          "verdict_unseen",
          "standing_speed",
          "standing_breadth",
          "structural_virality",
          "cascade_depth",
          "cascade_size",
          "paid_share",
          "paid_engagement_share",
          "paid_exposure_share",
          "reactions",
          "reactions_like",
          "reactions_love",
          "reactions_wow",
          "reactions_haha",
          "reactions_sad",
          "reactions_angry",
          "reactions_care");

  private static final String OF_REACTIONS = "reactions_";

  private static final double SECONDS_IN_HOUR = 3600;
  private static final double NANOS_IN_HOUR = SECONDS_IN_HOUR * 1e9;

  private final StructType schema;
  private final ZoneId zone;
  private final double minObservedHours;

  JudgedRow(StructType schema, AssociateSettings settings) {
    this.schema = schema;
    this.zone = ZoneId.of(settings.timeZone());
    this.minObservedHours = settings.minObserved().toSeconds() / SECONDS_IN_HOUR;
  }

  PostFacts read(Row row) {
    LocalDateTime published = published(row);
    boolean tellsHours = TimePrecision.ofId(text(row, "time_precision")).tellsHours();
    return new PostFacts(
        text(row, "platform"),
        text(row, "post_id"),
        text(row, "author_id"),
        row.<Long>getAs("author_followers"),
        text(row, "format"),
        isPaid(row),
        micros(row),
        published == null || !tellsHours
            ? null
            : Double.valueOf(published.toLocalTime().toNanoOfDay() / NANOS_IN_HOUR),
        published == null ? null : Integer.valueOf(DayOfWeek.from(published).getValue()),
        outcomes(row),
        cascadeSize(row),
        reactionShares(row));
  }

  private Map<String, Double> reactionShares(Row row) {
    Map<String, Double> counted = new TreeMap<>();
    for (String column : COLUMNS) {
      Double count = column.startsWith(OF_REACTIONS) ? number(row, column) : null;
      if (count != null) {
        counted.put(column.substring(OF_REACTIONS.length()), count);
      }
    }
    return ReactionShares.of(number(row, "reactions"), counted);
  }

  private static Long micros(Row row) {
    Instant at = row.getAs("published_at");
    return at == null ? null : Long.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  /** In the audience's time zone; a date without a time stays that date. */
  private LocalDateTime published(Row row) {
    Instant at = row.getAs("published_at");
    if (at == null) {
      return null;
    }
    return switch (TimePrecision.ofId(text(row, "time_precision"))) {
      case INSTANT -> LocalDateTime.ofInstant(at, zone);
      case DAY -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
      case NONE -> null;
    };
  }

  /**
   * Whether anything is known to have been paid for. What is not known is not told apart from what
   * was not paid: of a post without any spread nothing can be known, and to hold that equal would
   * be to hold the outcome equal.
   */
  private boolean isPaid(Row row) {
    return row.getBoolean(schema.fieldIndex(HAS_FLIGHT))
        || isPositive(row, "paid_share")
        || isPositive(row, "paid_engagement_share")
        || isPositive(row, "paid_exposure_share");
  }

  private boolean isPositive(Row row, String column) {
    Double share = number(row, column);
    return share != null && share > 0;
  }

  private Map<PostOutcome, Double> outcomes(Row row) {
    Map<PostOutcome, Double> known = new EnumMap<>(PostOutcome.class);
    for (PostOutcome outcome : PostOutcome.values()) {
      Double value = outcome(row, outcome);
      if (value != null) {
        known.put(outcome, value);
      }
    }
    return known;
  }

  private Double outcome(Row row, PostOutcome outcome) {
    return switch (outcome) {
      case SPEED -> number(row, "overperformance_speed");
      case SIZE -> number(row, "overperformance_size");
      case BREADTH -> number(row, "overperformance_breadth");
      case CONVERSATION -> number(row, "overperformance_conversation");
      case OUTSIDE_SHARE ->
          "accounts".equals(text(row, "outside_basis")) && isOldEnough(row)
              ? number(row, "outside_share")
              : null;
      case VIRAL ->
          Virality.of(
                  text(row, "verdict"),
                  text(row, "verdict_unseen"),
                  text(row, "standing_speed"),
                  text(row, "standing_breadth"))
              .map(viral -> viral ? 1.0 : 0.0)
              .orElse(null);
      case STRUCTURAL_VIRALITY -> isOldEnough(row) ? number(row, "structural_virality") : null;
      case CASCADE_DEPTH -> isOldEnough(row) ? number(row, "cascade_depth") : null;
    };
  }

  private boolean isOldEnough(Row row) {
    Double hours = number(row, "observed_hours");
    return row.getBoolean(schema.fieldIndex("is_mature"))
        || (hours != null && hours >= minObservedHours);
  }

  private int cascadeSize(Row row) {
    Long size = row.getAs("cascade_size");
    return size == null ? 0 : (int) Math.min(Integer.MAX_VALUE, size);
  }

  private String text(Row row, String column) {
    return row.getString(schema.fieldIndex(column));
  }

  private Double number(Row row, String column) {
    return row.get(schema.fieldIndex(column)) instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }
}
