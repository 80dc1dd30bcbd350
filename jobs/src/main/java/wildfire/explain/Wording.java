package wildfire.explain;

import java.util.Locale;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Dimension;
import wildfire.verdict.Evidence;
import wildfire.verdict.MeasuredPost;
import wildfire.verdict.Metric;
import wildfire.verdict.Unseen;

/** Words evidence in one language. For one thread at a time. */
final class Wording {
  static final String BUNDLE = "wildfire.explain.sentences";

  private final Phrases phrases;
  private final Numbers numbers;

  Wording(Language language) {
    this.phrases = new Phrases(BUNDLE, language);
    this.numbers = new Numbers(language);
  }

  /** What the evidence says about the post, as a sentence. */
  String sentence(Evidence evidence, MeasuredPost post) {
    return phrases.asSentence(
        switch (evidence.metric()) {
          case SPREAD,
              ACCOUNTS,
              COMMENTS,
              SPREAD_WITH_PAID,
              ACCOUNTS_WITH_PAID,
              COMMENTS_WITH_PAID ->
              count(evidence, post);
          case OUTSIDE_SHARE, COORDINATED_SHARE ->
              share(evidence, counted("accounts", sample(evidence)));
          case PAID_SHARE -> share(evidence, counted("shares", sample(evidence)));
          case ROOT_CHILD_SHARE, LATE_SHARE -> share(evidence, "");
          case ESCAPE_HOURS, HOURS_TO_HALF, OBSERVED_HOURS ->
              say(
                  pattern(evidence),
                  hours(evidence.observed()),
                  "",
                  evidence.threshold() == null ? "" : hours(evidence.threshold()));
          case STRUCTURAL_VIRALITY, SECONDARY_REPRODUCTION ->
              say(pattern(evidence), numbers.amount(evidence.observed()));
          case COMMENTERS ->
              say(
                  pattern(evidence),
                  counted("accounts", evidence.observed()),
                  "",
                  numbers.wholeFrom(evidence.threshold()));
          case IMPRESSIONS,
              IMPRESSIONS_WITH_PAID,
              VIEWS,
              VIEWS_WITH_PAID,
              SAVES,
              CLICKS,
              ANGRY_REACTIONS,
              HIDES,
              MESSAGE_MENTIONS,
              FOLLOWER_ACCOUNTS,
              OUTSIDER_ACCOUNTS,
              PAID_EXPOSURE_SHARE,
              PAID_ENGAGEMENT_SHARE,
              SHARES_AFTER_PAYMENT,
              HOURS_AFTER_PAYMENT,
              LARGEST_COMMUNITY_SHARE,
              LOG_SHARE,
              ORPHAN_SHARE,
              AUDIENCE_ACTIVITY,
              RESPONSE_TO_EXPOSURE,
              HIDES_TO_EXPOSURE,
              UNCOORDINATED_SHARES,
              HOURS_TO_OWN_POST ->
              throw new IllegalArgumentException("no verdict rests on " + evidence.metric());
        });
  }

  /** Mentions of the message can be unknown for reasons that other counts do not have. */
  private static String whereElse(Unseen unseen) {
    boolean isOfMessage = unseen.dimension() == Dimension.MESSAGE;
    return switch (unseen.cause()) {
      case NOT_LOGGED, NOT_COUNTED -> isOfMessage ? ".message" : "";
      case NO_TIMES,
          PUBLICATION_UNKNOWN,
          ONLY_DATES,
          TOO_YOUNG,
          NO_TOTALS_AROUND,
          NOT_SETTLED,
          TOO_FEW_EARLIER_POSTS,
          TOO_FEW_KNOWN_ACCOUNTS,
          SMALL_CASCADE,
          PAYMENT_UNKNOWN ->
          "";
    };
  }

  /** What could not be seen, and why, as a sentence. */
  String sentence(Unseen unseen) {
    return phrases.asSentence(
        say(
            "unseen." + unseen.cause().id() + whereElse(unseen),
            say("unseen." + unseen.dimension().id()),
            had(unseen),
            unseen.needed() == null ? "" : numbers.whole(unseen.needed())));
  }

  private String had(Unseen unseen) {
    return switch (unseen.cause()) {
      case TOO_FEW_EARLIER_POSTS -> counted("earlier", unseen.had());
      case TOO_FEW_KNOWN_ACCOUNTS -> counted("engaged", unseen.had());
      case SMALL_CASCADE, PAYMENT_UNKNOWN -> counted("shares", unseen.had());
      case NOT_LOGGED,
          NO_TIMES,
          PUBLICATION_UNKNOWN,
          ONLY_DATES,
          TOO_YOUNG,
          NOT_COUNTED,
          NO_TOTALS_AROUND,
          NOT_SETTLED ->
          "";
    };
  }

  /** A count against what earlier posts had at the same age. */
  String count(Evidence evidence, MeasuredPost post) {
    return count(evidence, post, whose(evidence.comparedWith(), post));
  }

