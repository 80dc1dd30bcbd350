package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildfire.model.EngagementKind;
import wildfire.report.PublishedTables;
import wildfire.table.ColumnType;

/** The star joins without loss and without repeating, and adds up to what the wide tables say. */
final class StarTest {
  private static Duck duck;

  @BeforeAll
  static void views() throws SQLException, IOException {
    duck = Duck.knowing(PublishedSamples.current());
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static void assertSame(String one, String other) throws SQLException {
    List<List<String>> rows = duck.rows(one);
    assertThat(rows).isNotEmpty().isEqualTo(duck.rows(other));
    assertThat(rows.get(0)).doesNotContainNull();
  }

  @Test
  void everyTableIsReadByItsStablePathAsItIsKnownByItsName() throws SQLException {
    for (var table : PublishedTables.all()) {
      String byPath =
          "read_parquet('" + PublishedSamples.current().resolve(table.name()) + "/*.parquet')";
      assertThat(
              duck.number(
                  "select count(*) from ((from %1$s except all from %2$s) union all (from %2$s except all from %1$s))"
                      .formatted(table.name(), byPath)))
          .as(table.name())
          .isZero();
      assertThat(duck.rows("select column_name, column_type from (describe from " + byPath + ")"))
          .as(table.name())
          .isEqualTo(
              table.columns().stream().map(c -> List.of(c.name(), duckType(c.type()))).toList());
    }
  }

  private static String duckType(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case COUNT -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case YES_NO -> "BOOLEAN";
      case INSTANT -> "TIMESTAMP WITH TIME ZONE";
      case DATE -> "DATE";
    };
  }

  /** Nothing nested, no INT96: what the file says, not what a reader makes of it. */
  @Test
  void theFilesHaveFlatColumnsThatEveryToolReads() throws SQLException {
    String files = "'" + PublishedSamples.current() + "/[a-z]*/*.parquet'";
    assertThat(
            duck.rows(
                "select distinct type, coalesce(converted_type, '') from parquet_schema("
                    + files
                    + ") where num_children is null order by all"))
        .containsExactlyInAnyOrder(
            List.of("BOOLEAN", ""),
            List.of("BYTE_ARRAY", "UTF8"),
            List.of("DOUBLE", ""),
            List.of("INT32", "DATE"),
            List.of("INT64", ""),
            List.of("INT64", "TIMESTAMP_MICROS"));
    assertThat(
            duck.number(
                "select count(*) - count(distinct file_name) from parquet_schema("
                    + files
                    + ") where num_children is not null"))
        .as("what has something in it, beside the row itself")
        .isZero();
    assertThat(
            duck.number(
                "select count(*) from parquet_schema("
                    + files
                    + ") where repetition_type = 'REPEATED'"))
        .isZero();
  }

  /** Tables of posts are cut into the same files, all others are one; each has one row group. */
  @Test
  void tablesAreFewFiles() throws SQLException {
    Set<String> ofPosts = new HashSet<>();
    for (var table : PublishedTables.all()) {
      String folder = "'" + PublishedSamples.current().resolve(table.name()) + "/*.parquet'";
      List<String> files =
          duck
              .rows("select file_name from parquet_file_metadata(" + folder + ") order by 1")
              .stream()
              .map(row -> Path.of(row.get(0)).getFileName().toString())
              .toList();
      assertThat(
              duck.number("select max(num_row_groups) from parquet_file_metadata(" + folder + ")"))
          .as(table.name())
          .isLessThanOrEqualTo(1);
      if (table.key().contains("post_id") || table.key().contains("post_key")) {
        ofPosts.add(String.join(" ", files));
      } else {
        assertThat(files).as(table.name()).containsExactly("part-00000.parquet");
      }
    }
    assertThat(ofPosts).isNotEmpty();
  }

  @Test
  void whatColumnsMeanIsInEveryFile() throws SQLException, IOException {
    for (var table : PublishedTables.all()) {
      String json =
          duck.rows(
                  "select decode(value) from parquet_kv_metadata('"
                      + PublishedSamples.current().resolve(table.name())
                      + "/*.parquet') where decode(key) = 'org.apache.spark.sql.parquet.row.metadata'")
              .get(0)
              .get(0);
      Map<String, String> told = new TreeMap<>();
      for (JsonNode field : new ObjectMapper().readTree(json).get("fields")) {
        told.put(field.get("name").asText(), field.at("/metadata/comment").asText());
      }
      assertThat(told)
          .as(table.name())
          .isEqualTo(
              table.columns().stream()
                  .collect(
                      Collectors.toMap(
                          c -> c.name(), c -> table.schema().apply(c.name()).getComment().get())));
    }
  }

