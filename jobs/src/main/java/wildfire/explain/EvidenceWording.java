package wildfire.explain;

import java.util.Locale;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Dimension;
import wildfire.verdict.Evidence;
import wildfire.verdict.Metric;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Unseen;

/** Words evidence, and what could not be seen. */
final class EvidenceWording {
  static final String BUNDLE = "explain/sentences";
  private static final String WITH_PAID = "_with_paid";

  private final Phrases phrases;
  private final Numbers numbers;

  EvidenceWording(Phrases phrases) {
    this.phrases = phrases;
    this.numbers = phrases.numbers();
  }

  /** What the evidence says about the post, as a sentence. */
  String sentence(Evidence evidence, PostFigures post) {
    return phrases.asSentence(
        switch (evidence.metric()) {
          case SHARES,
              UNIQUE_ACTORS,
              COMMENTS,
              SHARES_WITH_PAID,
              UNIQUE_ACTORS_WITH_PAID,
              COMMENTS_WITH_PAID ->
              count(evidence, post);
          case OUTSIDE_SHARE, COORDINATED_SHARE ->
              share(evidence, counted("accounts", sample(evidence)));
          case PAID_SHARE -> share(evidence, counted("shares", sample(evidence)));
          case ROOT_CHILD_SHARE, LATE_SPREAD_SHARE -> share(evidence, "");
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

  /** What could not be seen, and why, as a sentence. */
  String sentence(Unseen unseen) {
    String key = "unseen." + unseen.cause().id();
    // Mentions of the message can be unknown for reasons that other counts do not have.
    String own = key + "." + unseen.dimension().id();
    return phrases.asSentence(
        say(
            phrases.has(own) ? own : key,
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
  String count(Evidence evidence, PostFigures post) {
    return count(evidence, post, whose(evidence.comparedWith(), post));
  }

  String count(Evidence evidence, PostFigures post, String whose) {
    return say(
        "against." + evidence.relation().id(),
        observed(evidence, post),
        age(evidence.age()),
        whose,
        numbers.amount(evidence.expected()),
        counted("earlier", sample(evidence)),
        evidence.threshold() == null ? "" : numbers.wholeFrom(evidence.threshold()));
  }

  /** What was counted, in words. */
  String observed(Evidence evidence, PostFigures post) {
    return say(opening(evidence, post), counted(evidence.metric(), evidence.observed()));
  }

  String age(ComparisonAge age) {
    return say("age." + age.suffix());
  }

  /** How many of what a metric counts, bought or not. */
  String counted(Metric metric, double count) {
    return counted("count." + noun(metric), count);
  }

  /** The column of the organic count, by which words are called. */
  static String noun(Metric metric) {
    Metric counted = metric == Metric.UNCOORDINATED_SHARES ? Metric.SHARES : metric;
    return counted.column().endsWith(WITH_PAID)
        ? counted.column().substring(0, counted.column().length() - WITH_PAID.length())
        : counted.column();
  }

  /** Organic counts are called so only where something is known to have been paid for. */
  private static String opening(Evidence evidence, PostFigures post) {
    boolean withPaid =
        evidence.metric() == Metric.IMPRESSIONS_WITH_PAID
            || evidence.metric() == Metric.VIEWS_WITH_PAID;
    if (evidence.dimension() == Dimension.ORGANIC || withPaid) {
      return "opening.with_paid";
    }
    boolean paid =
        isSome(post.paidShare())
            || (!evidence.dimension().isOfVerdicts()
                && (isSome(post.circumstances().paidExposureShare())
                    || isSome(post.circumstances().paidEngagementShare())));
    return paid ? "opening.without_paid" : "opening.plain";
  }

  private static boolean isSome(Double share) {
    return share != null && share > 0;
  }

  /** Whose posts are the usual ones. */
  String whose(BaselineLevel level, PostFigures post) {
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
    return share(pattern(evidence), evidence, restsOn);
  }

  /** A share and its threshold, which never look alike where they are not. */
  String share(String key, Evidence evidence, String restsOn) {
    double share = evidence.observed();
    double threshold = evidence.threshold();
    return say(key, numbers.percent(share, threshold), restsOn, numbers.percent(threshold, share));
  }

  private static String pattern(Evidence evidence) {
    return evidence.metric().column() + "." + evidence.relation().id();
  }

  private static double sample(Evidence evidence) {
    return evidence.sampleSize();
  }

  String counted(String noun, double count) {
    return phrases.counted(noun, count);
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

  String asSentence(String words) {
    return phrases.asSentence(words);
  }
}
