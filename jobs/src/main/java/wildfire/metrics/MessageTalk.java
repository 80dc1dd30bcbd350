package wildfire.metrics;

import wildfire.model.EngagementKind;
import wildfire.model.FixedAge;
import wildfire.model.PostHistory;

/**
 * Whether those who comment on a post or quote it mention its campaign's message: counted up to the
 * fixed ages, in the order of {@link FixedAge}. What the author says is left out, and so is what is
 * bought. Null until the post has reached the age.
 *
 * @param texts those comments and quotes whose words are known
 * @param mentions of these, those that have one of the words of the message; null also where the
 *     words of too few are known
 */
public record MessageTalk(AtAges texts, AtAges mentions) {

  private static final long[] AGES = FixedAge.all().stream().mapToLong(FixedAge::micros).toArray();

  /**
   * What is said of a post.
   *
   * @param whereKnown counts at the fixed ages, whose nulls say which ages are not known
   * @param minTextsKnownShare the words of at least this share of the comments and quotes must be
   *     known (0–1)
   */
  static MessageTalk of(PostHistory post, AtAges whereKnown, double minTextsKnownShare) {
    // One more than there are ages: what came after the last of them.
    long[] said = new long[AGES.length + 1];
    long[] known = new long[AGES.length + 1];
    long[] mentioning = new long[AGES.length + 1];
    int age = 0;
    for (int event = 0; event < post.size(); event++) {
      while (age < AGES.length && post.ageOf(event) > AGES[age]) {
        age++;
      }
      if (isSaid(post, event)) {
        byte mention = post.mentionsMessage()[event];
        said[age]++;
        known[age] += mention != PostHistory.UNKNOWN ? 1 : 0;
        mentioning[age] += mention == PostHistory.YES ? 1 : 0;
      }
    }
    Long[] texts = new Long[AGES.length];
    Long[] mentions = new Long[AGES.length];
    long saidSoFar = 0;
    long knownSoFar = 0;
    long mentioningSoFar = 0;
    for (int i = 0; i < AGES.length; i++) {
      saidSoFar += said[i];
      knownSoFar += known[i];
      mentioningSoFar += mentioning[i];
      if (whereKnown.at(FixedAge.all().get(i)) != null) {
        texts[i] = knownSoFar;
        mentions[i] = knownSoFar >= minTextsKnownShare * saidSoFar ? mentioningSoFar : null;
      }
    }
    return new MessageTalk(AtAges.of(texts), AtAges.of(mentions));
  }

  private static boolean isSaid(PostHistory post, int event) {
    EngagementKind kind = post.kindOf(event);
    boolean byAuthor = post.author() != PostHistory.UNKNOWN && post.actor()[event] == post.author();
    return (kind == EngagementKind.COMMENT || kind == EngagementKind.QUOTE)
        && !byAuthor
        && post.paid()[event] != PostHistory.YES;
  }
}
