package wildfire.explain;

import wildfire.verdict.Evidence;
import wildfire.verdict.MeasuredPost;
import wildfire.verdict.Metric;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/** Words causes and their signs in one language. For one thread at a time. */
final class CauseWording {
  private final Wording wording;

  CauseWording(Language language) {
    this.wording = new Wording(language);
  }

  /** What is found of a cause: that the evidence fits it, or that it could not be checked. */
  String sentence(Finding finding) {
    String cause = wording.say("cause." + finding.cause().id());
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
  String sentence(Sign sign, MeasuredPost post) {
    if (sign.evidence() != null) {
      return wording.asSentence(shown(sign, sign.evidence(), post));
    }
    return sign.unseen() == null
        ? wording.asSentence(wording.say("lack." + sign.kind().id()))
        : wording.sentence(sign.unseen());
  }

  private String shown(Sign sign, Evidence evidence, MeasuredPost post) {
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
          share(key(sign), evidence, "");
      case PUSHED -> share(key(sign) + "." + evidence.metric().column(), evidence, "");
      case QUIET_HOURS ->
          share(key(sign), evidence, wording.counted("engagements", evidence.sampleSize()));
      case ONE_COMMUNITY, SHARED_TOGETHER ->
          share(key(sign), evidence, wording.counted("accounts", evidence.sampleSize()));
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
              wording.age(evidence),
              wording.numbers().whole(evidence.expected()));
      case FORMAT_GETS_LESS ->
          wording.say(
              key(sign) + "." + Wording.noun(evidence.metric()),
              wording.format(post.format()),
              wording.numbers().amount(evidence.observed()),
              wording.earlier(evidence),
              wording.age(evidence),
              wording.numbers().amount(evidence.expected()));
      case NOT_PICKED_UP ->
          wording.say(
              key(sign),
              wording.counted("count." + Metric.SPREAD.column(), evidence.observed()),
              wording.whose(evidence.comparedWith(), post),
              wording.numbers().amount(evidence.expected()),
              wording.earlier(evidence));
    };
  }

  private String share(String key, Evidence evidence, String restsOn) {
    return wording.say(
        key,
        wording.numbers().percent(evidence.observed(), evidence.threshold()),
        restsOn,
        wording.numbers().percent(evidence.threshold(), evidence.observed()));
  }

  private static String key(Sign sign) {
    return "sign." + sign.kind().id();
  }
}
