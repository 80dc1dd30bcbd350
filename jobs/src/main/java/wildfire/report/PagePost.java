package wildfire.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildfire.explain.CauseReason;
import wildfire.explain.Reason;
import wildfire.model.ConstantIds;
import wildfire.model.EngagementKind;
import wildfire.model.IdByName;
import wildfire.model.PlainText;
import wildfire.table.Column;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/**
 * A post on the page.
 *
 * @param authorId pseudonym, by which accounts are told apart, and which is not on the page; null
 *     if unknown
 * @param distance how far it is from the usual (doublings)
 * @param json a JSON array of its values, in the order of {@link #columns()}
 * @param details what its card shows, a JSON object
 */
public record PagePost(
    String platform,
    String postId,
    String authorId,
    Verdict verdict,
    double distance,
    String json,
    String details)
    implements Serializable {
  private static final List<Column<PostReport>> COLUMNS = PostSummary.onPage();

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
    return COLUMNS.stream().map(Column::name).toList();
  }

  static PagePost of(PostReport report) {
    Headline headline = Headline.of(report);
    Stream<Object> values = COLUMNS.stream().map(column -> column.value().apply(report));
    return new PagePost(
        headline.platform(),
        headline.postId(),
        headline.authorId(),
        headline.verdict(),
        headline.distance(),
        RowJson.of(RowJson.row(values.toArray())),
        RowJson.of(details(report)));
  }

  /** The parts of its card by name, each of many rows; those without any are left out. */
  private static Map<String, List<List<Object>>> details(PostReport report) {
    Map<String, List<List<Object>>> parts = new LinkedHashMap<>();
    parts.put(
        "reasons",
        report.reasons().stream().filter(PagePost::isShown).map(r -> reason(report, r)).toList());
    parts.put("causes", report.causes().stream().map(c -> cause(report, c)).toList());
    Drawn drawn = Drawn.of(report);
    parts.put("drawn", List.of(List.of(drawn.id())));
    parts.put(
        "curve",
        report.post().curve().stream()
            .filter(p -> drawn.counts(p.kind()))
            .map(p -> RowJson.row(p.fromHours(), p.toHours(), p.events(), p.paidEvents()))
            .toList());
    parts.put(
        "growth",
        AtAge.of(report).stream()
            .filter(a -> a.metric().equals(drawn.id()) && a.usual() != null)
            .filter(a -> a.age() != ComparisonAge.SETTLED) // which has no place on an axis of hours
            .map(
                a ->
                    RowJson.row(
                        a.age().hours(),
                        a.organic(),
                        a.usual().expected(),
                        a.usual().usualLow(),
                        a.usual().usualHigh(),
                        a.usual().posts()))
            .toList());
    parts.put(
        "cascade",
        report.post().cascade().stream()
            .map(
                n ->
                    RowJson.row(
                        n.number(),
                        n.parent(),
                        n.kind() == null ? null : n.kind().id(),
                        n.ageHours(),
                        n.subtreeSize(),
                        n.leftOut(),
                        Boolean.TRUE.equals(n.paid()) ? 1 : 0))
            .toList());
    if (report.setting().texts() && report.post().text() != null) {
      String text = PlainText.of(report.post().text());
      parts.put("text", List.of(List.of(Headline.beginning(text, MOST_TEXT))));
    }
    parts.put(
        "tags",
        report.post().tags().stream()
            .map(t -> RowJson.row(t.trigger(), t.detail(), t.strength()))
            .toList());
    parts.values().removeIf(List::isEmpty);
    return parts;
  }

  /** What a card draws of a post over its age: what its verdict is about. */
  private enum Drawn implements IdByName {
    SHARES,
    COMMENTS,
    IMPRESSIONS,
    VIEWS;

    static Drawn of(PostReport report) {
      Verdict verdict = report.diagnosis().judged().verdict();
      if (verdict == Verdict.TALKED_ABOUT) {
        return COMMENTS;
      }
      if (!report.diagnosis().causes().contains(Cause.NOT_SHOWN)) {
        return SHARES;
      }
      return AtAge.of(report).stream()
              .anyMatch(a -> a.metric().equals(IMPRESSIONS.id()) && a.usual() != null)
          ? IMPRESSIONS
          : VIEWS;
    }

    boolean counts(EngagementKind kind) {
      return switch (this) {
        case SHARES -> kind.isSpread();
        case COMMENTS -> kind == EngagementKind.COMMENT;
        case IMPRESSIONS -> kind == EngagementKind.IMPRESSION;
        case VIEWS -> kind == EngagementKind.VIEW;
      };
    }
  }

  /** Accounts are not named on the page, not by their pseudonyms either. */
  private static boolean isShown(Reason reason) {
    return reason.factor() == null || !reason.factor().startsWith("author=");
  }

  private static List<Object> reason(PostReport report, Reason reason) {
    return RowJson.row(
        report.reasons().indexOf(reason) + 1,
        reason.kind().id(),
        reason.dimension() == null ? null : reason.dimension().id(),
        reason.weight(),
        report.sentence(reason),
        reason.otherPostId());
  }

  private static List<Object> cause(PostReport report, CauseReason sign) {
    return RowJson.row(
        sign.rank(),
        sign.signRank(),
        sign.cause().id(),
        sign.fits(),
        ConstantIds.of(sign.sign().outcome()),
        report.sentence(sign),
        sign.causeSentence(report.setting().words()));
  }
}
