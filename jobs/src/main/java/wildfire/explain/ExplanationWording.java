package wildfire.explain;

import java.util.stream.Collectors;
import wildfire.association.BetterPost;
import wildfire.association.Driver;
import wildfire.model.FactorKind;
import wildfire.model.Language;

/** Words what associations and better posts come to for one post. */
final class ExplanationWording extends Estimates {
  static final String BUNDLE = "explain/explanations";

  ExplanationWording(Language language) {
    super(BUNDLE, language);
  }

  String sentence(Driver driver) {
    double difference = driver.difference().difference();
    return asSentence(
        say(
            difference > 0 ? "association.more" : "association.less",
            scope(driver.difference().scope()),
            factor(driver.difference().factor()),
            say("outcome." + driver.difference().outcome().id()),
            driver.contribution(),
            say("this", driver.strength()),
            say("others", driver.others(), driver.usual())));
  }

  String sentence(BetterPost better) {
    String differences =
        better.differences().stream().map(this::difference).collect(Collectors.joining("; "));
    return asSentence(
        say(
            "better",
            better.postId(),
            say("outcome." + better.outcome().id()),
            better.others() - better.own(),
            differences.isEmpty() ? say("better.alike") : say("better.differs", differences)));
  }

  private String difference(BetterPost.Difference one) {
    String key = "differs." + one.kind().id();
    if (one.kind() == FactorKind.TRIGGER) {
      return one.there() == null
          ? say(key + ".here", names().trigger(one.here()))
          : say(key + ".there", names().trigger(one.there()));
    }
    return say(key, value(one.kind(), one.here()), value(one.kind(), one.there()));
  }

  private String value(FactorKind kind, String value) {
    if (value == null) {
      return say("unknown");
    }
    return switch (kind) {
      case WEEKDAY -> say("weekday." + value);
      case FORMAT -> names().format(value);
      case TRIGGER, DETAIL, PAIR, HOUR, PLATFORM, AUTHOR, REACTION -> value;
    };
  }
}
