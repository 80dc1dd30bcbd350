package wildfire.explain;

import wildfire.verdict.Evidence;
import wildfire.verdict.Metric;
import wildfire.verdict.PostFigures;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/** Words causes and their signs. */
final class CauseWording {
  private final EvidenceWording wording;

  CauseWording(EvidenceWording wording) {
    this.wording = wording;
  }

  /** Such as "bad timing". */
  String name(Cause cause) {
    return wording.say("cause." + cause.id());
  }

  /** What is found of a cause: that the evidence fits it, or that it could not be checked. */
  String sentence(Finding finding) {
    String cause = name(finding.cause());
    return wording.asSentence(
        finding.fits()
            ? wording.say(
                "cause.fits",
                cause,
                wording.numbers().whole(finding.fitting()),
                wording.counted("signs", finding.checked()))
            : wording.say("cause.unchecked", cause));
  }

  /** What a sign shows, or that it cannot be seen. */
  String sentence(Sign sign, PostFigures post) {
    if (sign.evidence() != null) {
      return wording.asSentence(shown(sign, sign.evidence(), post));
    }
    return sign.unseen() == null
        ? wording.asSentence(wording.say("lack." + sign.kind().id()))
        : wording.sentence(sign.unseen());
  }

  private String shown(Sign sign, Evidence evidence, PostFigures post) {
    return switch (sign.kind()) {
      case HARDLY_SHOWN,
          EXPOSURE_BELOW,
          EXPOSURE_ABOVE,
          EXPOSURE_AS_USUAL,
          REACHED_WITH_PAYMENT,
          ORGANIC_BELOW,
          ANGER_ABOVE,
          HIDES_ABOVE,
          COMMENTS_BELOW,
          SAVES_BELOW,
          CLICKS_BELOW,
          MENTIONS_BELOW,
          FOLLOWERS_BELOW,
          HARDLY_OUTSIDERS ->
          wording.count(evidence, post);
      case BELOW_WITHOUT_THEM -> wording.say(key(sign), wording.count(evidence, post));
      case BELOW_OTHER_FORMATS -> wording.count(evidence, post, wording.say("whose.other_formats"));
      case LOG_HOLDS_LESS, SHARES_LOST, HIDDEN_FOR_ITS_EXPOSURE, LITTLE_FOR_ITS_EXPOSURE ->
          wording.share(key(sign), evidence, "");
      case PUSHED -> wording.share(key(sign) + "." + evidence.metric().column(), evidence, "");
      case QUIET_HOURS ->
          wording.share(key(sign), evidence, wording.counted("engagements", evidence.sampleSize()));
      case ONE_COMMUNITY, SHARED_TOGETHER ->
          wording.share(key(sign), evidence, wording.counted("accounts", evidence.sampleSize()));
      case YOUNG, PAYMENT_ENDED ->
          wording.say(
              key(sign), wording.hours(evidence.observed()), wording.hours(evidence.threshold()));
      case CLOSE_TO_OWN_POST ->
          wording.say(
              key(sign),
              wording.hours(evidence.observed()),
              wording.hours(evidence.expected()),
              wording.counted("gaps", evidence.sampleSize()));
      case OWN_POST_GOT_MORE ->
          wording.say(
              key(sign),
              wording.observed(evidence, post),
              wording.age(evidence.age()),
              wording.numbers().whole(evidence.expected()));
      case FORMAT_GETS_LESS ->
          wording.say(
              key(sign) + "." + EvidenceWording.noun(evidence.metric()),
              wording.format(post.format()),
              wording.numbers().amount(evidence.observed()),
              wording.earlier(evidence),
              wording.age(evidence.age()),
              wording.numbers().amount(evidence.expected()));
      case NOT_PICKED_UP ->
          wording.say(
              key(sign),
              wording.counted(Metric.SHARES, evidence.observed()),
              wording.whose(evidence.comparedWith(), post),
              wording.numbers().amount(evidence.expected()),
              wording.earlier(evidence));
    };
  }

  private static String key(Sign sign) {
    return "sign." + sign.kind().id();
  }
}
