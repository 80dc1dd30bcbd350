package wildfire.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildfire.model.Post;
import wildfire.verdict.Judged;
import wildfire.verdict.Verdict;

/**
 * A post in a list of those that went farthest, or stayed farthest behind.
 *
 * @param authorId pseudonym; null if unknown
 * @param url null if unknown, or unless addresses are published
 * @param distance how far it is from the usual in shares, and in accounts, added up as far as known
 *     (doublings)
 * @param sentence of its weightiest reason; null if it has none
 * @param firstWords of its text; null unless texts are published
 */
public record Headline(
    String platform,
    String postId,
    String authorId,
    Verdict verdict,
    Instant publishedAt,
    String format,
    String url,
    double distance,
    Against shares,
    Against accounts,
    String sentence,
    String firstWords)
    implements Serializable {
  /** Posts of each verdict that are kept. */
  public static final int MOST = 5;

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
        post.format(),
        PostTables.address(report),
        distance(judged),
        Against.shares(judged),
        Against.of(judged.breadth()),
        report.reasons().isEmpty() ? null : report.sentence(report.reasons().get(0)),
        PostSummary.firstWords(report));
  }

  private static double distance(Judged judged) {
    Double speed = judged.speed().overperformance();
    Double spread = speed == null ? judged.size().overperformance() : speed;
    Double breadth = judged.breadth().overperformance();
    return (spread == null ? 0 : spread) + (breadth == null ? 0 : breadth);
  }

  /** So many of its characters, at most. */
  static String beginning(String text, int most) {
    int characters = Math.min(most, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, characters));
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
