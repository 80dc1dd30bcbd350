package wildfire.explain;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import wildfire.model.Language;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Dimension;
import wildfire.verdict.Evidence;
import wildfire.verdict.Metric;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Unseen;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

/** Words evidence, what could not be seen, and causes with their signs. */
final class EvidenceWording extends Phrases {
  static final String BUNDLE = "explain/sentences";
  private static final String WITH_PAID = "_with_paid";

  EvidenceWording(Language language) {
    super(BUNDLE, language);
  }

  /** What the evidence says about the post, as a sentence. */
  String sentence(Evidence evidence, PostFigures post) {
    String key =
        evidence.age() == null
            ? evidence.metric().column() + "." + evidence.relation().id()
            : against(evidence);
    return asSentence(say(key, evidence, post, whose(evidence, post)));
  }

  /** What could not be seen, and why, as a sentence. */
  String sentence(Unseen unseen) {
    String key = "unseen." + unseen.cause().id();
    // Mentions of the message can be unknown for reasons that other counts do not have.
    String own = key + "." + unseen.dimension().id();
    String dimension = say("unseen." + unseen.dimension().id());
    return asSentence(say(has(own) ? own : key, dimension, unseen.had(), unseen.needed()));
  }

  /** Such as "bad timing". */
  String name(Cause cause) {
    return say("cause." + cause.id());
  }

  /** What is found of a cause: that the evidence fits it, or that it could not be checked. */
  String sentence(Finding finding) {
    String key = finding.fits() ? "cause.fits" : "cause.unchecked";
    return asSentence(say(key, name(finding.cause()), finding.fitting(), finding.checked()));
  }

  /** What a sign shows, or that it cannot be seen. */
  String sentence(Sign sign, PostFigures post) {
    Evidence evidence = sign.evidence();
    if (evidence == null) {
      return sign.unseen() == null
          ? asSentence(say("lack." + sign.kind().id()))
          : sentence(sign.unseen());
    }
    boolean otherFormats = sign.kind() == Sign.Kind.BELOW_OTHER_FORMATS;
    Supplier<String> whose =
        otherFormats
            ? () -> say("whose.other_formats", null, evidence.sampleSize())
            : whose(evidence, post);
    String key = "sign." + sign.kind().id();
    String ofMetric = key + "." + noun(evidence.metric());
    return asSentence(
        say(has(key) ? key : has(ofMetric) ? ofMetric : against(evidence), evidence, post, whose));
  }

  /** The pattern of a count against what earlier posts had at the same age. */
  private static String against(Evidence evidence) {
    return "against." + evidence.relation().id();
  }

  /** A pattern filled in with what it chooses of a number. */
  private String say(String key, Evidence evidence, PostFigures post, Supplier<String> whose) {
    return say(
        key,
        evidence.observed(),
        evidence.sampleSize(),
        evidence.threshold(),
        evidence.expected(),
        ifSaid(() -> say(opening(evidence, post), counted(evidence.metric(), evidence.observed()))),
        ifSaid(() -> age(evidence.age())),
        whose,
        ifSaid(() -> format(post.format())),
        ifSaid(() -> say(against(evidence), evidence, post, whose)));
  }

  String age(ComparisonAge age) {
    return say("age." + age.suffix());
  }

  /** How many of what a metric counts, bought or not. */
  String counted(Metric metric, double count) {
    return counted("count." + noun(metric), count);
  }

  /** The column of the organic count, by which words are called. */
  private static String noun(Metric metric) {
    String column = (metric == Metric.UNCOORDINATED_SHARES ? Metric.SHARES : metric).column();
    return column.endsWith(WITH_PAID)
        ? column.substring(0, column.length() - WITH_PAID.length())
        : column;
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

  /**
   * Which posts the usual is of, how many, and that their logs are parts too where this one's is.
   */
  private Supplier<String> whose(Evidence evidence, PostFigures post) {
    return () -> {
      BaselineLevel level = evidence.comparedWith();
      boolean unknownSize =
          level == BaselineLevel.PLATFORM_FORMAT_SIZE && post.authorFollowers() == null;
      String whose =
          say(
              "whose." + level.id() + (unknownSize ? ".unknown" : ""),
              ifSaid(() -> format(post.format())),
              evidence.sampleSize());
      return isOfPart(evidence, post) ? say("whose.part", whose) : whose;
    };
  }

  private static boolean isOfPart(Evidence evidence, PostFigures post) {
    return evidence.age() != null
        && Stream.of(Counted.values())
            .filter(counted -> counted.dimension() == evidence.dimension())
            .anyMatch(counted -> post.halvings(counted, evidence.age()) > 0);
  }

  /** Posts of a format, in the plural. */
  private String format(String format) {
    if (format == null) {
      return say("format.unknown");
    }
    String known = "format." + format.toLowerCase(Locale.ROOT);
    boolean ownWord = !known.equals("format.other") && !known.equals("format.unknown");
    return ownWord && has(known) ? say(known) : say("format.other", format);
  }
}
