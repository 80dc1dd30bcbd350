package wildfire.explain;

import java.util.stream.Collectors;
import wildfire.association.BetterPost;
import wildfire.association.Driver;

/** Words what associations and better posts come to for one post. */
final class ExplanationWording {
  static final String BUNDLE = "explain/explanations";

  private final Phrases phrases;
  private final Numbers numbers;
  private final Estimates estimates;

  ExplanationWording(Phrases phrases) {
    this.phrases = phrases;
    this.numbers = phrases.numbers();
    this.estimates = new Estimates(phrases);
  }

  String sentence(Driver driver) {
    double difference = driver.difference().difference();
    return phrases.asSentence(
        phrases.say(
            difference > 0 ? "association.more" : "association.less",
            estimates.scope(driver.difference().scope()),
            estimates.factor(driver.difference().factor()),
            phrases.say("outcome." + driver.difference().outcome().id()),
            numbers.times(difference),
            own(driver.strength()),
            phrases.say(
                "others",
                driver.others(),
                numbers.hundredths(driver.usual()),
                numbers.whole(driver.others())),
            numbers.times(driver.contribution())));
  }

  private String own(double strength) {
    if (strength == 0) {
      return phrases.say("this.lacks");
    }
    return strength == 1
        ? phrases.say("this.has")
        : phrases.say("this.partly", numbers.hundredths(strength));
  }

  String sentence(BetterPost better) {
    String differs =
        better.differences().isEmpty()
            ? phrases.say("better.alike")
            : phrases.say(
                "better.differs",
                better.differences().stream()
                    .map(this::difference)
                    .collect(Collectors.joining(", ")));
    return phrases.asSentence(
        phrases.say(
            "better",
            better.postId(),
            phrases.say("outcome." + better.outcome().id()),
            numbers.times(better.own()),
            numbers.times(better.others()),
            numbers.times(better.others() - better.own()),
            differs));
  }

  private String difference(BetterPost.Difference one) {
    String key = "differs." + one.kind().id();
    return switch (one.kind()) {
      case TRIGGER ->
          one.there() != null
              ? phrases.say(key + ".there", one.there())
              : phrases.say(key + ".here", one.here());
      case FORMAT, HOUR -> phrases.say(key, value("", one.here()), value("", one.there()));
      case WEEKDAY ->
          phrases.say(key, value("weekday.", one.here()), value("weekday.", one.there()));
      case DETAIL, PAIR, PLATFORM, AUTHOR, REACTION ->
          throw new IllegalArgumentException("posts are not told apart by " + one.kind());
    };
  }

  /** As it is, or in the words of a key that begins so. */
  private String value(String key, String value) {
    if (value == null) {
      return phrases.say("unknown");
    }
    return key.isEmpty() ? value : phrases.say(key + value);
  }
}