  String count(Evidence evidence, MeasuredPost post, String whose) {
    return say(
        "against." + evidence.relation().id(),
        observed(evidence, post),
        age(evidence),
        whose,
        numbers.amount(evidence.expected()),
        counted("earlier", sample(evidence)),
        evidence.threshold() == null ? "" : numbers.wholeFrom(evidence.threshold()));
  }

  /** What was counted, in words. */
  String observed(Evidence evidence, MeasuredPost post) {
    return say(
        opening(evidence, post), counted("count." + noun(evidence.metric()), evidence.observed()));
  }

  String age(Evidence evidence) {
    return say("age." + evidence.age().suffix());
  }

  /** The column of the organic count, by which words are called. */
  static String noun(Metric metric) {
    return switch (metric) {
      case SPREAD, SPREAD_WITH_PAID, UNCOORDINATED_SHARES -> Metric.SPREAD.column();
      case ACCOUNTS, ACCOUNTS_WITH_PAID -> Metric.ACCOUNTS.column();
      case COMMENTS, COMMENTS_WITH_PAID -> Metric.COMMENTS.column();
      case IMPRESSIONS, IMPRESSIONS_WITH_PAID -> Metric.IMPRESSIONS.column();
      case VIEWS, VIEWS_WITH_PAID -> Metric.VIEWS.column();
      case SAVES,
          CLICKS,
          ANGRY_REACTIONS,
          HIDES,
          MESSAGE_MENTIONS,
          FOLLOWER_ACCOUNTS,
          OUTSIDER_ACCOUNTS ->
          metric.column();
      case OUTSIDE_SHARE,
          ESCAPE_HOURS,
          ROOT_CHILD_SHARE,
          STRUCTURAL_VIRALITY,
          SECONDARY_REPRODUCTION,
          PAID_SHARE,
          COMMENTERS,
          LATE_SHARE,
          HOURS_TO_HALF,
          OBSERVED_HOURS,
          PAID_EXPOSURE_SHARE,
          PAID_ENGAGEMENT_SHARE,
          SHARES_AFTER_PAYMENT,
          HOURS_AFTER_PAYMENT,
          LARGEST_COMMUNITY_SHARE,
          LOG_SHARE,
          ORPHAN_SHARE,
          AUDIENCE_ACTIVITY,
          RESPONSE_TO_EXPOSURE,
          HIDES_TO_EXPOSURE,
          COORDINATED_SHARE,
          HOURS_TO_OWN_POST ->
          throw new IllegalArgumentException(metric + " is not counted at an age");
    };
  }

  /** Organic counts are called so only where something is known to have been paid for. */
  private static String opening(Evidence evidence, MeasuredPost post) {
    boolean withPaid =
        evidence.metric() == Metric.IMPRESSIONS_WITH_PAID
            || evidence.metric() == Metric.VIEWS_WITH_PAID;
    if (evidence.dimension() == Dimension.ORGANIC || withPaid) {
      return "opening.with_paid";
    }
    boolean paid =
        isSome(post.paid().share())
            || (!evidence.dimension().isOfVerdicts()
                && (isSome(post.circumstances().paidExposureShare())
                    || isSome(post.circumstances().paidEngagementShare())));
    return paid ? "opening.without_paid" : "opening.plain";
  }

  private static boolean isSome(Double share) {
    return share != null && share > 0;
  }

  /** Whose posts are the usual ones. */
  String whose(BaselineLevel level, MeasuredPost post) {
    String whose = "whose." + level.id();
    return switch (level) {
      case ACCOUNT_FORMAT -> say(whose, format(post.format()));
      case ACCOUNT, PLATFORM -> say(whose);
      case PLATFORM_FORMAT_SIZE ->
          say(post.authorFollowers() == null ? whose + ".unknown" : whose, format(post.format()));
    };
  }

  /** Posts of a format, in the plural. */
  String format(String format) {
    if (format == null) {
      return say("format.unknown");
    }
    String known = "format." + format.toLowerCase(Locale.ROOT);
    boolean ownWord = !known.equals("format.other") && !known.equals("format.unknown");
    return ownWord && phrases.has(known) ? say(known) : say("format.other", format);
  }

  private String share(Evidence evidence, String restsOn) {
    double share = evidence.observed();
    double threshold = evidence.threshold();
    return say(
        pattern(evidence),
        numbers.percent(share, threshold),
        restsOn,
        numbers.percent(threshold, share));
  }

  private static String pattern(Evidence evidence) {
    return evidence.metric().column() + "." + evidence.relation().id();
  }

  private static double sample(Evidence evidence) {
    return evidence.sampleSize();
  }

  /** A noun with its number in front, in the right one of singular and plural. */
  String counted(String key, double count) {
    return say(key, count, numbers.whole(count));
  }

  String hours(double hours) {
    return say("hours", numbers.rounded(hours), numbers.amount(hours));
  }

  /** How many earlier posts. */
  String earlier(Evidence evidence) {
    return counted("earlier", sample(evidence));
  }

  Numbers numbers() {
    return numbers;
  }

  /** The words of a key. */
  String say(String key, Object... arguments) {
    return phrases.say(key, arguments);
  }

  /** With a capital in front. */
  String asSentence(String words) {
    return phrases.asSentence(words);
  }
}
