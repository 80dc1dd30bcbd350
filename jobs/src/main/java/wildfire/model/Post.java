package wildfire.model;

import java.time.Instant;

/**
 * Who posted what, where and when. All but platform and id may be null: an export need not say.
 *
 * @param authorId pseudonym of the account
 * @param authorFollowers followers of the author at the time of the post
 */
public record Post(
    String platform,
    String postId,
    String authorId,
    Long authorFollowers,
    String campaignId,
    Instant publishedAt,
    String format,
    String language,
    String url) {}
