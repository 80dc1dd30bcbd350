package wildfire.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildfire.model.PlainText;
import wildfire.verdict.Judged;
import wildfire.verdict.Verdict;

/**
 * A post in a list of those that went farthest, or stayed farthest behind.
 *
 * @param authorId pseudonym; null if unknown
 * @param speed doublings against what is usual; null if unknown, and so are the next two
 * @param size the same of shares in all, for where speed is unknown
 * @param sentence of its weightiest reason; null if it has none
 * @param text its beginning; null unless texts are published
 */
public record Headline(
    String platform,
    String postId,
    String authorId,
    Verdict verdict,
    Instant publishedAt,
    Double speed,
    Double size,
    Double breadth,
    String sentence,
    String text)
    implements Serializable {
  /** Posts of each verdict that are kept. */
  public static final int MOST = 5;

  private static final int MOST_TEXT = 140;

  private static final Comparator<Headline> FARTHEST =
      Comparator.comparingDouble((Headline h) -> -Math.abs(h.distance()))
          .thenComparing(Headline::platform)
          .thenComparing(Headline::postId);

  static Headline of(PostReport report) {
    return of(
        report,
        report.reasons().isEmpty() ? null : report.sentence(report.reasons().get(0)),
        report.setting().texts() ? beginning(report.post().text()) : null);
  }

  private static Headline of(PostReport report, String sentence, String text) {
    Judged judged = report.diagnosis().judged();
    return new Headline(
        report.post().post().platform(),
        report.post().post().postId(),
        report.post().post().authorId(),
        judged.verdict(),
        report.post().post().publishedAt(),
        judged.speed().overperformance(),
        judged.size().overperformance(),
        judged.breadth().overperformance(),
        sentence,
        text);
  }

  /** Takes a post in where it is among the farthest of its verdict; only those get words. */
  static void keep(PostReport report, Map<Verdict, List<Headline>> farthest) {
    Headline wordless = of(report, null, null);
    List<Headline> same = farthest.computeIfAbsent(wordless.verdict(), v -> new ArrayList<>());
    if (same.size() < MOST || FARTHEST.compare(wordless, same.get(MOST - 1)) < 0) {
      same.add(of(report));
      same.sort(FARTHEST);
      same.subList(Math.min(MOST, same.size()), same.size()).clear();
    }
  }

  private static String beginning(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = PlainText.of(text);
    int end =
        plain.offsetByCodePoints(0, Math.min(MOST_TEXT, plain.codePointCount(0, plain.length())));
    return plain.substring(0, end) + (end < plain.length() ? "…" : "");
  }

  /** How far it is from the usual in speed, else in shares in all, and in breadth (doublings). */
  public double distance() {
    Double spread = speed == null ? size : speed;
    return (spread == null ? 0 : spread) + (breadth == null ? 0 : breadth);
  }

  /** The farthest of each verdict. */
  static Map<Verdict, List<Headline>> farthest(Stream<Headline> posts) {
    Map<Verdict, List<Headline>> each = new EnumMap<>(Verdict.class);
    posts
        .sorted(FARTHEST)
        .forEach(
            post -> {
              List<Headline> same = each.computeIfAbsent(post.verdict(), v -> new ArrayList<>());
              if (same.size() < MOST) {
                same.add(post);
              }
            });
    return each;
  }
}
