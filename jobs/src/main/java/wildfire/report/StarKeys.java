package wildfire.report;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import wildfire.metrics.MeasuredPost;

/**
 * The keys of the star. They are the ids themselves: the same on every night and every machine,
 * different for what is different, and legible; a number would have to be kept somewhere, and a
 * digest of 64 bits is no longer exact in tools that count in doubles.
 *
 * @param audience whose days and hours are meant
 * @param kinds the kinds of events that the logs of each platform have, by id
 */
record StarKeys(ZoneId audience, Map<String, Set<String>> kinds) implements Serializable {
  static final String NO_CAMPAIGN = "(no campaign)";
  static final String UNKNOWN_DATE = "(unknown)";
  static final String UNTAGGED = "(untagged)";
  static final String TWO_TRIGGERS = "(two triggers)";
  static final String OTHER_FACTOR = "(other factor)";
  static final String ALL_PLATFORMS = "all";

  /**
   * The key of a post: its platform, a slash and its id. A slash in the platform's name is {@code
   * %2F} there, so that two posts never share a key.
   */
  static String ofPost(String platform, String postId) {
    return platform.replace("%", "%25").replace("/", "%2F") + "/" + postId;
  }

  static String ofPost(MeasuredPost post) {
    return ofPost(post.post().platform(), post.post().postId());
  }

  /** What a row of a post is joined by. */
  record OfPost(String post, String platform, String postId, String campaign, String date) {}

  OfPost of(MeasuredPost post) {
    return new OfPost(
        ofPost(post),
        post.post().platform(),
        post.post().postId(),
        ofCampaign(post.post().campaignId()),
        ofDate(post));
  }

  /** The key of a campaign. */
  static String ofCampaign(String id) {
    return id == null ? NO_CAMPAIGN : escaped(id);
  }

  /** What is told apart from the members that stand for none: these have one parenthesis. */
  static String escaped(String id) {
    return id.startsWith("(") ? "(" + id : id;
  }

  /** The day of publication; a date without a time stays that date. */
  String ofDate(MeasuredPost post) {
    LocalDateTime published = published(post);
    return published == null ? UNKNOWN_DATE : published.toLocalDate().toString();
  }

  /** The hour of publication; null where it is not known to the hour. */
  Long hourOfPublication(MeasuredPost post) {
    LocalDateTime published = published(post);
    return published == null || !post.observation().precision().tellsHours()
        ? null
        : Long.valueOf(published.getHour());
  }

  private LocalDateTime published(MeasuredPost post) {
    Instant at = post.post().publishedAt();
    return at == null
        ? null
        : LocalDateTime.ofInstant(
            at, post.observation().precision().tellsHours() ? audience : ZoneOffset.UTC);
  }
}
