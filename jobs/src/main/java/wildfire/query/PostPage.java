package wildfire.query;

import java.util.List;
import java.util.stream.Collectors;
import wildfire.model.OperatorError;

/**
 * All that is published about one post.
 *
 * @param scorecard its row
 * @param reasons its reasons, weightiest first
 * @param causes the signs of what its doing badly fits, and of what could not be checked
 * @param curve its spans, in order of age, then kind
 * @param growth what is usual by each age, in order of age; none where nothing is, or of a run of
 *     an earlier version
 * @param counters what its platform counted, by metric, then scope
 * @param triggers what it was tagged with
 * @param text what it says; null where that is not published
 */
public record PostPage(
    ReportRow scorecard,
    List<ReportRow> reasons,
    List<ReportRow> causes,
    List<ReportRow> curve,
    List<ReportRow> growth,
    List<ReportRow> counters,
    List<String> triggers,
    String text) {

  /**
   * Looks a post up.
   *
   * @param platforms where it may be; empty: anywhere
   * @throws OperatorError if there is no such platform or post, or there are several
   */
  public static PostPage of(ReportDatabase reports, String postId, List<String> platforms) {
    reports.mustHave("post_scorecard");
    Posts which = new Posts(platforms, List.of());
    which.mustBeThere(reports);
    List<ReportRow> found =
        reports
            .rows("select * from post_scorecard where post_id = ? order by platform", postId)
            .stream()
            .filter(post -> platforms.isEmpty() || platforms.contains(post.text("platform")))
            .toList();
    if (found.isEmpty()) {
      throw new OperatorError(
          "No published post has the id %s; the table post_scorecard lists them (see `wildfire tables`).",
          postId);
    }
    if (found.size() > 1) {
      throw new OperatorError(
          "%d platforms have a post %s: %s. Say which with --platform.",
          found.size(),
          postId,
          found.stream().map(post -> post.text("platform")).collect(Collectors.joining(", ")));
    }
    Rows rows = new Rows(reports, found.get(0).text("platform"), postId);
    return new PostPage(
        found.get(0),
        rows.of("post_reason", "rank"),
        rows.of("post_cause", "cause_rank nulls last, cause, sign_rank"),
        rows.of("post_curve", "age_hours_from, kind"),
        rows.of("post_at_age", "age_hours").stream().filter(PostPage::isUsualOfShares).toList(),
        rows.of("post_counter", "metric, scope"),
        rows.of("post_tag", "trigger").stream().map(tag -> tag.text("trigger")).distinct().toList(),
        rows.of("post_text", "post_id").stream()
            .map(row -> row.text("text"))
            .findFirst()
            .orElse(null));
  }

  /** Whether it is usual shares at an age in hours. */
  private static boolean isUsualOfShares(ReportRow atAge) {
    return "shares".equals(atAge.text("metric"))
        && atAge.number("expected") != null
        && atAge.number("age_hours") != null;
  }

  private record Rows(ReportDatabase reports, String platform, String postId) {
    List<ReportRow> of(String table, String order) {
      return reports.tables().contains(table)
          ? reports.rows(
              "select * from %s where platform = ? and post_id = ? order by %s"
                  .formatted(table, order),
              platform,
              postId)
          : List.of();
    }
  }
}
