package wildfire.metrics;

import java.util.Arrays;
import wildfire.model.EngagementKind;
import wildfire.model.FixedAge;
import wildfire.model.PostHistory;

/**
 * How often a post was shown, and what was done with it beside passing it on and talking: each
 * counted up to the fixed ages, in the order of {@link FixedAge}; null until the post has reached
 * the age. Impressions and views are different things and are never added up. Organic unless said
 * otherwise.
 *
 * @param impressionsInAll impressions in the observed time, bought ones included
 * @param viewsInAll views in the observed time, bought ones included
 * @param angryReactions reactions of which the log says that they are angry
 */
public record Attention(
    AtAges impressions,
    AtAges impressionsWithPaid,
    long impressionsInAll,
    AtAges views,
    AtAges viewsWithPaid,
    long viewsInAll,
    AtAges saves,
    AtAges clicks,
    AtAges angryReactions) {

  private static final long[] AGES = FixedAge.all().stream().mapToLong(FixedAge::micros).toArray();

  /** What is counted, each in a row of its own. */
  private enum Tally {
    IMPRESSIONS,
    IMPRESSIONS_WITH_PAID,
    VIEWS,
    VIEWS_WITH_PAID,
    SAVES,
    CLICKS,
    ANGRY;

    private static final int HOW_MANY = values().length;

    @SuppressWarnings("EnumOrdinal") // lives no longer than a post
    int row() {
      return ordinal();
    }
  }

  /**
   * What a post got.
   *
   * @param whereKnown counts at the fixed ages, whose nulls say which ages are not known
   */
  static Attention of(PostHistory post, AtAges whereKnown) {
    // One more than there are ages: what came after the last of them.
    long[][] tallies = new long[Tally.HOW_MANY][AGES.length + 1];
    int age = 0;
    for (int event = 0; event < post.size(); event++) {
      while (age < AGES.length && post.ageOf(event) > AGES[age]) {
        age++;
      }
      boolean organic = post.paid()[event] != PostHistory.YES;
      switch (EngagementKind.ofCode(post.kind()[event])) {
        case IMPRESSION ->
            count(tallies, age, organic, Tally.IMPRESSIONS, Tally.IMPRESSIONS_WITH_PAID);
        case VIEW -> count(tallies, age, organic, Tally.VIEWS, Tally.VIEWS_WITH_PAID);
        case SAVE -> tallies[Tally.SAVES.row()][age] += organic ? 1 : 0;
        case CLICK -> tallies[Tally.CLICKS.row()][age] += organic ? 1 : 0;
        case REACTION ->
            tallies[Tally.ANGRY.row()][age] +=
                organic && post.angry()[event] == PostHistory.YES ? 1 : 0;
        case LIKE, COMMENT, SHARE, QUOTE, FOLLOW -> {}
      }
    }
    return new Attention(
        upToAges(tallies, Tally.IMPRESSIONS, whereKnown),
        upToAges(tallies, Tally.IMPRESSIONS_WITH_PAID, whereKnown),
        inAll(tallies, Tally.IMPRESSIONS_WITH_PAID),
        upToAges(tallies, Tally.VIEWS, whereKnown),
        upToAges(tallies, Tally.VIEWS_WITH_PAID, whereKnown),
        inAll(tallies, Tally.VIEWS_WITH_PAID),
        upToAges(tallies, Tally.SAVES, whereKnown),
        upToAges(tallies, Tally.CLICKS, whereKnown),
        upToAges(tallies, Tally.ANGRY, whereKnown));
  }

  private static void count(
      long[][] tallies, int age, boolean isOrganic, Tally organic, Tally withPaid) {
    tallies[organic.row()][age] += isOrganic ? 1 : 0;
    tallies[withPaid.row()][age]++;
  }

  private static AtAges upToAges(long[][] tallies, Tally tally, AtAges whereKnown) {
    Long[] counts = new Long[AGES.length];
    long soFar = 0;
    for (int age = 0; age < AGES.length; age++) {
      soFar += tallies[tally.row()][age];
      counts[age] = whereKnown.at(FixedAge.all().get(age)) == null ? null : Long.valueOf(soFar);
    }
    return AtAges.of(counts);
  }

  private static long inAll(long[][] tallies, Tally tally) {
    return Arrays.stream(tallies[tally.row()]).sum();
  }
}
