package wildfire.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import wildfire.model.OperatorError;
import wildfire.yaml.Nearest;

/**
 * What is published about posts, for whoever looks at them in the terminal.
 *
 * @param platforms only posts there; empty: anywhere
 * @param campaigns only posts of these; empty: of any, or of none
 */
public record PublishedPosts(
    ReportDatabase reports, List<String> platforms, List<String> campaigns) {
  private static final int LISTED = 12;

  /**
   * An address without what differs between copies of it: scheme, www, tracking, the last slash.
   */
  private static final String ADDRESS =
      "rtrim(regexp_replace(regexp_replace(regexp_replace(%s, '#.*$', ''),"
          + " '[?&](utm_[a-z]+|igsh|igshid|fbclid|gclid|si|s|ref|ref_src|trk|rcm|mibextid)=[^&]*', '', 'g'),"
          + " '^https?://(www[.])?', ''), '/')";

  /** By what posts are put in order, the furthest above what is usual first. */
  public enum By {
    /**
     * Speed, or size where only late totals are known, and breadth added up, as far as they are
     * known: how far the post is from what is usual, in what a verdict looks at first.
     */
    DISTANCE(
        "case when coalesce(overperformance_speed, overperformance_size, overperformance_breadth)"
            + " is not null then coalesce(overperformance_speed, overperformance_size, 0)"
            + " + coalesce(overperformance_breadth, 0) end"),
    SPEED("overperformance_speed"),
    BREADTH("overperformance_breadth"),
    CONVERSATION("overperformance_conversation");

    private final String sql;

    By(String sql) {
      this.sql = sql;
    }
  }

  /**
   * The posts that did best against what is usual.
   *
   * @param posts the furthest above it first, without those of which it is unknown: their rows of
   *     post_summary, and {@code far}, by which they are in order
   * @param known how many posts there are of which it is known
   * @param unknown how many of which it is not
   */
  public record Top(List<ReportRow> posts, long known, long unknown) {}

  /**
   * All that is published about one post.
   *
   * @param scorecard its row
   * @param summary its row of what a dashboard shows
   * @param reasons its reasons, weightiest first
   * @param causes the signs of what its doing badly fits, and of what could not be checked
   * @param hours what happened in spans of its age, in order
   * @param counters what its platform counted, by metric, then scope
   * @param triggers what it was tagged with
   * @param text what it says; null where that is not published
   */
  public record Post(
      ReportRow scorecard,
      ReportRow summary,
      List<ReportRow> reasons,
      List<ReportRow> causes,
      List<ReportRow> hours,
      List<ReportRow> counters,
      List<String> triggers,
      String text) {}

  /**
   * Those that are asked for.
   *
   * @throws OperatorError if there are no posts on one of the platforms or of one of the campaigns,
   *     or the run was published by an earlier version, which had less
   */
  public PublishedPosts {
    reports.mustHave("post_scorecard");
    reports.mustHave("post_summary");
    mustBeThere(reports, "platform", "on", platforms);
    mustBeThere(reports, "campaign_id", "of the campaign", campaigns);
  }

  private static void mustBeThere(
      ReportDatabase reports, String column, String where, List<String> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    List<String> known =
        reports
            .rows(
                "select distinct %1$s as named from post_scorecard where %1$s is not null order by 1"
                    .formatted(column))
            .stream()
            .map(row -> row.text("named"))
            .toList();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new OperatorError(
            "No published post is %s %s; %s", where, name, instead(name, known));
      }
    }
  }

  private static String instead(String name, List<String> known) {
    if (known.isEmpty()) {
      return "no post of these reports names one.";
    }
    String more = known.size() > LISTED ? " and others." : ".";
    return Nearest.to(name, known)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(
            () ->
                known.stream().limit(LISTED).collect(Collectors.joining(", ", "there are ", more)));
  }

  /** Their rows of post_summary, in order of platform and id. */
  public List<ReportRow> summaries() {
    return rows("select * from post_summary where %s order by platform, post_id");
  }

  /**
   * Those that did best.
   *
   * @param most how many at most
   */
  public Top top(By by, int most) {
    List<ReportRow> posts =
        rows(
            """
            select post_summary.*, far
            from post_summary join
              (select platform, post_id, %s as far from post_scorecard where %%s)
              using (platform, post_id)
            where far is not null
            order by far desc, platform, post_id limit %d
            """
                .formatted(by.sql, most));
    ReportRow counts =
        rows("select count(%s) as known, count(*) as n from post_scorecard where %%s"
                .formatted(by.sql))
            .get(0);
    long known = counts.count("known");
    return new Top(posts, known, counts.count("n") - known);
  }

  /**
   * The one of an id, or of the address at which people see it.
   *
   * @throws OperatorError if there is no such post, or there are several
   */
  public Post post(String id) {
    List<ReportRow> found =
        rows("select * from post_scorecard where %s and post_id = ? order by platform", id);
    if (found.isEmpty() && id.contains("://")) {
      found =
          rows(
              "select * from post_scorecard where %%s and %s = %s order by platform, post_id"
                  .formatted(ADDRESS.formatted("url"), ADDRESS.formatted("?")),
              id);
      if (found.isEmpty()) {
        throw new OperatorError(
            "No published post has the address %s: take its id, which the end of the address has on most platforms.",
            id);
      }
    }
    if (found.isEmpty()) {
      throw new OperatorError(
          "No published post has the id %s; the table post_scorecard lists them (see `wildfire tables`).",
          id);
    }
    if (found.size() > 1) {
      throw new OperatorError(
          "%d platforms have a post %s: %s. Say which with --platform.",
          found.size(),
          id,
          found.stream().map(post -> post.text("platform")).collect(Collectors.joining(", ")));
    }
    ReportRow post = found.get(0);
    List<ReportRow> texts = of(post, "post_text", "post_id");
    return new Post(
        post,
        of(post, "post_summary", "post_id").get(0),
        of(post, "post_reason", "rank"),
        of(post, "post_cause", "cause_rank nulls last, cause, sign_rank"),
        of(post, "fact_post_hour", "age_hours_from"),
        of(post, "post_counter", "metric, scope"),
        of(post, "post_tag", "trigger").stream()
            .map(tag -> tag.text("trigger"))
            .distinct()
            .toList(),
        texts.isEmpty() ? null : texts.get(0).text("text"));
  }

  /** Rows of a table about a post; none where a run of an earlier version lacks the table. */
  private List<ReportRow> of(ReportRow post, String table, String order) {
    return reports.tables().contains(table)
        ? reports.rows(
            "select * from %s where platform = ? and post_id = ? order by %s"
                .formatted(table, order),
            post.text("platform"),
            post.text("post_id"))
        : List.of();
  }

  /** Rows of a query with a place for the condition on the posts, and parameters after it. */
  private List<ReportRow> rows(String sql, Object... more) {
    List<Object> parameters = new ArrayList<>(platforms);
    parameters.addAll(campaigns);
    parameters.addAll(List.of(more));
    return reports.rows(
        sql.formatted(in("platform", platforms) + " and " + in("campaign_id", campaigns)),
        parameters.toArray());
  }

  private static String in(String column, List<String> values) {
    return values.isEmpty()
        ? "true"
        : column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }
}
