package wildfire.judge;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import wildfire.metrics.SharedTogether;
import wildfire.model.TimePrecision;
import wildfire.verdict.Counted;
import wildfire.verdict.CountsAtAges;
import wildfire.verdict.MeasuredPost;
import wildfire.verdict.MeasuredPost.Known;
import wildfire.verdict.Metric;

/** Reads what judging needs from a row of measured posts, by the names of its columns. */
final class MeasuredRow {
  static final String PLATFORM = "platform";
  static final String POST_ID = "post_id";
  static final String PUBLISHED_AT = "published_at";

  private final StructType schema;
  private final Map<String, Map<String, SharedTogether>> sharedTogether;

  /**
   * @param sharedTogether what was shared together of a post, by platform and id
   */
  MeasuredRow(StructType schema, Map<String, Map<String, SharedTogether>> sharedTogether) {
    this.schema = schema;
    this.sharedTogether = sharedTogether;
  }

  /**
   * The post of a row.
   *
   * @throws IllegalArgumentException if a column is not there
   */
  MeasuredPost read(Row row) {
    SharedTogether together =
        sharedTogether
            .getOrDefault(text(row, PLATFORM), Map.of())
            .getOrDefault(text(row, POST_ID), SharedTogether.NONE);
    return new MeasuredPost(
        text(row, PLATFORM),
        text(row, POST_ID),
        text(row, "author_id"),
        count(row, "author_followers"),
        text(row, "campaign_id"),
        text(row, "format"),
        micros(row, PUBLISHED_AT),
        number(row, Metric.OBSERVED_HOURS.column()),
        TimePrecision.ofId(text(row, "time_precision")),
        row.getBoolean(at("is_mature")),
        new MeasuredPost.Sources(
            known(row, "shares_basis"),
            known(row, "comments_basis"),
            row.isNullAt(at(Metric.ACCOUNTS.column())) ? Known.NOT : Known.LOGGED,
            others(row)),
        CountsAtAges.from((counted, age) -> count(row, counted.organic().column(age))),
        CountsAtAges.from(
            (counted, age) ->
                counted.withPaid() == null ? null : count(row, counted.withPaid().column(age))),
        new MeasuredPost.Outside(
            outsideShare(row),
            orZero(count(row, "outside_known")),
            number(row, Metric.ESCAPE_HOURS.column())),
        new MeasuredPost.Cascade(
            count(row, "cascade_size"),
            number(row, Metric.ROOT_CHILD_SHARE.column()),
            number(row, Metric.STRUCTURAL_VIRALITY.column()),
            number(row, Metric.SECONDARY_REPRODUCTION.column())),
        new MeasuredPost.Paid(
            number(row, Metric.PAID_SHARE.column()), orZero(count(row, "paid_known"))),
        count(row, Metric.COMMENTERS.column()),
        number(row, Metric.LATE_SHARE.column()),
        number(row, Metric.HOURS_TO_HALF.column()),
        circumstances(row, together));
  }

  private Map<Counted, Known> others(Row row) {
    return Counted.ofCauses().stream()
        .collect(
            Collectors.toMap(
                counted -> counted, counted -> known(row, counted.organic().column() + "_basis")));
  }

  private MeasuredPost.Circumstances circumstances(Row row, SharedTogether together) {
    Long sharing = count(row, "sharing_accounts");
    return new MeasuredPost.Circumstances(
        number(row, Metric.PAID_EXPOSURE_SHARE.column()),
        number(row, Metric.PAID_ENGAGEMENT_SHARE.column()),
        count(row, Metric.SHARES_AFTER_PAYMENT.column()),
        number(row, Metric.HOURS_AFTER_PAYMENT.column()),
        orZero(count(row, "community_known")),
        number(row, Metric.LARGEST_COMMUNITY_SHARE.column()),
        number(row, Metric.LOG_SHARE.column()),
        number(row, Metric.ORPHAN_SHARE.column()),
        sharing,
        sharing == null ? null : together);
  }

  /** Of engaged accounts; that of the reached ones says nothing about who engaged. */
  private Double outsideShare(Row row) {
    return "accounts".equals(text(row, "outside_basis"))
        ? number(row, Metric.OUTSIDE_SHARE.column())
        : null;
  }

  private Known known(Row row, String basis) {
    String from = text(row, basis);
    if (from == null) {
      return Known.NOT;
    }
    return "counters".equals(from) ? Known.COUNTED : Known.LOGGED;
  }

  private int at(String column) {
    return schema.fieldIndex(column);
  }

  private String text(Row row, String column) {
    return row.getString(at(column));
  }

  private Long count(Row row, String column) {
    return row.get(at(column)) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private Double number(Row row, String column) {
    return row.get(at(column)) instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }

  private static long orZero(Long known) {
    return known == null ? 0 : known;
  }

  /** Spark hands out either kind of instant, as the session is set. */
  private Long micros(Row row, String column) {
    Object value = row.get(at(column));
    if (value == null) {
      return null;
    }
    Instant instant = value instanceof Timestamp stamp ? stamp.toInstant() : (Instant) value;
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
