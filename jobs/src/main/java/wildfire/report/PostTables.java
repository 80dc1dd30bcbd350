package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.metrics.CascadeSketch;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.model.PlainText;
import wildfire.table.Column;
import wildfire.table.FewPeople;
import wildfire.table.Place;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.cause.Diagnosis;

/** Every table with rows of single posts, and how the rows of a post are got from its report. */
final class PostTables {
  /** What is measured of a post, as it is before anything is suppressed. */
  static final Table<MeasuredPost> MEASURED = measured();

  /** What is found of it by that. */
  static final Table<Diagnosis> JUDGED = judged();

  static final Table<PostReport> POST_SCORECARD = scorecard();

  static final Table<OfPost<CascadeSketch.Node>> POST_CASCADE =
      Table.<OfPost<CascadeSketch.Node>>named(
              "post_cascade",
              "One row per post and node of its cascade, the post itself among them, for the 150 nodes at most that most of it came through; posts that nobody shared, or whose shape is unknown, have none.")
          .from("measure: engagements, retractions")
          .part(OfPost::post, PostColumns.ID)
          .always("node", COUNT, n -> n.its().number())
          .means(
              "Place of the share among those of the post in order of time, from 1; 0 is the post.")
          .maybe("parent_node", COUNT, n -> n.its().parent())
          .means("The node it came through; null for the post.")
          .always("depth", COUNT, "edges", "Steps from the post.", n -> n.its().depth())
          .maybe("kind", TEXT, "", "share or quote; null for the post.", n -> n.its().kind())
          .maybe("age_hours", NUMBER, "hours", n -> n.its().ageHours())
          .means(
              "Age of the post then, below 0 where the log's clock says so; null where the log has no times of day.")
          .maybe("is_paid", YES_NO, n -> n.its().paid())
          .means("Whether it was bought; null for the post, and where nobody knows.")
          .always("subtree_size", COUNT, "nodes", n -> n.its().subtreeSize())
          .means("Nodes of the whole cascade below and with this one.")
          .always("nodes_left_out", COUNT, "nodes", n -> n.its().leftOut())
          .means(
              "Nodes below this one that have no row and came through none with a row below it; with one for each row they add up to the cascade.")
          .key("platform", "post_id", "node")
          .declared();

  static final Table<PostReport> POST_TEXT =
      Table.<PostReport>named(
              "post_text",
              "One row per post with a text; empty unless the settings publish texts (report.post_texts).")
          .from("measure: posts")
          .part(PostReport::post, PostColumns.ID)
          .always("text", TEXT, r -> PlainText.of(r.post().text()))
          .means(
              "What the post says, without characters that control how text is shown (such as those that turn its direction).")
          .key("platform", "post_id")
          .declared();

  static final Table<OfPost<CounterSeries>> POST_COUNTER =
      Table.<OfPost<CounterSeries>>named(
              "post_counter",
              "One row per post, metric and scope that its platform counted, with what exports of several nights tell of its growth.")
          .from("measure: counters, posts")
          .part(OfPost::post, PostColumns.ID)
          .part(OfPost::its, CounterColumns.series())
          .key("platform", "post_id", "metric", "scope")
          .declared();

  static final Table<OfPost<Tag>> POST_TAG =
      Table.<OfPost<Tag>>named("post_tag", "One row per post, trigger and tagger.")
          .from("measure: tags")
          .part(OfPost::post, PostColumns.ID)
          .always("trigger", TEXT, "", "The trigger the tagger saw in it.", t -> t.its().trigger())
          .maybe("detail", TEXT, t -> t.its().detail())
          .means("Which one, such as the emotion; null where the tag says nothing.")
          .always("strength", NUMBER, "0–1", t -> t.its().strength())
          .means("How strongly; 1 where the export says nothing.")
          .maybe("tagger_id", TEXT, t -> t.its().tagger())
          .means("Pseudonym of who tagged it; null where the tag says nothing.")
          .key("platform", "post_id", "trigger", "detail", "tagger_id")
          .declared();

