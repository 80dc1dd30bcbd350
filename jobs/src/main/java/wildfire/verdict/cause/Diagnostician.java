package wildfire.verdict.cause;

import static wildfire.verdict.cause.Finding.Pattern.needs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Comparison;
import wildfire.verdict.Counted;
import wildfire.verdict.Judge;
import wildfire.verdict.Judged;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Standing;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Finding.Pattern;
import wildfire.verdict.cause.Sign.Kind;

/**
 * Gives a post its verdict, and says which causes the evidence fits if it did badly. Several may.
 * What cannot be seen neither makes nor denies a cause: a cause that needs it is named as one that
 * could not be checked. Evidence that fits is no proof.
 */
public final class Diagnostician {
  private final Judge judge;
  private final JudgeSettings judging;
  private final CauseSettings settings;

  public Diagnostician(JudgeSettings judging, CauseSettings settings) {
    this.judge = new Judge(judging);
    this.judging = judging;
    this.settings = settings;
  }

  /** The same of a post as {@link PlatformFold} gives it. */
  public Diagnosis of(PlatformFold.Placed placed) {
    return of(placed.post(), placed.around());
  }

  /** The verdict on a post, and what its doing badly fits. */
  public Diagnosis of(PostFigures post, Surroundings around) {
    Judged judged = judge.judge(post, around.expectations()).noting(around.precedent());
    Signs signs = new Signs(judged, around, judging, settings);
    List<Cause> asked = Stream.of(Cause.values()).filter(c -> isAsked(c, judged, signs)).toList();
    Sign together = signs.sharedTogether();
    return new Diagnosis(
        judged,
        around.activity(),
        around.ownPost(),
        signs.responseToExposure(),
        signs.hidesToExposure(),
        together.fits() ? together.evidence() : null,
        !asked.isEmpty(),
        asked.stream()
            .map(cause -> Finding.of(cause, patterns(cause, signs)))
            .flatMap(Optional::stream)
            .toList());
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
          judged.spread().map(Comparison::leaning).anyMatch(Comparison::isBelow)
              || (cause == Cause.BUZZ_WITHOUT_MESSAGE
                  && (judged.conversation().leaning().isBelow()
                      || signs.below(Kind.MENTIONS_BELOW, Counted.MENTIONS).fits()))
              || (cause == Cause.WRONG_FORMAT_FOR_PLATFORM
                  && judged.verdict() == Verdict.TYPICAL
                  && signs.belowOtherFormats().fits())
              || (cause == Cause.FORCED
                  && signs.sharedTogether().fits()
                  && signs.belowWithoutThem().fits());
      case NOT_ENOUGH_EVIDENCE -> cause == Cause.TOO_YOUNG || cause == Cause.LOGGING_GAP;
      case VIRAL, BROADCAST, TALKED_ABOUT, SLOW_BURN, OVERPERFORMING -> false;
    };
  }

  private static List<Pattern> patterns(Cause cause, Signs of) {
    return switch (cause) {
      case LOGGING_GAP -> List.of(needs(of.logHoldsLess()), needs(of.sharesLost()));
      case TOO_YOUNG -> List.of(needs(of.young()));
      case NOT_SHOWN -> List.of(needs(of.hardlyShown()));
      case BAD_TIMING -> List.of(needs(of.quietHours()).unless(lessShown(of)));
      case OWN_COMPETITION ->
          List.of(needs(of.closeToOwnPost(), of.ownPostGotMore()).unless(lessShown(of)));
      case WRONG_FORMAT_FOR_PLATFORM -> List.of(needs(of.formatGetsLess(), of.belowOtherFormats()));
      case FORCED ->
          List.of(
              needs(of.pushed(), of.organicBelow(), of.paymentEnded(), of.notPickedUp())
                  .unless(of.reachedWithPayment()),
              needs(of.above(Kind.ANGER_ABOVE, Counted.ANGER)),
              needs(of.above(Kind.HIDES_ABOVE, Counted.HIDES)).unless(of.hiddenForItsExposure()),
              needs(of.sharedTogether(), of.belowWithoutThem()));
      case BUZZ_WITHOUT_MESSAGE -> buzz(of);
      case NO_CULTURAL_FIT ->
          List.of(
              needs(
                      of.exposure(Kind.EXPOSURE_AS_USUAL, s -> s == Standing.AS_EXPECTED),
                      of.below(Kind.FOLLOWERS_BELOW, Counted.FOLLOWERS),
                      of.littleForItsExposure(),
                      of.hardlyOutsiders())
                  .besides(of.oneCommunity()));
    };
  }

  private static Sign lessShown(Signs of) {
    return of.exposure(Kind.EXPOSURE_BELOW, s -> s == Standing.BELOW);
  }

  /**
   * At least one of what would stick is below what is usual, and none of it is not; but where the
   * message is mentioned less, talk about something else is no sign that it stuck.
   */
  private static List<Pattern> buzz(Signs of) {
    Sign above = of.exposure(Kind.EXPOSURE_ABOVE, s -> s == Standing.ABOVE);
    Sign comments = of.below(Kind.COMMENTS_BELOW, Counted.COMMENTS);
    Sign saves = of.below(Kind.SAVES_BELOW, Counted.SAVES);
    Sign clicks = of.below(Kind.CLICKS_BELOW, Counted.CLICKS);
    Sign mentions = of.below(Kind.MENTIONS_BELOW, Counted.MENTIONS);
    return List.of(
        needs(above, comments).unless(saves, clicks, mentions),
        needs(above, saves).unless(comments, clicks, mentions),
        needs(above, clicks).unless(comments, saves, mentions),
        needs(above, mentions).unless(saves, clicks).besides(comments));
  }
}
