package wildfire.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import wildfire.model.TimePrecision;

/**
 * The keys of the star. They are the ids themselves: the same on every night and every machine,
 * different for what is different, and legible; a number would have to be kept somewhere, and a
 * digest of 64 bits is no longer exact in tools that count in doubles.
 */
final class StarKeys {
  static final String NO_CAMPAIGN = "(no campaign)";
  static final String UNKNOWN_DATE = "(unknown)";
  static final String UNTAGGED = "(untagged)";
  static final String TWO_TRIGGERS = "(two triggers)";
  static final String OTHER_FACTOR = "(other factor)";
  static final String ALL_PLATFORMS = "all";

  private StarKeys() {}

  /**
   * The key of a post: its platform, a slash and its id. A slash in the platform's name is {@code
   * %2F} there, so that two posts never share a key.
   */
  static Column ofPost() {
    Column platform = replace(replace(col("platform"), lit("%"), lit("%25")), lit("/"), lit("%2F"));
    return concat(platform, lit("/"), col("post_id"));
  }

  /** The key of a campaign. */
  static Column ofCampaign() {
    return coalesce(escaped(col("campaign_id")), lit(NO_CAMPAIGN));
  }

  static String ofCampaign(String id) {
    return id == null ? NO_CAMPAIGN : escaped(id);
  }

  /** What is told apart from the members that stand for none: these have one parenthesis. */
  static String escaped(String id) {
    return id.startsWith("(") ? "(" + id : id;
  }

  private static Column escaped(Column id) {
    return when(id.startsWith("("), concat(lit("("), id)).otherwise(id);
  }

  /** The day of publication; a date without a time stays that date. */
  static Column ofDate(ZoneId audience) {
    return coalesce(date_format(published(audience), "yyyy-MM-dd"), lit(UNKNOWN_DATE));
  }

  /** The hour of publication; null where it is not known to the hour. */
  static Column hourOfPublication(ZoneId audience) {
    return when(isKnownToTheHour(), hour(published(audience)).cast("long"));
  }

  private static Column published(ZoneId audience) {
    return when(isKnownToTheHour(), from_utc_timestamp(col("published_at"), audience.getId()))
        .otherwise(col("published_at"));
  }

  private static Column isKnownToTheHour() {
    return col("time_precision").equalTo(TimePrecision.INSTANT.id());
  }
}
