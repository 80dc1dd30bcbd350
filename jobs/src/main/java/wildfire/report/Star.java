package wildfire.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import wildfire.measure.Measure;
import wildfire.model.FactorKind;

/** Makes the tables of the star out of those that are published beside it. */
final class Star {
  private static final String[] POST = {"platform", "post_id"};

  /** Names that a capital at the beginning does not make. */
  private static final Map<String, String> NAMES =
      Map.of("linkedin", "LinkedIn", "tiktok", "TikTok", "youtube", "YouTube");

  /**
   * What the star is made from.
   *
   * @param scorecard the published table, as are the next four
   * @param measured the measured posts that are published, with their curves
   */
  record Wide(
      Dataset<Row> scorecard,
      Dataset<Row> curves,
      Dataset<Row> reasons,
      Dataset<Row> tags,
      Dataset<Row> associations,
      Dataset<Row> campaigns,
      Dataset<Row> measured) {

    /** The same, with what is grouped in one piece: a shuffle of few rows takes longer. */
    Wide ofFewPosts() {
      return new Wide(
          scorecard.coalesce(1),
          curves.coalesce(1),
          reasons,
          tags.coalesce(1),
          associations,
          campaigns,
          measured);
    }
  }

  private final Wide wide;
  private final ZoneId audience;
  private final Set<String> vocabulary;
  private final Set<String> triggers;
  private final Map<String, Set<String>> kindsByPlatform;
  private final List<Row> campaigns;

  private Star(
      Wide wide,
      Reports.Rules rules,
      Set<String> triggers,
      Map<String, Set<String>> kindsByPlatform,
      List<Row> campaigns) {
    this.wide = wide;
    this.audience = rules.audience();
    this.vocabulary = Set.copyOf(rules.triggers());
    this.triggers = triggers;
    this.kindsByPlatform = kindsByPlatform;
    this.campaigns = campaigns;
  }

