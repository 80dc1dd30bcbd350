package wildfire.explain;

import java.util.Locale;
import java.util.stream.Collectors;
import wildfire.association.BetterPost;
import wildfire.association.Driver;
import wildfire.association.Posts;
import wildfire.model.FactorKind;

/** Words what associations and better posts come to for one post, in one language. */
final class ExplanationWording {
  static final String BUNDLE = "wildfire.explain.explanations";

  private final Phrases phrases;
  private final Numbers numbers;

  ExplanationWording(Language language) {
    this.phrases = new Phrases(BUNDLE, language);
    this.numbers = new Numbers(language);
  }

  String sentence(Driver driver) {
    double difference = driver.difference().difference();
    return phrases.asSentence(
        phrases.say(
            difference > 0 ? "association.more" : "association.less",
            scope(driver.difference().scope()),
            factor(driver.difference().factor()),
            phrases.say("outcome." + driver.difference().outcome().id()),
            times(difference),
            own(driver.strength()),
            phrases.say(
                "others",
                driver.others(),
                numbers.hundredths(driver.usual()),
                numbers.whole(driver.others())),
            times(driver.contribution())));
  }

  private String own(double strength) {
    if (strength == 0) {
      return phrases.say("this.lacks");
    }
    return strength == 1
        ? phrases.say("this.has")
        : phrases.say("this.partly", numbers.hundredths(strength));
  }

  private String times(double doublings) {
    return numbers.times(doublings);
  }

  private String scope(String scope) {
    return scope.equals(Posts.ALL)
        ? phrases.say("scope.all")
        : phrases.say("scope.platform", scope);
  }

  private String factor(String name) {
    FactorKind kind = FactorKind.of(name);
    String value = FactorKind.value(name);
    String key = "factor." + kind.id();
    return switch (kind) {
      case TRIGGER, FORMAT, PLATFORM, AUTHOR -> phrases.say(key, value);
      case DETAIL -> parts(key, value, value.indexOf(':'));
      case PAIR -> parts(key, value, value.indexOf('+'));
      case HOUR ->
          phrases.say(key, value, String.format(Locale.ROOT, "%02d", Integer.parseInt(value) + 1));
      case WEEKDAY -> phrases.say(key, phrases.say("weekday." + value));
      case REACTION -> throw new IllegalArgumentException(name + " explains no post");
    };
  }

  private String parts(String key, String value, int cut) {
    return phrases.say(key, value.substring(0, cut), value.substring(cut + 1));
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
            times(better.own()),
            times(better.others()),
            times(better.others() - better.own()),
            differs));
  }

  private String difference(BetterPost.Difference one) {
    String key = "differs." + one.kind().id();
    return switch (one.kind()) {
      case TRIGGER ->
          one.there() != null
              ? phrases.say(key + ".there", one.there())
              : phrases.say(key + ".here", one.here());
      case FORMAT, HOUR -> phrases.say(key, value(one.here()), value(one.there()));
      case WEEKDAY -> phrases.say(key, weekday(one.here()), weekday(one.there()));
      case DETAIL, PAIR, PLATFORM, AUTHOR, REACTION ->
          throw new IllegalArgumentException("posts are not told apart by " + one.kind());
    };
  }

  private String value(String value) {
    return value == null ? phrases.say("unknown") : value;
  }

  private String weekday(String day) {
    return day == null ? phrases.say("unknown") : phrases.say("weekday." + day);
  }
}
