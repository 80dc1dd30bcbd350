package wildfire.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import wildfire.verdict.Verdict;

/**
 * All that the page shows, in one language.
 *
 * @param asOf the moment the run is about
 * @param allPosts posts that were published
 * @param posts those that are on the page: all, or the most telling
 * @param postColumns names of what stands in {@link Post#json()}, in its order
 * @param details of each post on the page, a JSON object
 * @param associations outcomes and factors, those of accounts left out, each a JSON object
 * @param asked how many comparisons have an adjusted difference
 * @param clear the sentences of the associations with what can be chosen that are clear, the least
 *     q first
 * @param rules what the posts say to the rules of thumb, the clear ones first
 * @param platforms one a platform
 * @param campaigns one a campaign and platform, each a JSON object
 * @param verdicts posts by verdict, of all posts, in the order of {@link #IN_ORDER}
 * @param causes posts that the evidence fits, by cause, of all posts
 * @param overview how far that could be told, of all posts
 * @param timeZone of the hours and days of publication; null where the run does not tell
 * @param changes what became of verdicts since the run before; null where there was none
 * @param rows what became of the rows that were read
 */
record PageContent(
    Instant asOf,
    String runId,
    String version,
    String filters,
    Instant firstPublished,
    Instant lastPublished,
    long allPosts,
    List<Post> posts,
    List<String> postColumns,
    Map<PostId, String> details,
    List<String> associations,
    long asked,
    List<String> clear,
    List<Rule> rules,
    List<Platform> platforms,
    List<String> campaigns,
    Map<String, Long> verdicts,
    Map<String, Long> causes,
    Overview overview,
    String timeZone,
    Changes changes,
    Rows rows) {

  /** Verdicts as they stand beside each other, from the most spread to the least. */
  static final List<Verdict> IN_ORDER =
      List.of(
          Verdict.VIRAL,
          Verdict.BOUGHT,
          Verdict.OVERPERFORMING,
          Verdict.SLOW_BURN,
          Verdict.BROADCAST,
          Verdict.TALKED_ABOUT,
          Verdict.TYPICAL,
          Verdict.FLOP,
          Verdict.NOT_ENOUGH_EVIDENCE);

  /**
   * One post.
   *
   * @param speed overperformance in speed (doublings); null if unknown
   * @param size the same in shares in all, for where speed is unknown
   * @param publishedAt null if unknown
   * @param breadth overperformance in breadth (doublings); null if unknown
   * @param headline the sentence of its weightiest reason; null if it has none
   * @param json a JSON array of its values, in the order of {@link PageContent#postColumns()}
   */
  record Post(
      PostId post,
      String verdict,
      Double speed,
      Double size,
      Double breadth,
      Instant publishedAt,
      String headline,
      String json) {

    /** How far it is from the usual in speed, else in shares in all; null if both are unknown. */
    Double spread() {
      return speed == null ? size : speed;
    }

    /** How far it is from the usual in both together (doublings). */
    double distance() {
      return Math.abs((spread() == null ? 0 : spread()) + (breadth == null ? 0 : breadth));
    }
  }

  /**
   * How far something can be said of the posts.
   *
   * @param viralUnknown posts of which it cannot be told whether they went viral
   * @param ownAccount posts whose usual is that of earlier posts of their account
   * @param similarAccounts posts whose usual is that of accounts of about the same size
   * @param wholePlatform posts whose usual is that of the whole platform
   * @param didBadly posts whose doing badly causes are looked for of
   * @param causeless of these, those that fit no known cause
   */
  record Overview(
      long viralUnknown,
      long ownAccount,
      long similarAccounts,
      long wholePlatform,
      long didBadly,
      long causeless) {}

  /**
   * What the posts say to a rule of thumb on a platform.
   *
   * @param platform all for all of them
   * @param answer supported, contradicted, and so on
   */
  record Rule(String claim, String platform, String answer, String sentence) {}

  /**
   * A platform, and of how many of its posts something is known.
   *
   * @param known posts by what is known
   */
  record Platform(String name, long posts, Map<String, Long> known) {}

  /** Verdicts that are other than in the run before, and the sentences of a few. */
  record Changes(long changed, long fresh, long gone, List<String> sentences) {}

  /** Rows of all exports. */
  record Rows(long read, long accepted, long rejected, long duplicate, long forgotten) {}
}
