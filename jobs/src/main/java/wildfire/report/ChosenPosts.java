package wildfire.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;
import wildfire.verdict.PostFigures;
import wildfire.yaml.Nearest;

/**
 * Which posts are published. Filters choose among judged posts: what is usual for an account still
 * rests on all of its posts.
 *
 * @param filters as they were given
 * @param authors pseudonyms of the accounts that are asked for; none: all
 */
public record ChosenPosts(Filters filters, List<String> authors) {
  private static final int LISTED = 12;

  /** The posts that filters choose. */
  public static ChosenPosts of(Filters filters, UnaryOperator<String> pseudonym) {
    return new ChosenPosts(filters, filters.authors().stream().map(pseudonym).toList());
  }

  /** The filters for people; null where there are none. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (!filters.platforms().isEmpty()) {
      words.add("platform " + String.join(", ", filters.platforms()));
    }
    if (!filters.campaigns().isEmpty()) {
      words.add("campaign " + String.join(", ", filters.campaigns()));
    }
    if (!authors.isEmpty()) {
      words.add("author " + String.join(", ", authors));
    }
    if (filters.from() != null) {
      words.add("from " + filters.from());
    }
    if (filters.to() != null) {
      words.add("to " + filters.to());
    }
    return words.isEmpty() ? null : String.join("; ", words);
  }

  /** Whether all posts are. */
  public boolean areAll() {
    return words() == null;
  }

  /** Whether a post is among them. */
  boolean holds(PostFigures post) {
    return isIn(filters.platforms(), post.platform())
        && isIn(filters.campaigns(), post.campaignId())
        && isIn(authors, post.authorId())
        && (filters.from() == null
            || (post.publishedAt() != null && post.publishedAt() >= micros(filters.from())))
        && (filters.to() == null
            || (post.publishedAt() != null && post.publishedAt() <= micros(filters.to())));
  }

  private static boolean isIn(List<String> some, String one) {
    return some.isEmpty() || (one != null && some.contains(one));
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** That none of the posts is chosen. */
  OperatorError none(long posts, Collection<String> campaigns) {
    return new OperatorError(
        "None of the %,d posts is chosen by %s: take another filter, or none; no reports were made.%s",
        posts,
        words(),
        filters.campaigns().stream()
            .findFirst()
            .map(asked -> " " + told(asked, campaigns))
            .orElse(""));
  }

  /** The campaigns that there are, the nearest by name first. */
  private static String told(String asked, Collection<String> campaigns) {
    if (campaigns.isEmpty()) {
      return "No post names a campaign.";
    }
    return "The campaigns are "
        + Nearest.first(asked, List.copyOf(campaigns)).stream()
            .limit(LISTED)
            .collect(Collectors.joining(", "))
        + (campaigns.size() > LISTED ? " and others." : ".");
  }
}