  /** A star of published tables. What its dimensions need of them is fetched here: few rows. */
  static Star of(Wide wide, Reports.Rules rules) {
    NavigableSet<String> triggers = new TreeSet<>(rules.triggers());
    wide.tags().select("trigger").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .forEach(triggers::add);
    Map<String, Set<String>> kinds = new HashMap<>();
    wide.curves()
        .select("platform", "kind")
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                kinds
                    .computeIfAbsent(row.getString(0), p -> new TreeSet<>())
                    .add(row.getString(1)));
    List<Row> campaigns =
        wide.campaigns()
            .select("campaign_id", "platform", "first_published_at", "last_published_at")
            .collectAsList();
    return new Star(wide, rules, triggers, kinds, campaigns);
  }

  Dataset<Row> factPost() {
    return wide.scorecard().withColumns(keys());
  }

  /** The posts, as {@link #factPostHour} takes them. */
  Dataset<Row> keysAndCurves() {
    List<String> columns =
        StarTables.FACT_POST_HOUR.columns().stream()
            .limit(PostHours.KEYS)
            .map(wildfire.table.Column::name)
            .toList();
    Column[] keysAndCurve =
        Stream.concat(columns.stream(), Stream.of(Measure.CURVE))
            .map(name -> col(name))
            .toArray(Column[]::new);
    return wide.measured().withColumns(keys()).select(keysAndCurve);
  }

  /** The hours of posts, those of a post one after the other. */
  Dataset<Row> factPostHour(Dataset<Row> keysAndCurves) {
    return keysAndCurves
        .sparkSession()
        .createDataFrame(
            keysAndCurves
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(new PostHours(kindsByPlatform)),
            Publisher.asStored(StarTables.FACT_POST_HOUR));
  }

  private Map<String, Column> keys() {
    return Map.of(
        StarTables.POST_KEY, StarKeys.ofPost(),
        StarTables.CAMPAIGN_KEY, StarKeys.ofCampaign(),
        StarTables.DATE_KEY, StarKeys.ofDate(audience));
  }

  Dataset<Row> factAssociation() {
    Column trigger =
        when(col("factor_kind").equalTo(FactorKind.TRIGGER.id()), col("factor"))
            .when(
                col("factor_kind").equalTo(FactorKind.DETAIL.id()),
                substring_index(col("factor"), ":", 1));
    Column known = lit(StarKeys.OTHER_FACTOR);
    for (String each : triggers) {
      known = when(trigger.equalTo(each), StarKeys.escaped(each)).otherwise(known);
    }
    return wide.associations()
        .withColumn(
            StarTables.TRIGGER_KEY,
            when(col("factor_kind").equalTo(FactorKind.PAIR.id()), StarKeys.TWO_TRIGGERS)
                .otherwise(known));
  }

  Dataset<Row> dimPost() {
    Dataset<Row> reasons =
        wide.reasons()
            .where(col("rank").equalTo(1))
            .select(
                col("platform"),
                col("post_id"),
                col("sentence_en").as("first_reason_en"),
                col("sentence_nl").as("first_reason_nl"));
    return wide.scorecard()
        .withColumn(StarTables.POST_KEY, StarKeys.ofPost())
        .withColumn("published_hour", StarKeys.hourOfPublication(audience))
        .join(reasons, POST, "left");
  }

  Dataset<Row> bridgePostTrigger() {
    Dataset<Row> tags =
        wide.tags()
            .groupBy("platform", "post_id")
            .agg(collect_list(struct("trigger", "tagger_id", "strength")).as("tags"));
    return wide.scorecard()
        .select("platform", "post_id")
        .join(tags, POST, "left")
        .select(StarKeys.ofPost(), col("platform"), col("post_id"), col("tags"))
        .flatMap(new TagBridge(), Encoders.row(Publisher.asStored(StarTables.BRIDGE_POST_TRIGGER)));
  }

  List<Row> dimPlatform() {
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create(StarKeys.ALL_PLATFORMS, "All platforms", true));
    campaigns.stream()
        .map(row -> row.getString(1))
        .distinct()
        .filter(platform -> !platform.equals(StarKeys.ALL_PLATFORMS))
        .forEach(platform -> rows.add(RowFactory.create(platform, name(platform), false)));
    return rows;
  }

  private static String name(String platform) {
    return NAMES.getOrDefault(
        platform, platform.substring(0, 1).toUpperCase(Locale.ROOT) + platform.substring(1));
  }

  List<Row> dimCampaign() {
    Map<String, Row> rows = new TreeMap<>();
    rows.put(StarKeys.NO_CAMPAIGN, RowFactory.create(StarKeys.NO_CAMPAIGN, null, null, null));
    for (Row each : campaigns) {
      String id = each.getString(0);
      rows.merge(
          StarKeys.ofCampaign(id),
          RowFactory.create(StarKeys.ofCampaign(id), id, each.get(2), each.get(3)),
          (one, other) ->
              RowFactory.create(
                  one.get(0),
                  one.get(1),
                  earliest(one.getAs(2), other.getAs(2)),
                  latest(one.getAs(3), other.getAs(3))));
    }
    return List.copyOf(rows.values());
  }

  List<Row> dimDate() {
    Instant first =
        campaigns.stream().map(row -> row.<Instant>getAs(2)).reduce(null, Star::earliest);
    Instant last = campaigns.stream().map(row -> row.<Instant>getAs(3)).reduce(null, Star::latest);
    if (first == null || last == null) {
      return Calendar.ofUnknown();
    }
    List<Integer> years =
        Stream.of(first, last)
            .flatMap(at -> Stream.of(at.atZone(audience), at.atZone(ZoneOffset.UTC)))
            .map(at -> at.getYear())
            .sorted()
            .toList();
    return Calendar.of(Year.of(years.get(0)), Year.of(years.get(years.size() - 1)));
  }

  List<Row> dimTrigger() {
    List<Row> rows = new ArrayList<>();
    for (String member : List.of(StarKeys.UNTAGGED, StarKeys.TWO_TRIGGERS, StarKeys.OTHER_FACTOR)) {
      rows.add(RowFactory.create(member, null, false));
    }
    for (String trigger : triggers) {
      rows.add(RowFactory.create(StarKeys.escaped(trigger), trigger, vocabulary.contains(trigger)));
    }
    return rows;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static Instant latest(Instant one, Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
