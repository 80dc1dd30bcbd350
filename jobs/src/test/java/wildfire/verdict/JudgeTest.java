package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One account that usually gets 20 shares, 60 engaged accounts and 8 comments. */
final class JudgeTest {

  /** Judges a post after ten ordinary ones of the same account. */
  private static Judged judged(StoryPost story) {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 1; day <= 10; day++) {
      book.next(
          post("earlier-" + day)
              .had(Counted.LATE_SPREAD, 2)
              .at("2025-12-%02dT09:00:00Z".formatted(day))
              .told());
    }
    PostFigures told = story.told();
    return new Judge(DEFAULTS).judge(told, book.next(told));
  }

  private static List<Dimension> unseen(Judged judged) {
    return judged.unseen().stream().map(Unseen::dimension).toList();
  }

  private static StoryPost wildfire() {
    return post("wildfire").shared(400).engaging(900).comments(70).outside(0.8, 500);
  }

  @Test
  void fastWideEscapedOrganicAndTalkedAboutIsViral() {
    Judged judged = judged(wildfire());
    assertThat(judged.verdict()).isEqualTo(Verdict.VIRAL);
    assertThat(judged.unseen()).isEmpty();
    assertThat(judged.evidence().stream().map(Evidence::column))
        .startsWith("shares_24h", "unique_actors_30d", "outside_share", "commenters");
    assertThat(judged.speed().overperformance()).isEqualTo(Math.log(401 / 21.0) / Math.log(2));
  }

  @Test
  void withoutFollowStatusTheTreeShowsTheEscape() {
    assertThat(judged(wildfire().outside(null, 0).tree(401, 0.4)).verdict())
        .isEqualTo(Verdict.VIRAL);
  }

  @Test
  void ofTooFewAccountsTheFollowStatusSaysNothing() {
    Judged judged = judged(wildfire().outside(1.0, 19));
    assertThat(judged.verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(unseen(judged)).containsExactly(Dimension.ESCAPE);
    assertThat(judged.unseen().get(0).had()).isEqualTo(19);
  }

  @Test
  void neverViralWhereNobodyTalks() {
    Judged judged = judged(wildfire().comments(1).commenters(1L));
    assertThat(judged.verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(judged.evidence().stream().map(Evidence::column)).contains("commenters");
  }

  @Test
  void whereCommentsAreNotLoggedConversationIsNamedAsUnseen() {
    Judged judged = judged(wildfire().notLogged(Counted.COMMENTS).commenters(null));
    assertThat(judged.verdict()).isEqualTo(Verdict.VIRAL);
    assertThat(unseen(judged)).containsExactly(Dimension.CONVERSATION);
    assertThat(judged.unseen().get(0).cause()).isEqualTo(Unseen.Cause.NOT_LOGGED);
  }

  @Test
  void whereAccountsAreNotLoggedBreadthCannotBeSeenSoNothingIsViral() {
    Judged judged = judged(wildfire().notLogged(Counted.ACCOUNTS));
    assertThat(judged.verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(unseen(judged)).containsExactly(Dimension.BREADTH);
  }

  @Test
  void tooMuchPaidSpreadIsNotViralHoweverFarItWent() {
    Judged judged = judged(wildfire().boughtOnTop(200, 300, 1 / 3.0));
    assertThat(judged.verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(judged.evidence().stream().map(Evidence::column)).contains("paid_share");
  }

  @Test
  void whereNothingIsKnownAboutPaymentTheVerdictSaysSo() {
    Judged judged = judged(wildfire().paymentUnknown());
    assertThat(judged.verdict()).isEqualTo(Verdict.VIRAL);
    assertThat(unseen(judged)).containsExactly(Dimension.ORGANIC);
  }

  @Test
  void largeOnlyWithWhatWasPaidForIsBought() {
    Judged judged = judged(post("ad").boughtOnTop(300, 500, 0.94));
    assertThat(judged.verdict()).isEqualTo(Verdict.BOUGHT);
    assertThat(judged.evidence().stream().map(Evidence::column))
        .startsWith("shares_with_paid_24h", "shares_24h");
  }

  @Test
  void boughtIsSaidEvenWhereTheOrganicCountsAreTooSmallToTell() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 1; day <= 10; day++) {
      book.next(
          post("quiet-" + day)
              .shared(0)
              .engaging(1)
              .comments(0)
              .at("2025-12-%02dT09:00:00Z".formatted(day))
              .told());
    }
    PostFigures ad = post("ad").shared(0).engaging(1).comments(0).boughtOnTop(300, 500, 1.0).told();
    assertThat(new Judge(DEFAULTS).judge(ad, book.next(ad)).verdict()).isEqualTo(Verdict.BOUGHT);
  }

  @Test
  void aLargeStarIsABroadcast() {
    Judged judged = judged(post("announcement").shared(200).engaging(400).tree(201, 0.97));
    assertThat(judged.verdict()).isEqualTo(Verdict.BROADCAST);
    assertThat(judged.evidence().get(1).column()).isEqualTo("root_child_share");
  }

  @Test
  void largeAmongTheAuthorsOwnFollowersIsABroadcastWhateverTheTree() {
    assertThat(
            judged(post("fans").shared(200).engaging(400).tree(201, 0.4).outside(0.1, 300))
                .verdict())
        .isEqualTo(Verdict.BROADCAST);
  }

  /** Twice as many accounts as usual, and whoever is more than usual talks. */
  private static StoryPost question() {
    return post("question").comments(90).commenters(65L).engaging(125);
  }

  @Test
  void conversationWithoutSpreadIsTalkedAbout() {
    Judged judged = judged(question());
    assertThat(judged.breadth().standing()).isEqualTo(Standing.ABOVE);
    assertThat(judged.verdict()).isEqualTo(Verdict.TALKED_ABOUT);
    assertThat(judged.evidence().stream().map(Evidence::column))
        .startsWith("comments_30d", "commenters", "shares_24h")
        .contains("unique_actors_30d");
    assertThat(judged(question().notLogged(Counted.SPREAD)).verdict())
        .as("by the accounts alone")
        .isEqualTo(Verdict.TALKED_ABOUT);
  }

  @Test
  void whatEngagesManyMoreThanThoseWhoTalkIsNotOnlyTalkedAbout() {
    Judged judged = judged(question().engaging(400));
    assertThat(judged.verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(judged.evidence().get(0).column()).isEqualTo("unique_actors_30d");
    assertThat(judged(question().commenters(4L)).verdict())
        .as("few accounts comment again and again")
        .isEqualTo(Verdict.OVERPERFORMING);
  }

  @Test
  void whereCommentersAreUnknownNoAccountIsTakenForOne() {
    assertThat(judged(question().commenters(null)).verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(judged(question().commenters(null).engaging(60)).verdict())
        .isEqualTo(Verdict.TALKED_ABOUT);
  }

  @Test
  void whoCommentsLaterIsNotTakenForAnAccountOfBefore() {
    StoryPost young = question().commenters(120L).comments(20).engaging(170).observed(160.0);
    assertThat(judged(young).verdict()).isEqualTo(Verdict.OVERPERFORMING);
  }

  @Test
  void anAuthorTalkingAloneIsNoConversation() {
    assertThat(judged(post("monologue").comments(90).commenters(1L)).verdict())
        .isEqualTo(Verdict.TYPICAL);
  }

  @Test
  void mostlyLateIsASlowBurn() {
    Judged judged = judged(post("sleeper").had(Counted.LATE_SPREAD, 42).late(0.7));
    assertThat(judged.verdict()).isEqualTo(Verdict.SLOW_BURN);
    assertThat(judged.evidence().stream().map(Evidence::column))
        .startsWith("late_spread_share", "late_shares_30d");
  }

  @Test
  void whatIsSharedAgainOnceTheWindowIsOverIsNoFlop() {
    StoryPost quiet = post("quiet").shared(0).engaging(0).comments(0);
    assertThat(judged(quiet).verdict()).isEqualTo(Verdict.FLOP);
    Judged revived = judged(quiet.revived(1_000));
    assertThat(revived.verdict()).isEqualTo(Verdict.SLOW_BURN);
    assertThat(revived.evidence().get(0).column()).isEqualTo("shares_after_window");
    assertThat(judged(quiet.revived(1)).verdict()).isEqualTo(Verdict.FLOP);
  }

  @Test
  void mostlyLateAndNoMoreThanUsualIsTypical() {
    assertThat(judged(post("trickle").had(Counted.LATE_SPREAD, 3).late(0.7)).verdict())
        .isEqualTo(Verdict.TYPICAL);
  }

  @Test
  void withoutTimesNothingIsASlowBurn() {
    assertThat(judged(post("undated").late(null)).verdict()).isEqualTo(Verdict.TYPICAL);
  }

  @Test
  void aboutAsUsualIsTypical() {
    assertThat(judged(post("ordinary")).verdict()).isEqualTo(Verdict.TYPICAL);
  }

  @Test
  void belowInEveryDimensionIsAFlop() {
    Judged judged = judged(post("dud").shared(1).engaging(9).comments(1));
    assertThat(judged.verdict()).isEqualTo(Verdict.FLOP);
  }

  @Test
  void belowInSomeDimensionsOnlyIsTypical() {
    assertThat(judged(post("half").shared(1).engaging(60)).verdict()).isEqualTo(Verdict.TYPICAL);
  }

  @Test
  void withoutEarlierPostsThereIsNotEnoughEvidence() {
    PostFigures first = wildfire().told();
    Judged judged = new Judge(DEFAULTS).judge(first, new BaselineBook(DEFAULTS).next(first));
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(unseen(judged)).contains(Dimension.SPEED, Dimension.BREADTH);
    assertThat(judged.unseen().get(0).cause()).isEqualTo(Unseen.Cause.TOO_FEW_EARLIER_POSTS);
  }

  @Test
  void tooYoungIsNotEnoughEvidence() {
    Judged judged = judged(post("new").observed(0.5));
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(judged.unseen().get(0).cause()).isEqualTo(Unseen.Cause.TOO_YOUNG);
  }

  @Test
  void conversationAloneIsNotEnoughEvidence() {
    Judged judged =
        judged(
            post("comments-only")
                .comments(90)
                .paymentUnknown()
                .notLogged(Counted.SPREAD)
                .notLogged(Counted.ACCOUNTS));
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(unseen(judged)).contains(Dimension.SPEED, Dimension.BREADTH, Dimension.ORGANIC);
  }

  @Test
  void nothingAgainstNothingSaysNothing() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 1; day <= 10; day++) {
      book.next(
          post("quiet-" + day)
              .shared(1)
              .engaging(2)
              .comments(0)
              .at("2025-12-%02dT09:00:00Z".formatted(day))
              .told());
    }
    PostFigures zero = post("zero").shared(0).engaging(0).comments(0).commenters(0L).told();
    Judged judged = new Judge(DEFAULTS).judge(zero, book.next(zero));
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(judged.evidence()).extracting(Evidence::relation).contains(Relation.TOO_FEW);
  }

  @Test
  void aWildAccountsTwiceTheUsualIsNothingSpecial() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    long[] shares = {1, 2, 4, 8, 16, 200, 300, 400};
    for (int i = 0; i < shares.length; i++) {
      book.next(
          post("wild-" + i).shared(shares[i]).at("2025-12-0%dT09:00:00Z".formatted(i + 1)).told());
    }
    PostFigures post = post("next").shared(150).told();
    Judged judged = new Judge(DEFAULTS).judge(post, book.next(post));
    assertThat(judged.speed().overperformance()).isGreaterThan(DEFAULTS.above());
    assertThat(judged.speed().standing()).isEqualTo(Standing.AS_EXPECTED);
  }

  /** Judges a post of a platform that exports totals, after ten others exported long after. */
  private static Judged judgedByTotals(StoryPost story) {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 1; day <= 10; day++) {
      book.next(
          post("earlier-" + day)
              .at("2025-12-%02dT09:00:00Z".formatted(day))
              .exportedOnceAfter(2_000)
              .told());
    }
    PostFigures told = story.told();
    return new Judge(DEFAULTS).judge(told, book.next(told));
  }

  @Test
  void aTotalExportedOnceLongAfterIsComparedWithSuchTotals() {
    Judged judged = judgedByTotals(wildfire().outside(null, 0).exportedOnceAfter(900));
    assertThat(judged.verdict()).isEqualTo(Verdict.OVERPERFORMING);
    assertThat(judged.evidence().stream().map(Evidence::column))
        .startsWith("shares_settled")
        .contains("comments_settled");
    assertThat(judged.size().age()).isEqualTo(ComparisonAge.SETTLED);
    assertThat(judged.size().overperformance()).isEqualTo(Math.log(401 / 21.0) / Math.log(2));
    assertThat(judged.speed().standing()).isEqualTo(Standing.UNSEEN);
    assertThat(unseen(judged))
        .containsExactly(Dimension.SPEED, Dimension.BREADTH, Dimension.ESCAPE);
    assertThat(judged.unseen().get(0).cause()).isEqualTo(Unseen.Cause.NO_TOTALS_AROUND);
  }

  @Test
  void withoutSpeedNothingIsViralHoweverLargeItsTotal() {
    assertThat(judgedByTotals(wildfire().shared(1_000_000).exportedOnceAfter(900)).verdict())
        .isEqualTo(Verdict.OVERPERFORMING);
  }

  @Test
  void aTotalOfAYoungPostIsComparedWithNothing() {
    Judged judged = judgedByTotals(wildfire().exportedOnceAfter(100));
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(judged.size().observed()).isNull();
    assertThat(judged.unseen().stream().map(Unseen::cause))
        .startsWith(Unseen.Cause.NO_TOTALS_AROUND, Unseen.Cause.NOT_SETTLED);
  }

  @Test
  void lateTotalsAreNotSetAgainstThoseOfALog() {
    Judged judged = judged(wildfire().exportedOnceAfter(900));
    assertThat(judged.size().expectation()).isNull();
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(judgedByTotals(wildfire()).verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void fewSharesInAllAndFewCommentsAreAFlop() {
    assertThat(judgedByTotals(post("dud").shared(1).comments(0).exportedOnceAfter(900)).verdict())
        .isEqualTo(Verdict.FLOP);
  }

  private static Judged ofALargePage(StoryPost story) {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 1; day <= 12; day++) {
      book.next(
          post("earlier-" + day)
              .at("2025-12-%02dT09:00:00Z".formatted(day))
              .shared(4_000 + day * 7_919 % 8_000)
              .comments(600 + day * 389 % 900)
              .exportedOnceAfter(2_000)
              .told());
    }
    PostFigures told = story.exportedOnceAfter(900).told();
    return new Judge(DEFAULTS).judge(told, book.next(told));
  }

  @Test
  void aTotalThatTheOtherTotalsContradictIsDoubtedAndDecidesNothing() {
    Judged judged = ofALargePage(post("miscounted").shared(1).comments(1_100));
    assertThat(judged.verdict()).isNotEqualTo(Verdict.FLOP);
    assertThat(judged.size().standing()).isEqualTo(Standing.UNSEEN);
    assertThat(judged.unseen().stream().map(Unseen::cause)).contains(Unseen.Cause.CONTRADICTED);
    Judged silent = ofALargePage(post("silent").shared(8_000).comments(0));
    assertThat(silent.of(Counted.COMMENTS).standing()).isEqualTo(Standing.UNSEEN);
    Judged flop = ofALargePage(post("flop").shared(1).comments(2));
    assertThat(flop.verdict()).isEqualTo(Verdict.FLOP);
    Judged low = ofALargePage(post("low").shared(900).comments(1_100));
    assertThat(low.size().standing()).as("a seventh is believed").isEqualTo(Standing.BELOW);
  }

  @Test
  void talkedAboutWhereTheTotalOfSharesIsAsUsual() {
    assertThat(judgedByTotals(post("debate").comments(90).exportedOnceAfter(900)).verdict())
        .isEqualTo(Verdict.TALKED_ABOUT);
  }

  @Test
  void aTotalThatOnlyWhatWasPaidForLiftsIsBought() {
    Judged judged = judgedByTotals(post("ad").boughtOnTop(400, 0, 0.95).exportedOnceAfter(900));
    assertThat(judged.verdict()).isEqualTo(Verdict.BOUGHT);
    assertThat(judged.evidence().stream().map(Evidence::column))
        .startsWith("shares_with_paid_settled", "shares_settled", "paid_share");
  }
}
