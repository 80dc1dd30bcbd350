package wildfire.query;

import java.util.List;

/**
 * The posts that did best against what is usual.
 *
 * @param posts the furthest above it first; those of which it is unknown are not among them
 * @param known how many posts there are of which it is known
 * @param unknown how many of which it is not
 */
public record TopPosts(List<Post> posts, long known, long unknown) {

  /** By what they are put in order. All are doublings: 1 is twice what is usual, -1 half. */
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
   * One of them; what is unknown is null.
   *
   * @param far doublings in what they are put in order by
   * @param speed doublings, and so are the next two
   * @param sentence its weightiest reason
   */
  public record Post(
      String platform,
      String id,
      String verdict,
      double far,
      Double speed,
      Double breadth,
      Double conversation,
      String sentence) {}

  /**
   * Puts them in order.
   *
   * @throws wildfire.model.OperatorError if there is no such platform or campaign
   */
  public static TopPosts of(ReportDatabase reports, By by, Posts which, int most) {
    reports.mustHave("post_scorecard");
    reports.mustHave("post_reason");
    which.mustBeThere(reports);
    List<Post> posts =
        reports
            .rows(
                """
                select platform, post_id, verdict, %s as far, overperformance_speed as speed,
                  overperformance_breadth as breadth, overperformance_conversation as conversation,
                  sentence
                from post_scorecard
                  left join (from post_reason where rank = 1) using (platform, post_id)
                where far is not null and %s
                order by far desc, platform, post_id limit %d
                """
                    .formatted(by.sql, which.condition(), most),
                which.parameters())
            .stream()
            .map(TopPosts::post)
            .toList();
    ReportRow counts =
        reports
            .rows(
                """
                select count(%s) as known, count(*) as posts from post_scorecard where %s
                """
                    .formatted(by.sql, which.condition()),
                which.parameters())
            .get(0);
    long known = counts.count("known");
    return new TopPosts(posts, known, counts.count("posts") - known);
  }

  private static Post post(ReportRow row) {
    return new Post(
        row.text("platform"),
        row.text("post_id"),
        row.text("verdict"),
        row.number("far"),
        row.number("speed"),
        row.number("breadth"),
        row.number("conversation"),
        row.text("sentence"));
  }
}
