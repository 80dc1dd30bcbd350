package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildfire.report.FollowerSplits.Split;

/**
 * Held against somebody who can see who engaged by when, has what is told, and tries every way in
 * which these accounts can be followers and outsiders: in all small posts, one by one.
 */
final class FollowerSplitsTest {
  /** Those that came in each span of time; by the end of the last the whole is counted. */
  private record Post(List<Split> spans) {
    Split between(int from, int to) {
      long followers = 0;
      long outsiders = 0;
      for (Split span : spans.subList(from, to)) {
        followers += span.followers();
        outsiders += span.outsiders();
      }
      return new Split(followers, outsiders);
    }

    Split whole() {
      return between(0, spans.size());
    }

    /** By the end of each span but the last, the latest first. */
    List<Split> parts() {
      List<Split> parts = new ArrayList<>();
      for (int end = spans.size() - 1; end > 0; end--) {
        parts.add(between(0, end));
      }
      return parts;
    }

    List<Long> accounts() {
      return spans.stream().map(Split::accounts).toList();
    }

    /** The numbers that are told; null in the place of one that is not. */
    List<Split> told(long least) {
      boolean[] told = FollowerSplits.told(whole(), parts(), least);
      List<Split> numbers = new ArrayList<>();
      numbers.add(told[0] ? whole() : null);
      for (int i = 1; i < told.length; i++) {
        numbers.add(told[i] ? parts().get(i - 1) : null);
      }
      return numbers;
    }

    /** Which side is said to be few, where the whole is not told. */
    String narrowed(long least) {
      Split whole = whole();
      return !FollowerSplits.told(whole, List.of(), least)[0]
              && whole.accounts() >= FollowerSplits.leastToNarrowDown(least)
          ? whole.followers() < whole.outsiders() ? "followers" : "outsiders"
          : "";
    }

    private boolean agreesWith(List<Split> numbers) {
      for (int i = 0; i < numbers.size(); i++) {
        Split here = i == 0 ? whole() : parts().get(i - 1);
        if (numbers.get(i) != null && !numbers.get(i).equals(here)) {
          return false;
        }
      }
      return true;
    }
  }

  private static List<Post> posts(int spans, int most) {
    List<Post> posts = List.of(new Post(List.of()));
    for (int span = 0; span < spans; span++) {
      List<Post> longer = new ArrayList<>();
      for (Post post : posts) {
        for (int accounts = 0; accounts <= most; accounts++) {
          for (int followers = 0; followers <= accounts; followers++) {
            List<Split> more = new ArrayList<>(post.spans());
            more.add(new Split(followers, accounts - followers));
            longer.add(new Post(more));
          }
        }
      }
      posts = longer;
    }
    return posts;
  }

  /** Somebody who also knows the rules, and so what it means that a number is not told. */
  @ParameterizedTest
  @CsvSource({"3, 12", "4, 12", "5, 14", "7, 16", "10, 22"})
  void whoKnowsTheRulesFindsNoSmallGroupInAWholeAndAPart(long least, int most) {
    posts(2, most).stream()
        .collect(
            Collectors.groupingBy(
                post ->
                    List.of(post.accounts(), post.told(least).toString(), post.narrowed(least))))
        .forEach((seen, possible) -> assertNothingFound(seen.toString(), possible, least));
  }

  /** Somebody who only reckons with the numbers that are told. */
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void whoReckonsFindsNoSmallGroupInManyParts(long least) {
    Map<List<Long>, List<Post>> alike =
        posts(3, 6).stream().collect(Collectors.groupingBy(Post::accounts));
    alike
        .values()
        .forEach(
            posts -> {
              Map<List<Split>, List<Post>> possible = new HashMap<>();
              for (Post post : posts) {
                possible.computeIfAbsent(
                    post.told(least),
                    told -> posts.stream().filter(other -> other.agreesWith(told)).toList());
              }
              possible.forEach((told, them) -> assertNothingFound(told.toString(), them, least));
            });
  }

  /** Without this the laws above could hold because nobody looks closely enough. */
  @Test
  void whoeverIsToldEverythingFindsSmallGroups() {
    List<Post> one = List.of(new Post(List.of(new Split(9, 3), new Split(1, 12))));
    assertThat(found(one, 0, 2, 3)).isFalse();
    assertThat(found(one, 1, 2, 3)).isTrue();
    assertThat(found(one, 0, 1, 4)).isTrue();
  }

  private static void assertNothingFound(String seen, List<Post> possible, long least) {
    int spans = possible.get(0).spans().size();
    for (int from = 0; from < spans; from++) {
      for (int to = from + 1; to <= spans; to++) {
        assertThat(found(possible, from, to, least) && !areAllOfAlike(possible, from, to, least))
            .as("few are found in spans %d to %d of %s: %s", from, to, seen, possible)
            .isFalse();
      }
    }
  }

  private static boolean found(List<Post> possible, int from, int to, long least) {
    return only(
        possible, from, to, it -> isFew(it.followers(), least) || isFew(it.outsiders(), least));
  }

  private static boolean only(List<Post> possible, int from, int to, Predicate<Split> is) {
    Split first = possible.get(0).between(from, to);
    return is.test(first)
        && possible.stream().allMatch(post -> post.between(from, to).equals(first));
  }

  /**
   * That many are all followers, or all outsiders, is told; so it is known of any few of them, who
   * are no small group by that.
   */
  private static boolean areAllOfAlike(List<Post> possible, int from, int to, long least) {
    for (int span = from; span < to; span++) {
      boolean alike = false;
      for (int first = 0; first <= span; first++) {
        for (int last = span + 1; last <= possible.get(0).spans().size(); last++) {
          alike |=
              only(
                  possible,
                  first,
                  last,
                  it -> it.accounts() >= least && Math.min(it.followers(), it.outsiders()) == 0);
        }
      }
      if (!alike) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFew(long accounts, long least) {
    return accounts >= 1 && accounts < least;
  }

  @Test
  void tellsWhatTellsOfNoFew() {
    Split whole = new Split(60, 40);
    assertThat(told(whole, new Split(30, 20))).containsExactly(true, true);
    assertThat(told(whole, whole)).containsExactly(true, true);
    assertThat(told(whole, new Split(55, 20))).containsExactly(true, false);
    assertThat(told(whole, new Split(0, 0))).containsExactly(true, true);
    assertThat(told(whole, (Split) null)).containsExactly(true, false);
    assertThat(told(new Split(0, 40))).containsExactly(true);
    assertThat(told(new Split(9, 40), new Split(0, 20))).containsExactly(false, false);
    assertThat(FollowerSplits.told(new Split(1, 1), List.of(new Split(1, 0)), 1))
        .containsExactly(true, true);
  }

  private static boolean[] told(Split whole, Split... parts) {
    return FollowerSplits.told(whole, Arrays.asList(parts), 10);
  }
}