  @Test
  void theDictionarySaysWhatIsDeclaredAndWhereItIsFrom() throws SQLException {
    assertThat(
            duck.number(
                "select count(*) from data_dictionary anti join duckdb_columns() c using (table_name, column_name)"))
        .isZero();
    assertThat(
            duck.rows(
                "select formula like '2 / (n (n − 1)) · Σ %', formula_by like 'Goel%(2016)%', made_from, table_version"
                    + " from data_dictionary where table_name = 'post_scorecard' and column_name = 'structural_virality'"))
        .containsExactly(
            List.of("true", "true", "measure: engagements, retractions, flights", "3"));
    assertThat(
            duck.rows(
                "select column_name from data_dictionary where is_nullable and not contains(lower(meaning), 'null')"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fact_post, dim_post, post_key",
    "fact_post, dim_platform, platform",
    "fact_post, dim_campaign, campaign_key",
    "fact_post, dim_date, date_key",
    "fact_post_hour, dim_post, post_key",
    "fact_post_hour, fact_post, post_key",
    "fact_post_hour, dim_platform, platform",
    "fact_post_hour, dim_campaign, campaign_key",
    "fact_post_hour, dim_date, date_key",
    "fact_association, dim_platform, platform",
    "fact_association, dim_trigger, trigger_key",
    "dim_post, dim_platform, platform",
    "bridge_post_trigger, dim_post, post_key",
    "bridge_post_trigger, dim_platform, platform",
    "bridge_post_trigger, dim_trigger, trigger_key",
    "dim_post, bridge_post_trigger, post_key"
  })
  void everyKeyIsInItsDimensionOnceAtMost(String from, String to, String key) throws SQLException {
    assertThat(duck.number("select count(*) from %s where %s is null".formatted(from, key)))
        .isZero();
    assertThat(duck.rows("select %s from %s anti join %s using (%1$s)".formatted(key, from, to)))
        .as("keys without a row of " + to)
        .isEmpty();
    if (!to.startsWith("bridge")) {
      assertThat(
              duck.number(
                  "select (select count(*) from %s join %s using (%s)) - (select count(*) from %1$s)"
                      .formatted(from, to, key)))
          .as("rows that a join adds")
          .isZero();
    }
  }

  @Test
  void theWholeStarJoinsToTheWideTable() throws SQLException {
    String star =
        " from fact_post f join dim_post p using (post_key) join dim_platform pl on pl.platform = f.platform"
            + " join dim_campaign c using (campaign_key) join dim_date d using (date_key)";
    String sums =
        "count(*), sum(%1$sshares), sum(%1$scomments), sum(%1$sengagements), sum(%1$sunique_actors)";
    assertSame(
        "select " + sums.formatted("f.") + star,
        "select " + sums.formatted("") + " from post_scorecard");
    assertSame(
        "select p.verdict, " + sums.formatted("f.") + star + " group by all order by all",
        "select verdict, " + sums.formatted("") + " from post_scorecard group by all order by all");
    assertSame(
        "select coalesce(c.campaign_id, '-'), f.platform, "
            + sums.formatted("f.")
            + star
            + " group by all order by all",
        "select coalesce(campaign_id, '-'), platform, "
            + "posts, shares, comments, engagements, (select sum(unique_actors) from post_scorecard s where s.platform = t.platform and s.campaign_id is not distinct from t.campaign_id)"
            + " from campaign_summary t order by all");
    assertSame(
        "select d.date, d.weekday, count(*)" + star + " group by all order by all",
        "select published_at::date, isodow(published_at), count(*) from (select published_at at time zone 'UTC' as published_at from post_scorecard) group by all order by all");
  }

  @Test
  void factsHaveTheVeryNumbersOfTheWideTables() throws SQLException {
    for (var pair :
        Map.of(
                "fact_post",
                "post_scorecard",
                "dim_post",
                "post_scorecard",
                "fact_association",
                "association")
            .entrySet()) {
      List<String> wide = columns(pair.getValue());
      String both =
          columns(pair.getKey()).stream().filter(wide::contains).collect(Collectors.joining(", "));
      assertThat(both).contains("platform");
      assertThat(
              duck.rows(
                  "(select %1$s from %2$s except all select %1$s from %3$s) union all (select %1$s from %3$s except all select %1$s from %2$s) limit 3"
                      .formatted(both, pair.getKey(), pair.getValue())))
          .as(pair.toString())
          .isEmpty();
    }
    assertThat(
            duck.rows(
                "select post_key from dim_post d join post_reason r on r.platform = d.platform and r.post_id = d.post_id and rank = 1"
                    + " where first_reason is distinct from sentence"))
        .isEmpty();
    assertThat(duck.number("select count(first_reason) from dim_post")).isPositive();
  }

  private static List<String> columns(String table) {
    return PublishedTables.all().stream()
        .filter(t -> t.name().equals(table))
        .flatMap(t -> t.columns().stream())
        .map(c -> c.name())
        .toList();
  }

  /** What was measured, by span and kind, as DuckDB reads it. */
  private static String measuredSpans() {
    return "(select posts.post.platform, posts.post.post_id, span.from_hours, span.to_hours, lower(span.kind) as kind, span.events, span.paid_events"
        + " from (select post.post, unnest(post.curve) as span from read_parquet('"
        + PublishedSamples.workspace().resolve("measured/runs/*/*.parquet")
        + "')) as posts)";
  }

  @Test
  void hoursAddUpToWhatIsMeasuredAndToTheScorecard() throws SQLException {
    assertSame(
        "select platform, post_id, age_hours_from, age_hours_to, events, paid_events from fact_post_hour order by all",
        "select platform, post_id, from_hours, to_hours, sum(events), sum(paid_events) from "
            + measuredSpans()
            + " group by all order by all");
    for (EngagementKind kind : EngagementKind.values()) {
      assertThat(
              duck.rows(
                  "select platform, coalesce(sum(%1$s_events), 0) from fact_post_hour group by all order by all"
                      .formatted(kind.id())))
          .as(kind.id())
          .isEqualTo(
              duck.rows(
                  "select platform, coalesce(sum(events) filter (kind = '%s'), 0) from %s group by all order by all"
                      .formatted(kind.id(), measuredSpans())));
      assertThat(
              duck.number(
                  "select count(*) from (select platform, count(%1$s_events) n, count(*) spans from fact_post_hour group by all) where n not in (0, spans)"
                      .formatted(kind.id())))
          .as("a kind is known of all posts of a platform, or of none")
          .isZero();
    }
    for (var logged :
        Map.of(
                "shares", "f.cascade_size is not null",
                "comments", "f.commenters is not null",
                "engagements", "true")
            .entrySet()) {
      String joined =
          " from (select post_key, sum(%1$s) n from fact_post_hour group by all) h join fact_post f using (post_key) where %2$s"
              .formatted(logged.getKey(), logged.getValue());
      assertThat(duck.number("select count(*)" + joined)).as(logged.getKey()).isPositive();
      assertThat(
              duck.rows(
                  "select post_key, h.n, f.%1$s".formatted(logged.getKey())
                      + joined
                      + " and h.n is distinct from f."
                      + logged.getKey()))
          .as(logged.getKey())
          .isEmpty();
    }
  }

  @Test
  void partsOfPostsAddUpOverTriggers() throws SQLException {
    assertThat(
            duck.number(
                "select max(abs(n - 1)) from (select sum(part_of_post) n from bridge_post_trigger group by post_key)"))
        .isLessThan(1e-9);
    assertThat(
            duck.number(
                "select abs((select sum(engagements * part_of_post) from fact_post join bridge_post_trigger using (post_key)) - (select sum(engagements) from post_scorecard))"))
        .isLessThan(1e-6);
    assertSame(
        "select trigger, count(*) from bridge_post_trigger join dim_trigger using (trigger_key) where trigger is not null group by all order by all",
        "select trigger, count(distinct (platform, post_id)) from post_tag where strength > 0 group by all order by all");
  }

  @Test
  void theCalendarHasNoHoles() throws SQLException {
    assertThat(
            duck.rows(
                "select max(date) - min(date) + 1 = count(date), count(*) - count(date), count(date) = count(distinct date),"
                    + " min(date) <= (select min(published_at)::date from dim_post), max(date) >= (select max(published_at)::date from dim_post) from dim_date"))
        .containsExactly(List.of("true", "1", "true", "true", "true"));
    assertThat(
            duck.rows(
                "select date_key from dim_date where date is not null and (date_key <> strftime(date, '%Y-%m-%d')"
                    + " or year <> year(date) or quarter <> quarter(date) or month <> month(date) or day_of_month <> day(date)"
                    + " or day_of_year <> dayofyear(date) or iso_week <> week(date) or iso_week_year <> isoyear(date)"
                    + " or weekday <> isodow(date) or is_weekend <> (isodow(date) > 5) or month_name <> monthname(date)"
                    + " or weekday_name <> dayname(date) or year_month <> strftime(date, '%Y-%m') or year_week <> strftime(date, '%G-W%V')"
                    + " or year_quarter <> year(date) || '-Q' || quarter(date))"))
        .isEmpty();
  }
}
