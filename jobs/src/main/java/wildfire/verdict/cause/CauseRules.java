package wildfire.verdict.cause;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Comparison;
import wildfire.verdict.Judged;
import wildfire.verdict.Standing;
import wildfire.verdict.Verdict;

/**
 * Says which causes the evidence about a post that did badly fits. Several may. What cannot be seen
 * neither makes nor denies a cause: a cause that needs it is named as one that could not be
 * checked. Evidence that fits is no proof.
 */
public final class CauseRules {
  private final JudgeSettings judging;
  private final CauseSettings settings;

  public CauseRules(JudgeSettings judging, CauseSettings settings) {
    this.judging = judging;
    this.settings = settings;
  }

  Diagnosis diagnose(Judged judged, Surroundings around) {
    Signs signs = new Signs(judged, around, judging, settings);
    List<Finding> findings =
        Stream.of(Cause.values())
            .filter(cause -> isAsked(cause, judged, signs))
            .map(cause -> Finding.of(cause, patterns(cause, signs)))
            .flatMap(Optional::stream)
            .toList();
    boolean asked = Stream.of(Cause.values()).anyMatch(cause -> isAsked(cause, judged, signs));
    Sign together = signs.sharedTogether();
    return new Diagnosis(
        judged,
        around.activity(),
        around.ownPost(),
        signs.responseToExposure().orElse(null),
        signs.hidesToExposure().orElse(null),
        together.fits() ? together.evidence() : null,
        asked,
        findings);
  }

  /**
   * Causes are for posts that did badly: flops, and posts that are below what is usual in how much
   * they were passed on or how many accounts they engaged without being flops; buzz without a
   * message also for what is below in conversation or in mentions of the message, a weak format
   * also for what is below the account's other formats, forced also for what is below without those
   * who shared it together. Where there is not enough evidence, only what explains the lack of it
   * is looked for.
   */
  private static boolean isAsked(Cause cause, Judged judged, Signs signs) {
    return switch (judged.verdict()) {
      case FLOP -> true;
      case TYPICAL, BOUGHT ->
          isBelow(judged)
              || (cause == Cause.BUZZ_WITHOUT_MESSAGE
                  && (isBelow(judged.conversation().standing()) || signs.mentionsBelow().fits()))
              || (cause == Cause.WRONG_FORMAT_FOR_PLATFORM
                  && judged.verdict() == Verdict.TYPICAL
                  && signs.ofFormat().belowOtherFormats().fits())
              || (cause == Cause.FORCED
                  && signs.sharedTogether().fits()
                  && signs.belowWithoutThem().fits());
      case NOT_ENOUGH_EVIDENCE -> cause == Cause.TOO_YOUNG || cause == Cause.LOGGING_GAP;
      case VIRAL, BROADCAST, TALKED_ABOUT, SLOW_BURN, OVERPERFORMING -> false;
    };
  }

  private static boolean isBelow(Judged judged) {
    return Stream.of(judged.speed(), judged.breadth(), judged.size())
        .map(Comparison::standing)
        .anyMatch(CauseRules::isBelow);
  }

  private static List<SignPattern> patterns(Cause cause, Signs of) {
    return switch (cause) {
      case LOGGING_GAP ->
          List.of(SignPattern.needs(of.logHoldsLess()), SignPattern.needs(of.sharesLost()));
      case TOO_YOUNG -> List.of(SignPattern.needs(of.young()));
      case NOT_SHOWN -> List.of(SignPattern.needs(of.hardlyShown()));
      case BAD_TIMING ->
          List.of(
              SignPattern.needs(of.ofMoment().quietHours())
                  .unless(of.exposure(Sign.Kind.EXPOSURE_BELOW, CauseRules::isBelow)));
      case OWN_COMPETITION ->
          List.of(
              SignPattern.needs(of.ofMoment().closeToOwnPost(), of.ofMoment().ownPostGotMore())
                  .unless(of.exposure(Sign.Kind.EXPOSURE_BELOW, CauseRules::isBelow)));
      case WRONG_FORMAT_FOR_PLATFORM ->
          List.of(
              SignPattern.needs(of.ofFormat().formatGetsLess(), of.ofFormat().belowOtherFormats()));
      case FORCED ->
          List.of(
              SignPattern.needs(of.pushed(), of.organicBelow(), of.paymentEnded(), of.notPickedUp())
                  .unless(of.reachedWithPayment()),
              SignPattern.needs(of.angerAbove()),
              SignPattern.needs(of.hidesAbove()).unless(of.hiddenForItsExposure()),
              SignPattern.needs(of.sharedTogether(), of.belowWithoutThem()));
      case BUZZ_WITHOUT_MESSAGE -> buzz(of);
      case NO_CULTURAL_FIT ->
          List.of(
              SignPattern.needs(
                      of.exposure(Sign.Kind.EXPOSURE_AS_USUAL, s -> s == Standing.AS_EXPECTED),
                      of.followersBelow(),
                      of.littleForItsExposure(),
                      of.hardlyOutsiders())
                  .besides(of.oneCommunity()));
    };
  }

  /**
   * At least one of what would stick is below what is usual, and none of it is not; but where the
   * message is mentioned less, talk about something else is no sign that it stuck.
   */
  private static List<SignPattern> buzz(Signs of) {
    Sign above = of.exposure(Sign.Kind.EXPOSURE_ABOVE, s -> s == Standing.ABOVE);
    Sign comments = of.commentsBelow();
    Sign saves = of.savesBelow();
    Sign clicks = of.clicksBelow();
    Sign mentions = of.mentionsBelow();
    return List.of(
        SignPattern.needs(above, comments).unless(saves, clicks, mentions),
        SignPattern.needs(above, saves).unless(comments, clicks, mentions),
        SignPattern.needs(above, clicks).unless(comments, saves, mentions),
        SignPattern.needs(above, mentions).unless(saves, clicks).besides(comments));
  }

  private static boolean isBelow(Standing standing) {
    return standing == Standing.BELOW;
  }
}
