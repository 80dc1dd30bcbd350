package wildfire.metrics;

import static wildfire.model.EngagementKind.CLICK;
import static wildfire.model.EngagementKind.COMMENT;
import static wildfire.model.EngagementKind.IMPRESSION;
import static wildfire.model.EngagementKind.QUOTE;
import static wildfire.model.EngagementKind.REACTION;
import static wildfire.model.EngagementKind.SAVE;
import static wildfire.model.EngagementKind.VIEW;

import wildfire.metrics.TwoSources.Basis;
import wildfire.metrics.TwoSources.Settled;
import wildfire.metrics.TwoSources.Source;
import wildfire.model.CounterMetric;
import wildfire.model.EngagementKind;
import wildfire.model.EngagementKind.Role;
import wildfire.model.PostHistory;

/**
 * What is used of a post's exposure and of the acts beside spread and talk: the log where there is
 * one of that kind, else the platform's counters, as {@link TwoSources} has it. Impressions and
 * views are different things and are never added up.
 *
 * @param angryReactions reactions of which the log or the platform says that they are angry
 * @param hides only ever counted by platforms: no log knows who hid a post
 * @param messageMentions comments and quotes that have one of the words of the campaign's message;
 *     never from counters
 * @param commentTexts comments and quotes with known words at the fixed ages, of which those
 *     mentions are; null where nothing is asked of them or no log has their words
 * @param followers accounts that engaged organically and are known to follow the author; never from
 *     counters
 * @param outsiders the same of accounts known not to follow
 */
public record Attended(
    Counts impressions,
    Counts views,
    Counts saves,
    Counts clicks,
    Counts angryReactions,
    Counts hides,
    Counts messageMentions,
    AtAges commentTexts,
    Counts followers,
    Counts outsiders) {

  /**
   * One count.
   *
   * @param basis null where nothing is known
   * @param organic at the fixed ages; all where the source does not tell apart; null where nothing
   *     is known
   * @param withPaid the same, bought ones included; null where it is not told
   */
  public record Counts(Basis basis, AtAges organic, AtAges withPaid, Settled settled) {
    private static final Counts UNKNOWN = new Counts(null, null, null, Settled.UNKNOWN);

    private static Counts ofLog(AtAges organic, AtAges withPaid) {
      return new Counts(Basis.EVENTS, organic, withPaid, Settled.UNKNOWN);
    }
  }

  /**
   * What is used.
   *
   * @param logged {@link LogFacts#NONE} of a post that the log does not know
   * @param asksForMessage whether the message of the post's campaign has words
   */
  public static Attended of(
      PostHistory post,
      LogFacts logged,
      boolean asksForMessage,
      Breadth breadth,
      PostCounters counters,
      MeasureRules rules) {
    Selection angry =
        Selection.of(post, REACTION).and(event -> post.angry()[event] == PostHistory.YES);
    boolean messageLogged = asksForMessage && logged.comments() && logged.texts();
    AtAges texts = messageLogged ? texts(post) : null;
    // Nothing is known of a post whose accounts' follow status is known of none.
    boolean followersKnown =
        logged.followers() && (breadth.outsideKnown() > 0 || breadth.uniqueActors() == 0);
    return new Attended(
        logged.exposure()
            ? exposure(post, IMPRESSION, breadth)
            : ofCounters(counters, CounterMetric.IMPRESSIONS.whole()),
        logged.exposure()
            ? exposure(post, VIEW, breadth)
            : ofCounters(counters, CounterMetric.VIEWS.whole()),
        logged.saves()
            ? acts(post, Selection.of(post, SAVE))
            : ofCounters(counters, CounterMetric.SAVES.whole()),
        logged.clicks()
            ? acts(post, Selection.of(post, CLICK))
            : ofCounters(counters, CounterMetric.CLICKS.whole()),
        logged.reactions()
            ? acts(post, angry)
            : ofCounters(counters, CounterMetric.REACTIONS.kind("angry")),
        ofCounters(counters, CounterMetric.HIDES.whole()),
        messageLogged ? Counts.ofLog(mentions(post, texts, rules), null) : Counts.UNKNOWN,
        texts,
        followersKnown ? Counts.ofLog(breadth.followersAtAge(), null) : Counts.UNKNOWN,
        followersKnown ? Counts.ofLog(breadth.outsidersAtAge(), null) : Counts.UNKNOWN);
  }

  private static Counts acts(PostHistory post, Selection which) {
    return Counts.ofLog(AtAges.of(post, which.organic(post)), null);
  }

  /**
   * What a log of exposures has of one kind of them. Where it has neither kind of a post, nobody
   * saw it; but if accounts engaged all the same, the log has lost it. A platform's total is not
   * set beside such a log: it counts by other rules.
   */
  private static Counts exposure(PostHistory post, EngagementKind kind, Breadth breadth) {
    Selection shown = Selection.of(post, kind);
    boolean known =
        shown.any(post)
            || (breadth.uniqueActors() == 0 && !Selection.of(post, Role.EXPOSURE).any(post));
    return known
        ? Counts.ofLog(AtAges.of(post, shown.organic(post)), AtAges.of(post, shown))
        : Counts.UNKNOWN;
  }

  /** Comments and quotes of others that nobody bought. */
  private static Selection said(PostHistory post) {
    Selection byOthers = event -> post.actor()[event] < 0 || post.actor()[event] != post.author();
    Selection words = event -> post.kindOf(event) == COMMENT || post.kindOf(event) == QUOTE;
    return words.and(byOthers).organic(post);
  }

  private static AtAges texts(PostHistory post) {
    Selection known = event -> post.mentionsMessage()[event] != PostHistory.UNKNOWN;
    return AtAges.of(post, said(post).and(known));
  }

  /** Null also at ages by which the words of too few are known. */
  private static AtAges mentions(PostHistory post, AtAges texts, MeasureRules rules) {
    Selection mentioning = event -> post.mentionsMessage()[event] == PostHistory.YES;
    AtAges mentions = AtAges.of(post, said(post).and(mentioning));
    AtAges said = AtAges.of(post, said(post));
    return AtAges.of(
        age ->
            said.at(age) != null && texts.at(age) >= rules.minTextsKnownShare() * said.at(age)
                ? mentions.at(age)
                : null);
  }

  private static Counts ofCounters(PostCounters counters, CounterMetric.Name metric) {
    Source source = TwoSources.ofCounters(counters, metric);
    return source.basis() == null
        ? Counts.UNKNOWN
        : new Counts(
            source.basis(),
            source.organic().atAge(),
            source.withPaid() == null ? null : source.withPaid().atAge(),
            source.settled());
  }
}
