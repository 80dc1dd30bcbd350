package wildfire.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.explain.CauseReason;
import wildfire.explain.Reason;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.model.EngagementKind;
import wildfire.model.PlainText;
import wildfire.table.Column;
import wildfire.table.Place;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Verdict;

/**
 * A post on the page.
 *
 * @param distance how far it is from the usual (doublings)
 * @param json a JSON array of its values, in the order of {@link #columns()}
 * @param details what its card shows, a JSON object
 */
public record PagePost(
    String platform, String postId, Verdict verdict, double distance, String json, String details)
    implements Serializable {
  private static final List<Column<PostReport>> COLUMNS = PostTables.POST_SCORECARD.on(Place.PAGE);

  /** Letters of a post's text on the page. */
  private static final int MOST_TEXT = 1_000;

  /** As posts stand on the page. */
  static final Comparator<PagePost> ORDER =
      Comparator.comparingInt((PagePost p) -> Page.VERDICTS.indexOf(p.verdict()))
          .thenComparingDouble(p -> -Math.abs(p.distance()))
          .thenComparing(PagePost::platform)
          .thenComparing(PagePost::postId);

  /** Names of what stands in {@link #json()}, in its order. */
  static List<String> columns() {
    return Stream.concat(COLUMNS.stream().map(Column::name), Stream.of("triggers")).toList();
  }

  static PagePost of(PostReport report) {
    Headline headline = Headline.of(report);
    Set<String> triggers =
        report.post().tags().stream()
            .map(Tag::trigger)
            .collect(Collectors.toCollection(TreeSet::new));
    return new PagePost(
        headline.platform(),
        headline.postId(),
        headline.verdict(),
        headline.distance(),
        RowJson.array(
            Stream.concat(
                COLUMNS.stream().map(column -> column.value().apply(report)),
                Stream.of(String.join(",", triggers)))),
        details(report));
  }

  private static String details(PostReport report) {
    StringBuilder all = new StringBuilder("{");
    part(
        all,
        "reasons",
        report.reasons().stream().filter(PagePost::isShown).map(r -> reason(report, r)));
    part(all, "causes", report.causes().stream().map(c -> cause(report, c)));
    part(
        all,
        "curve",
        report.post().curve().stream()
            .filter(p -> p.kind().isSpread() || p.kind() == EngagementKind.COMMENT)
            .map(
                p ->
                    Stream.of(
                        p.fromHours(), p.toHours(), p.kind().id(), p.events(), p.paidEvents())));
    part(
        all,
        "growth",
        AtAge.of(report).stream()
            .filter(a -> a.metric().equals("shares") && a.usual() != null)
            .filter(a -> a.age() != ComparisonAge.SETTLED) // which has no place on an axis of hours
            .map(
                a ->
                    Stream.of(
                        a.age().hours(),
                        a.organic(),
                        a.usual().expected(),
                        a.usual().usualLow(),
                        a.usual().usualHigh(),
                        (long) a.usual().posts())));
    part(
        all,
        "cascade",
        report.post().cascade().stream()
            .map(
                n ->
                    Stream.of(
                        n.number(),
                        n.parent(),
                        n.kind() == null ? null : n.kind().id(),
                        n.ageHours(),
                        n.subtreeSize(),
                        n.leftOut())));
    if (report.setting().texts() && report.post().text() != null) {
      String text = PlainText.of(report.post().text());
      int end =
          text.offsetByCodePoints(0, Math.min(MOST_TEXT, text.codePointCount(0, text.length())));
      part(all, "text", Stream.of(Stream.of(text.substring(0, end))));
    }
    part(
        all,
        "tags",
        report.post().tags().stream().map(t -> Stream.of(t.trigger(), t.detail(), t.strength())));
    return all.append('}').toString();
  }

  /** Accounts are not named on the page, not by their pseudonyms either. */
  private static boolean isShown(Reason reason) {
    return reason.factor() == null || !reason.factor().startsWith("author=");
  }

  private static Stream<Object> reason(PostReport report, Reason reason) {
    ReasonColumns.OfReport row = new ReasonColumns.OfReport(report, reason);
    return Stream.of(
        row.rank(),
        reason.kind().id(),
        reason.dimension() == null ? null : reason.dimension().id(),
        reason.weight(),
        row.sentence(),
        reason.otherPostId());
  }

  private static Stream<Object> cause(PostReport report, CauseReason sign) {
    return Stream.of(
        sign.rank(),
        sign.signRank(),
        sign.cause().id(),
        sign.fits(),
        sign.sign().outcome().name().toLowerCase(java.util.Locale.ROOT),
        new CauseColumns.OfReport(report, sign).sentence(),
        sign.causeSentence(report.setting().words()));
  }

  private static void part(StringBuilder all, String name, Stream<? extends Stream<?>> rows) {
    String json = rows.map(RowJson::array).collect(Collectors.joining(","));
    if (!json.isEmpty()) {
      all.append(all.length() > 1 ? "," : "").append('"').append(name).append("\":[");
      all.append(json).append(']');
    }
  }
}
