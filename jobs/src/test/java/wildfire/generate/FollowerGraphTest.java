package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Followers that nobody listed. */
final class FollowerGraphTest {
  private static final int COMMUNITIES = 3;
  private static final int BITS = 9;

  @Property(tries = 200)
  void aDrawnFollowerFollowsAndAnOutsiderDoesNot(
      @ForAll long seed,
      @ForAll @LongRange(min = 1, max = 400) long followers,
      @ForAll @IntRange(min = 0, max = 2) int author) {
    FollowerGraph graph = graph(seed, followers);
    long account = graph.accountOf(author);
    Draws draws = new Draws(seed);
    for (int ticket = 0; ticket < 20; ticket++) {
      long follower = graph.follower(account, ticket, draws);
      assertThat(follower == account || graph.follows(follower, account)).isTrue();
      assertThat(graph.follows(graph.outsider(account, draws), account)).isFalse();
    }
  }

  @Test
  void anAuthorHasAboutTheFollowersItWasGiven() {
    FollowerGraph graph = graph(7, 300);
    long account = graph.accountOf(1);
    long counted = 0;
    for (long other = 0; other < (long) COMMUNITIES << BITS; other++) {
      counted += graph.follows(other, account) ? 1 : 0;
    }
    // Itself may be among those that were counted out, and each community rounds down.
    assertThat((double) counted).isCloseTo(300, within((double) COMMUNITIES + 1));
  }

  @Test
  void authorsAndAccountsAreTheSame() {
    FollowerGraph graph = graph(7, 300);
    for (int author = 0; author < 3; author++) {
      assertThat(graph.authorOf(graph.accountOf(author))).isEqualTo(author);
    }
    assertThat(graph.authorOf(5)).isEqualTo(-1);
  }

  private static FollowerGraph graph(long seed, long followers) {
    return new FollowerGraph(seed, COMMUNITIES, BITS, new long[] {followers, followers, followers});
  }
}
