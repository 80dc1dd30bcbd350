package wildfire.page;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import wildfire.explain.Language;
import wildfire.model.FactorKind;
import wildfire.page.PageContent.Changes;
import wildfire.page.PageContent.Platform;
import wildfire.page.PageContent.Post;
import wildfire.page.PageContent.Rows;
import wildfire.page.PageContent.Rule;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/** Reads what the page shows from the published tables of a run. */
final class PageTables {
  private static final String VERDICT = "verdict";

  /** Of a post, what every reader of the page can sort and search by. */
  private static final List<String> OF_POST =
      List.of(
          "platform",
          "post_id",
          VERDICT,
          "campaign_id",
          "format",
          "published_at",
          "observed_hours",
          "is_mature",
          "overperformance_speed",
          "comparison_age_speed",
          "overperformance_size",
          "overperformance_breadth",
          "comparison_age_breadth",
          "overperformance_conversation",
          "shares",
          "shares_24h",
          "unique_actors",
          "comments",
          "outside_share",
          "outside_share_within",
          "outside_known",
          "escape",
          "paid_share",
          "cascade_size",
          "cascade_depth",
          "structural_virality",
          "shape_null_because",
          "verdict_unseen",
          "causes",
          "baseline_level",
          "baseline_posts");

  /** The verdicts whose posts are on the page where there is no place for all. */
  private static final List<Verdict> ASKED_FIRST =
      List.of(
          Verdict.VIRAL,
          Verdict.BOUGHT,
          Verdict.OVERPERFORMING,
          Verdict.SLOW_BURN,
          Verdict.FLOP,
          Verdict.BROADCAST,
          Verdict.TALKED_ABOUT,
          Verdict.TYPICAL);

  private static final int SENTENCES = 3;

  /** Letters of a post's text on the page. */
  private static final int MOST_TEXT = 1_000;

  private final Function<String, Dataset<Row>> tables;
  private final String sentence;
  private final String claim;
  private final int mostPosts;

  /**
   * Of these tables.
   *
   * @param tables gives a published table by its name
   * @param mostPosts posts on the page at most; at least 1
   */
  PageTables(Function<String, Dataset<Row>> tables, Language language, int mostPosts) {
    this.tables = tables;
    this.sentence = "sentence_" + language.id();
    this.claim = "claim_" + language.id();
    this.mostPosts = mostPosts;
  }

  /** All of it. */
  PageContent content() {
    Dataset<Row> scorecard = tables.apply("post_scorecard");
    Row span =
        scorecard.agg(functions.count(lit(1)), min("published_at"), max("published_at")).first();
    long all = span.getLong(0);
    List<Post> posts = posts(scorecard, all);
    Dataset<Row> chosen = all <= mostPosts ? null : keys(scorecard, posts);
    Row run = tables.apply("run").first();
    List<Row> platforms = tables.apply("platform_summary").orderBy("platform").collectAsList();
    Dataset<Row> associations = associations();
    Instant asOf = run.getAs("as_of");
    return new PageContent(
        asOf == null ? run.getAs("started_at") : asOf,
        run.getAs("run_id"),
        run.getAs("wildfire_version"),
        withoutAuthors(run.getAs("filters")),
        span.getAs(1),
        span.getAs(2),
        all,
        posts,
        Stream.concat(OF_POST.stream(), Stream.of("triggers")).toList(),
        details(chosen),
        associations.toJSON().collectAsList(),
        associations.where(col("adjusted_difference").isNotNull()).count(),
        clear(),
        rules(),
        platforms.stream().map(PageTables::platform).toList(),
        tables
            .apply("campaign_summary")
            .orderBy("campaign_id", "platform")
            .toJSON()
            .collectAsList(),
        counted(
            platforms,
            PageContent.IN_ORDER.stream().map(Verdict::id).toList(),
            verdict -> verdict + "_posts"),
        counted(
            platforms,
            Stream.of(Cause.values()).map(Cause::id).toList(),
            cause -> cause + "_fits_posts"),
        Overviews.of(scorecard),
        run.getAs("time_zone"),
        changes(),
        new Rows(
            run.getAs("rows_read"),
            run.getAs("rows_accepted"),
            run.getAs("rows_rejected"),
            run.getAs("rows_duplicate"),
            run.getAs("rows_forgotten")));
  }

  /** The page names no accounts, not by their pseudonyms either. */
  private static String withoutAuthors(String filters) {
    return filters == null ? null : filters.replaceAll("\\bauthor [^;]*", "author …");
  }