  /**
   * A table, and the rows of it that a post has.
   *
   * @param <R> what a row is made from
   */
  record OfReport<R>(Table<R> table, Function<PostReport, Stream<R>> rows) {
    private static final Set<String> OF_POST = Set.of("platform", "post_id", "post_key");

    /** The columns that tell the rows of one post apart. */
    List<String> keyWithinPost() {
      return table.key().stream().filter(column -> !OF_POST.contains(column)).toList();
    }
  }

  private PostTables() {}

  /** All of them, in the order in which people look at them; those of the star last. */
  static List<OfReport<?>> all() {
    return List.of(
        new OfReport<>(PostSummary.TABLE, Stream::of),
        new OfReport<>(POST_SCORECARD, Stream::of),
        new OfReport<>(AtAge.TABLE, r -> AtAge.of(r).stream()),
        each(POST_CASCADE, r -> r.post().cascade()),
        new OfReport<>(
            POST_TEXT, r -> r.setting().texts() && r.post().text() != null ? Stream.of(r) : null),
        each(POST_COUNTER, r -> r.post().counters()),
        each(ReasonColumns.POST_REASON, PostReport::reasons),
        each(ReasonColumns.POST_CAUSE, PostReport::causes),
        each(POST_TAG, r -> r.post().tags()),
        new OfReport<>(StarTables.FACT_POST, Stream::of),
        new OfReport<>(StarTables.FACT_POST_HOUR, r -> PostHour.of(r).stream()),
        new OfReport<>(StarTables.DIM_POST, Stream::of),
        new OfReport<>(StarTables.BRIDGE_POST_TRIGGER, r -> PostTrigger.of(r.post()).stream()));
  }

  private static <T> OfReport<OfPost<T>> each(
      Table<OfPost<T>> table, Function<PostReport, List<T>> many) {
    return new OfReport<>(table, r -> many.apply(r).stream().map(one -> new OfPost<>(r, one)));
  }

  private static Table<MeasuredPost> measured() {
    Declaration<MeasuredPost> d = Table.named("measured", "One row per post: what was measured.");
    PostColumns.declare(d);
    SpreadColumns.declare(d);
    CounterColumns.declare(d);
    return d.declared();
  }

  private static Table<Diagnosis> judged() {
    Declaration<Diagnosis> d = Table.named("judged", "One row per post: what was found of it.");
    JudgedColumns.declare(d);
    return d.declared();
  }

  private static Table<PostReport> scorecard() {
    return Table.<PostReport>named(
            "post_scorecard",
            "One row per post: what it is, what was measured of it, what was expected, and its verdict.")
        .version(3)
        .from("measure: posts")
        .columns(LoggedTotals.filled(published(MEASURED, PostReport::post)))
        .maybe("url", TEXT, PostTables::address, Place.DIMENSION, Place.PAGE)
        .means(
            "Where to see it; null where no export says, or unless the settings publish addresses (report.post_links).")
        .columns(published(JUDGED, PostReport::diagnosis))
        .from("report: outside_share and outside_known")
        .maybe("outside_share_within", NUMBER, "0–1", r -> r.few().within(), Place.FACT, Place.PAGE)
        .means(
            "How far outside_share may be off at most: 0 where it is exact; more where 1 to 9 accounts (report.min_group_accounts) are told as 5; null where outside_share is.")
        .formula(
            "0 where followers and outsiders are each none or many; else the most that 1 to few − 1 can be off few / 2, rounded down, / outside_known, with few = report.min_group_accounts")
        .key("platform", "post_id")
        .declared();
  }

  /** Where to see a post; null if unknown, or unless addresses are published. */
  static String address(PostReport report) {
    return report.setting().links() ? report.post().post().url() : null;
  }

  /** Columns as they are published: what tells of few people is not told as it is. */
  private static <P> List<Column<PostReport>> published(
      Table<P> table, Function<PostReport, P> part) {
    return table.columns().stream().map(column -> published(column.of(part))).toList();
  }

  private static Column<PostReport> published(Column<PostReport> column) {
    FewPeople few = column.notes().few();
    return few == FewPeople.NOTHING
        ? column
        : column.with(r -> r.few().published(few, column.value().apply(r)));
  }
}
