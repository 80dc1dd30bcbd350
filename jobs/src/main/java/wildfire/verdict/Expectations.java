package wildfire.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of one post, where enough earlier posts tell.
 *
 * @param known of each count that has enough earlier posts
 * @param earlierPosts of each count: how many earlier posts of the platform had reached the age of
 *     comparison, of those the baseline remembers; absent where there is no age to compare at
 * @param format what the account usually gets in this format and in its others; null where too few
 *     earlier posts tell
 * @param growth of the spread, what the posts that its speed is compared with usually had at each
 *     age that enough of them reached, youngest first; empty where its speed is compared with none
 */
public record Expectations(
    Map<Counted, Expectation> known,
    Map<Counted, Integer> earlierPosts,
    FormatUsual format,
    List<Expectation> growth) {

  /** Nothing can be expected. */
  public static final Expectations NONE = new Expectations(Map.of(), Map.of(), null, List.of());

  /** What an account usually gets at the same age, in a post's format and in all its others. */
  public record FormatUsual(Expectation own, Expectation others) {}

  public Expectations {
    known = Map.copyOf(known);
    earlierPosts = Map.copyOf(earlierPosts);
    growth = List.copyOf(growth);
  }

  public Optional<Expectation> of(Counted counted) {
    return Optional.ofNullable(known.get(counted));
  }
}