  private List<Post> posts(Dataset<Row> scorecard, long all) {
    Column[] columns = OF_POST.stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> first =
        tables
            .apply("post_reason")
            .where(col("rank").equalTo(1))
            .select(col("platform"), col("post_id"), col(sentence));
    Map<PostId, String> headlines = new HashMap<>();
    first
        .collectAsList()
        .forEach(r -> headlines.put(new PostId(r.getString(0), r.getString(1)), r.getString(2)));
    Map<PostId, Set<String>> triggers = new HashMap<>();
    tables
        .apply("post_tag")
        .select("platform", "post_id", "trigger")
        .distinct()
        .collectAsList()
        .forEach(
            r ->
                triggers
                    .computeIfAbsent(
                        new PostId(r.getString(0), r.getString(1)), p -> new TreeSet<>())
                    .add(r.getString(2)));
    Dataset<Row> rows = scorecard.select(columns);
    if (all > mostPosts) {
      Column order = lit(ASKED_FIRST.size());
      for (int i = ASKED_FIRST.size() - 1; i >= 0; i--) {
        order = when(col(VERDICT).equalTo(ASKED_FIRST.get(i).id()), i).otherwise(order);
      }
      rows =
          rows.orderBy(
                  order, col("published_at").desc_nulls_last(), col("platform"), col("post_id"))
              .limit(mostPosts);
    }
    Map<String, Integer> place = new HashMap<>();
    PageContent.IN_ORDER.forEach(verdict -> place.put(verdict.id(), place.size()));
    return rows.collectAsList().stream()
        .map(row -> post(row, headlines, triggers))
        .sorted(
            Comparator.comparingInt((Post p) -> place.get(p.verdict()))
                .thenComparing(p -> -p.distance())
                .thenComparing(p -> p.post().platform())
                .thenComparing(p -> p.post().id()))
        .toList();
  }

  private static Post post(
      Row row, Map<PostId, String> headlines, Map<PostId, Set<String>> triggers) {
    PostId id = new PostId(row.getAs("platform"), row.getAs("post_id"));
    return new Post(
        id,
        row.getAs(VERDICT),
        row.getAs("overperformance_speed"),
        row.getAs("overperformance_size"),
        row.getAs("overperformance_breadth"),
        row.getAs("published_at"),
        headlines.get(id),
        RowsOfPosts.array(row, String.join(",", triggers.getOrDefault(id, Set.of()))));
  }

  /** The keys of posts that were picked out of more. */
  private static Dataset<Row> keys(Dataset<Row> scorecard, List<Post> posts) {
    List<Row> keys = new ArrayList<>();
    for (Post post : posts) {
      keys.add(org.apache.spark.sql.RowFactory.create(post.post().platform(), post.post().id()));
    }
    return scorecard
        .sparkSession()
        .createDataFrame(keys, scorecard.select("platform", "post_id").schema());
  }

  private Map<PostId, String> details(Dataset<Row> chosen) {
    Map<String, Map<PostId, String>> parts = new LinkedHashMap<>();
    parts.put(
        "reasons",
        of(
            chosen,
            // Accounts are not named on the page, not by their pseudonyms either.
            tables
                .apply("post_reason")
                .where(coalesce(not(col("factor").startsWith("author=")), lit(true))),
            col("rank"),
            col("kind"),
            col("dimension"),
            col("weight"),
            col(sentence),
            col("other_post_id")));
    parts.put(
        "causes",
        of(
            chosen,
            tables.apply("post_cause"),
            col("cause_rank"),
            col("sign_rank"),
            col("cause"),
            col("fits"),
            col("outcome"),
            col(sentence),
            col("cause_" + sentence)));
    parts.put(
        "curve",
        of(
            chosen,
            tables.apply("post_curve").where(col("kind").isin("share", "quote", "comment")),
            col("age_hours_from"),
            col("age_hours_to"),
            col("kind"),
            col("events"),
            col("paid_events")));
    parts.put(
        "growth",
        of(
            chosen,
            tables.apply("post_growth"),
            col("age_hours"),
            col("spread"),
            col("expected_spread"),
            col("usual_low_spread"),
            col("usual_high_spread"),
            col("baseline_posts")));
    parts.put(
        "cascade",
        of(
            chosen,
            tables.apply("post_cascade"),
            col("node"),
            col("parent_node"),
            col("kind"),
            col("age_hours"),
            col("subtree_size"),
            col("nodes_left_out")));
    parts.put("text", of(chosen, tables.apply("post_text"), substring(col("text"), 1, MOST_TEXT)));
    parts.put(
        "tags",
        of(chosen, tables.apply("post_tag"), col("trigger"), col("detail"), col("strength")));
    Map<PostId, StringBuilder> details = new HashMap<>();
    parts.forEach(
        (name, rows) ->
            rows.forEach(
                (post, json) -> {
                  StringBuilder whole = details.computeIfAbsent(post, p -> new StringBuilder());
                  whole.append(whole.isEmpty() ? "{" : ",");
                  whole.append('"').append(name).append("\":[").append(json).append(']');
                }));
    Map<PostId, String> written = new HashMap<>();
    details.forEach((post, json) -> written.put(post, json.append('}').toString()));
    return written;
  }

