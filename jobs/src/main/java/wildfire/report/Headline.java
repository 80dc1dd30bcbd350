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
import wildfire.model.Post;
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
    Judged judged = report.diagnosis().judged();
    Post post = report.post().post();
    return new Headline(
        post.platform(),
        post.postId(),
        post.authorId(),
        judged.verdict(),
        post.publishedAt(),
        judged.speed().overperformance(),
        judged.size().overperformance(),
        judged.breadth().overperformance(),
        report.reasons().isEmpty() ? null : report.sentence(report.reasons().get(0)),
        report.setting().texts() ? shortened(report.post().text()) : null);
  }

  private static String shortened(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = PlainText.of(text);
    String beginning = beginning(plain, MOST_TEXT);
    return beginning + (beginning.length() < plain.length() ? "…" : "");
  }

  /** So many of its characters, at most. */
  static String beginning(String text, int most) {
    int characters = Math.min(most, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /** How far it is from the usual in speed, else in shares in all, and in breadth (doublings). */
  public double distance() {
    Double spread = speed == null ? size : speed;
    return (spread == null ? 0 : spread) + (breadth == null ? 0 : breadth);
  }

  /** The farthest of each verdict, the farthest first. */
  static Map<Verdict, List<Headline>> farthest(Stream<Headline> posts) {
    Map<Verdict, List<Headline>> each = new EnumMap<>(Verdict.class);
    posts.forEach(post -> post.keepIn(each));
    return each;
  }

  /** Takes it in where it is among the farthest of its verdict. */
  void keepIn(Map<Verdict, List<Headline>> farthest) {
    List<Headline> same = farthest.computeIfAbsent(verdict, v -> new ArrayList<>());
    same.add(this);
    same.sort(FARTHEST);
    same.subList(Math.min(MOST, same.size()), same.size()).clear();
  }
}
