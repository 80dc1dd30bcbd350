package wildfire.ingest;

import static wildfire.ingest.CanonicalType.ACCOUNT;
import static wildfire.ingest.CanonicalType.AMOUNT;
import static wildfire.ingest.CanonicalType.BASIS;
import static wildfire.ingest.CanonicalType.INSTANT;
import static wildfire.ingest.CanonicalType.KIND;
import static wildfire.ingest.CanonicalType.METRIC;
import static wildfire.ingest.CanonicalType.NUMBER;
import static wildfire.ingest.CanonicalType.PLATFORM;
import static wildfire.ingest.CanonicalType.SCOPE;
import static wildfire.ingest.CanonicalType.SHARE;
import static wildfire.ingest.CanonicalType.TEXT;
import static wildfire.ingest.CanonicalType.WHOLE;
import static wildfire.ingest.CanonicalType.YES_NO;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of the lake, whatever export the rows came from. Every source maps its columns to
 * these; a new column for every platform is one line here.
 */
public enum CanonicalTable {
  POSTS(
      List.of("platform", "post_id"),
      required("platform", PLATFORM, "where it was posted"),
      required("post_id", TEXT, "the post's id on its platform"),
      optional("author_id", ACCOUNT, "the account that posted it"),
      optional("author_followers", WHOLE, "followers of the author at the time of the post"),
      optional("campaign_id", TEXT, "the campaign it belongs to"),
      optional("published_at", INSTANT, "when it was posted"),
      optional("format", TEXT, "form of the post: text, image, video, carousel, link, …"),
      optional("language", TEXT, "language of the text, as an ISO 639 code"),
      optional("text", TEXT, "the post's own words"),
      optional("url", TEXT, "where to see it"),
      optional("observed_at", INSTANT, "when the export was made: nothing later can be in it")),
  ENGAGEMENTS(
      List.of("platform", "post_id", "event_id"),
      required("platform", PLATFORM, "where it happened"),
      required("post_id", TEXT, "the post it was done to"),
      required("event_id", TEXT, "id of the act, unique within the post"),
      optional("actor_id", ACCOUNT, "the account that did it"),
      required(
          "kind",
          KIND,
          "like, reaction, comment, share, quote, save, click, follow, impression, view"),
      optional("reaction", TEXT, "which reaction, where the platform has several"),
      optional("occurred_at", INSTANT, "when it was done; required unless the source has no times"),
      optional(
          "parent_event_id",
          TEXT,
          "the share it came through, or the comment it answers; none: the post itself"),
      optional("follows_author", YES_NO, "whether the actor followed the author then"),
      optional("community", TEXT, "the community the actor belongs to"),
      optional("is_paid", YES_NO, "whether it came from bought reach"),
      optional("text", TEXT, "the comment's or quote's own words")),
  RETRACTIONS(
      List.of("platform", "event_id", "post_id", "retracted_at"),
      required("platform", PLATFORM, "where it was taken back"),
      required(
          "event_id",
          TEXT,
          "the act that was taken back; its id is that of one act of the platform, or of the post"),
      optional("post_id", TEXT, "the post it was done to; none: its id says enough"),
      optional("retracted_at", INSTANT, "when it was taken back; none: before the export")),
  FOLLOWS(
      List.of("platform", "follower_id", "followee_id"),
      required("platform", PLATFORM, "where"),
      required("follower_id", ACCOUNT, "the account that follows"),
      required("followee_id", ACCOUNT, "the account that is followed")),
  TAGS(
      List.of("platform", "post_id", "trigger", "detail", "tagger_id"),
      required("platform", PLATFORM, "where the post is"),
      required("post_id", TEXT, "the tagged post"),
      required("trigger", TEXT, "the trigger the tagger saw in it"),
      optional("detail", TEXT, "which one, such as the emotion"),
      optional("strength", SHARE, "how strongly, 0 to 1; unknown counts as 1"),
      optional("tagger_id", ACCOUNT, "who tagged it")),
  FLIGHTS(
      List.of("platform", "post_id", "starts_at", "ends_at", "currency"),
      required("platform", PLATFORM, "where the post is"),
      required("post_id", TEXT, "the promoted post"),
      required("starts_at", INSTANT, "when the paid period began"),
      optional("ends_at", INSTANT, "when it ended; none: it had not ended at the export"),
      optional("spend", NUMBER, "money spent in the period"),
      optional("currency", TEXT, "its currency, as an ISO 4217 code")),
  COUNTERS(
      List.of("platform", "post_id", "metric", "scope", "basis", "value", "observed_at"),
      required("platform", PLATFORM, "where the post is"),
      required("post_id", TEXT, "the post that it was counted of"),
      required("metric", METRIC, "what was counted, such as impressions or reactions.love"),
      required("scope", SCOPE, "organic, paid or total"),
      required("basis", BASIS, "lifetime: all up to observed_at; day: that day"),
      required("value", AMOUNT, "how many, from 0 up; of a day net, so that it may be below"),
      required(
          "observed_at", INSTANT, "when the total stood so: the export's own time; or the day")),
  ACCOUNT_COUNTERS(
      List.of("platform", "account_id", "metric", "scope", "basis", "value", "observed_at"),
      required("platform", PLATFORM, "where the account is"),
      required("account_id", ACCOUNT, "the account that it was counted of"),
      required("metric", METRIC, "what was counted, such as followers"),
      required("scope", SCOPE, "organic, paid or total"),
      required("basis", BASIS, "lifetime: all up to observed_at; day: that day"),
      required("value", AMOUNT, "how many, from 0 up; of a day net, so that it may be below"),
      required("observed_at", INSTANT, "when the total stood so; or the day"));

  private static final Map<String, CanonicalTable> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(CanonicalTable::id, Function.identity()));

  /**
   * A column of a canonical table.
   *
   * @param required a row without it is rejected
   */
  public record CanonicalColumn(
      String name, CanonicalType type, boolean required, String meaning) {}

  private final List<String> key;
  private final List<CanonicalColumn> columns;

  CanonicalTable(List<String> key, CanonicalColumn... columns) {
    this.key = key;
    this.columns = List.of(columns);
  }

  /** The name in settings and sources, and of the folder in the lake. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Rows that agree in these are the same thing seen twice. */
  public List<String> key() {
    return key;
  }

  public List<CanonicalColumn> columns() {
    return columns;
  }

  /** The columns that hold instants, the one that dates the row first. */
  List<CanonicalColumn> instants() {
    return columns.stream().filter(column -> column.type() == CanonicalType.INSTANT).toList();
  }

  /** The tables by {@link #id()}. */
  public static Map<String, CanonicalTable> byId() {
    return BY_ID;
  }

  /**
   * Those of which the lake keeps each key once; engagements are sorted where they are measured.
   */
  static Set<CanonicalTable> keptOnce() {
    return EnumSet.complementOf(EnumSet.of(ENGAGEMENTS));
  }

  /** Whether its rows are what a platform counted, one metric each. */
  public boolean holdsCounters() {
    return this == COUNTERS || this == ACCOUNT_COUNTERS;
  }

  private static CanonicalColumn required(String name, CanonicalType type, String meaning) {
    return new CanonicalColumn(name, type, true, meaning);
  }

  private static CanonicalColumn optional(String name, CanonicalType type, String meaning) {
    return new CanonicalColumn(name, type, false, meaning);
  }
}