  private static Map<PostId, String> of(
      Dataset<Row> chosen, Dataset<Row> table, Column... columns) {
    Dataset<Row> rows =
        chosen == null
            ? table
            : table.join(broadcast(chosen), new String[] {"platform", "post_id"}, "left_semi");
    return RowsOfPosts.of(rows, List.of(columns));
  }

  /** What outcomes go with; accounts are left out, since the page names none. */
  private Dataset<Row> associations() {
    return tables
        .apply("association")
        .where(col("factor_kind").notEqual(FactorKind.AUTHOR.id()))
        .select(
            col("platform"),
            col("outcome"),
            col("unit"),
            col("factor_kind").as("kind"),
            col("factor"),
            col("conclusion"),
            col("refused"),
            col("posts_with").as("with"),
            col("posts_without").as("without"),
            col("accounts"),
            col("adjusted_difference").as("difference"),
            col("adjusted_difference_low").as("low"),
            col("adjusted_difference_high").as("high"),
            col("q"),
            col("p"),
            col(sentence).as("sentence"))
        .orderBy("kind", "factor", "platform", "outcome")
        .persist();
  }

  private List<String> clear() {
    Object[] apart =
        Stream.concat(
                Stream.of(FactorKind.AUTHOR),
                Stream.of(FactorKind.values()).filter(FactorKind::comesAfterPublication))
            .map(FactorKind::id)
            .toArray();
    return Clearest.of(
        tables.apply("association").where(not(col("factor_kind").isin(apart))),
        sentence,
        SENTENCES);
  }

  private List<Rule> rules() {
    return tables
        .apply("playbook_result")
        .orderBy(
            when(col("answer").isin("supported", "contradicted"), 0)
                .when(col("q").isNotNull(), 1)
                .otherwise(2),
            col("q").asc_nulls_last(),
            col("hypothesis"),
            col("platform"))
        .select(claim, "platform", "answer", sentence)
        .collectAsList()
        .stream()
        .map(r -> new Rule(r.getString(0), r.getString(1), r.getString(2), r.getString(3)))
        .toList();
  }

  private static Platform platform(Row row) {
    Map<String, Long> known = new LinkedHashMap<>();
    for (String name : row.schema().fieldNames()) {
      if (name.endsWith("_known_posts")) {
        known.put(name.substring(0, name.length() - "_known_posts".length()), row.getAs(name));
      }
    }
    return new Platform(row.getAs("platform"), row.getAs("posts"), known);
  }

  private static Map<String, Long> counted(
      List<Row> platforms, List<String> names, Function<String, String> column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String name : names) {
      counts.put(
          name, platforms.stream().mapToLong(row -> row.<Long>getAs(column.apply(name))).sum());
    }
    return counts;
  }

  private Changes changes() {
    Dataset<Row> changes = tables.apply("verdict_change");
    Column isNew = col("verdict_before").isNull();
    Column isGone = col(VERDICT).isNull();
    Column isChanged = not(isNew).and(not(isGone));
    Row counts = changes.agg(count_if(isChanged), count_if(isNew), count_if(isGone)).first();
    if (counts.getLong(0) + counts.getLong(1) + counts.getLong(2) == 0) {
      return null;
    }
    return new Changes(
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        changes
            .where(isChanged)
            .orderBy(
                when(col(VERDICT).equalTo(Verdict.VIRAL.id()), 0)
                    .when(col("verdict_before").equalTo(Verdict.VIRAL.id()), 1)
                    .when(col(VERDICT).equalTo(Verdict.FLOP.id()), 2)
                    .otherwise(3),
                col("platform"),
                col("post_id"))
            .limit(SENTENCES)
            .select("platform", "post_id", sentence)
            .collectAsList()
            .stream()
            .map(r -> r.getString(0) + " " + r.getString(1) + ": " + r.getString(2))
            .toList());
  }
}
