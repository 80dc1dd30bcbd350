package wildfire.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildfire.model.FactorKind;
import wildfire.model.IdByName;
import wildfire.playbook.Condition.Kind;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;

/** Reads conditions: keys that must all hold, each with one value or several of which one holds. */
final class ConditionReader {
  private static final Set<String> KEYS =
      Set.of(
          ("trigger detail triggers_at_least format platform hour weekday paid opens_with"
                  + " opening_words_at_most calls_to_act mentions_message column at_least at_most"
                  + " all any not")
              .split(" ", -1));

  /** From this strength on a tag counts as there. */
  private static final double TAGGED_FROM = 0.5;

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Pattern HOURS = Pattern.compile("([01]?\\d|2[0-3])-([01]?\\d|2[0-4])");

  /** A way to open a text. */
  private enum Opening implements IdByName {
    QUESTION(TextTraits::asks),
    STATEMENT(TextTraits::opensWithStatement),
    NUMBER(TextTraits::opensWithNumber),
    FIRST_PERSON(TextTraits::opensInFirstPerson);

    private final Function<TextTraits, Holds> isIn;

    Opening(Function<TextTraits, Holds> isIn) {
      this.isIn = isIn;
    }
  }

  private final Playbook.Words known;
  private final Problems problems;

  ConditionReader(Playbook.Words known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  Condition read(YamlValue value, String what) {
    Keys keys = Keys.of(value, what, KEYS, problems);
    List<Condition> parts = KEYS.stream().filter(keys::has).map(key -> part(key, keys)).toList();
    if (keys.has("detail") && !keys.has("trigger")) {
      problems.at(keys.place("detail"), "\"detail\" needs the \"trigger\" it is a kind of");
    }
    if ((keys.has("at_least") || keys.has("at_most")) && !keys.has("column")) {
      problems.at(keys.place(), "\"at_least\" and \"at_most\" need the \"column\" they limit");
    }
    if (parts.isEmpty() && value instanceof YamlValue.Keys) {
      problems.at(
          keys.place(),
          "%s asks nothing; its keys are %s",
          what,
          String.join(", ", new TreeSet<>(KEYS)));
    }
    return Condition.all(parts);
  }

  private Condition part(String key, Keys keys) {
    return switch (key) {
      case "trigger" -> trigger(keys);
      case "triggers_at_least" -> triggers(count(keys, key));
      case "format" -> control(key, PlaybookPost::format, keys.texts(key, List.of())::contains);
      case "platform" ->
          control(
              key,
              PlaybookPost::platform,
              words(keys, key, known.platforms(), "a known platform")::contains);
      case "hour" -> hours(keys);
      case "weekday" -> {
        List<String> days = words(keys, key, WEEKDAYS, "a day of the week");
        yield control(key, PlaybookPost::weekday, day -> days.contains(WEEKDAYS.get(day - 1)));
      }
      case "paid" -> yesNo(key, keys, control(key, PlaybookPost::paid, paid -> paid));
      case "opens_with" -> opening(keys);
      case "opening_words_at_most" -> openingWords(count(keys, key));
      case "calls_to_act" -> yesNo(key, keys, ofText(TextTraits::callsToAct));
      case "mentions_message" -> yesNo(key, keys, ofText(TextTraits::mentionsMessage));
      case "column" -> column(keys);
      case "all" -> Condition.all(list(keys, key));
      case "any" -> Condition.any(list(keys, key));
      case "not" -> read(keys.value(key), "\"not\"").not();
      default -> Condition.all(List.of()); // says more of another key
    };
  }

  private static Condition yesNo(String key, Keys keys, Condition condition) {
    return keys.value(boolean.class, key, true) ? condition : condition.not();
  }

  /** A trigger; of these kinds, if any are named. */
  private Condition trigger(Keys keys) {
    Set<String> details = Set.copyOf(keys.texts("detail", List.of()));
    return Condition.any(
        words(keys, "trigger", known.triggers(), "a known trigger").stream()
            .map(
                trigger -> {
                  Condition tagged =
                      Condition.of(
                          Kind.TRIGGER,
                          trigger,
                          post ->
                              post.tagged()
                                  ? isTagged(post.tags().get(trigger), details)
                                  : Holds.UNKNOWN);
                  return details.isEmpty()
                      ? tagged.asFactor(FactorKind.TRIGGER.name(trigger))
                      : tagged;
                })
            .toList());
  }

  private static Holds isTagged(PlaybookPost.Tag tag, Set<String> details) {
    if (tag == null || tag.strength() < TAGGED_FROM) {
      return Holds.NO;
    }
    if (details.isEmpty() || tag.details().stream().anyMatch(details::contains)) {
      return Holds.YES;
    }
    return tag.details().isEmpty() ? Holds.UNKNOWN : Holds.NO;
  }

  /** So many different triggers, whichever. */
  private static Condition triggers(int least) {
    return Condition.of(
        Kind.TRIGGER,
        Condition.EVERY_TRIGGER,
        post ->
            post.tagged()
                ? Holds.of(
                    post.tags().values().stream().filter(t -> t.strength() >= TAGGED_FROM).count()
                        >= least)
                : Holds.UNKNOWN);
  }

  private static <T> Condition control(
      String control, Function<PlaybookPost, T> value, Predicate<T> test) {
    return Condition.of(
        Kind.CONTROL,
        control,
        post ->
            Optional.ofNullable(value.apply(post))
                .map(known -> Holds.of(test.test(known)))
                .orElse(Holds.UNKNOWN));
  }

  /** Published between two hours; past midnight where the first is the later one. */
  private static Condition hours(Keys keys) {
    List<MatchResult> spans = new ArrayList<>();
    for (String span : keys.texts("hour", List.of())) {
      Matcher hours = HOURS.matcher(span);
      if (hours.matches()) {
        spans.add(hours.toMatchResult());
      } else {
        keys.mustBe("hour", '"' + span + '"', "two hours such as 7-9, the second not included");
      }
    }
    return control(
        "hour", PlaybookPost::hour, hour -> spans.stream().anyMatch(span -> isIn(span, hour)));
  }

  private static boolean isIn(MatchResult span, double hour) {
    int from = Integer.parseInt(span.group(1));
    int to = Integer.parseInt(span.group(2));
    return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
  }

  private static Condition opening(Keys keys) {
    List<String> ids = Stream.of(Opening.values()).map(Opening::id).toList();
    return Condition.any(
        words(keys, "opens_with", ids, "one of " + String.join(", ", ids)).stream()
            .map(word -> ofText(IdByName.find(Opening.class, word).orElseThrow().isIn))
            .toList());
  }

  /** The opening is of so many words at most. */
  private static Condition openingWords(int most) {
    return ofText(
        text -> text.openingWords() == 0 ? Holds.UNKNOWN : Holds.of(text.openingWords() <= most));
  }

  private static Condition ofText(Function<TextTraits, Holds> answer) {
    return new Condition(
        post -> post.text() == null ? Holds.UNKNOWN : answer.apply(post.text()), Set.of(), null);
  }

  /** A number of the scorecard between two limits, or beyond one. */
  private Condition column(Keys keys) {
    double least = keys.value(double.class, "at_least", Double.NEGATIVE_INFINITY);
    double most = keys.value(double.class, "at_most", Double.POSITIVE_INFINITY);
    String column = keys.text("column", "");
    if (!known.columns().contains(column)) {
      keys.mustBe(
          "column",
          '"' + column + '"',
          "a column of post_scorecard that holds numbers" + Nearest.hint(column, known.columns()));
    }
    if (!keys.has("at_least") && !keys.has("at_most")) {
      problems.at(keys.place("column"), "\"column\" needs \"at_least\" or \"at_most\", or both");
    }
    return Condition.of(
        Kind.COLUMN,
        column,
        post -> {
          OptionalDouble number = post.number().apply(column);
          return number.isEmpty()
              ? Holds.UNKNOWN
              : Holds.of(number.getAsDouble() >= least && number.getAsDouble() <= most);
        });
  }

  private static int count(Keys keys, String key) {
    int count = keys.value(int.class, key, 0);
    if (count < 0) {
      keys.mustBe(key, "" + count, "a count from 0");
    }
    return count;
  }

  private List<Condition> list(Keys keys, String key) {
    if (keys.value(key) instanceof YamlValue.Items items) {
      return items.values().stream().map(item -> read(item, "\"" + key + "\"")).toList();
    }
    keys.mustBe(key, keys.value(key).words(), "a list of conditions");
    return List.of();
  }

  /** Words of a vocabulary; every other one is a problem. An empty vocabulary takes all. */
  static List<String> words(Keys keys, String key, List<String> vocabulary, String what) {
    List<String> words = keys.texts(key, List.of());
    if (vocabulary.isEmpty()) {
      return words;
    }
    for (String word : words) {
      if (!vocabulary.contains(word)) {
        keys.mustBe(key, '"' + word + '"', what + Nearest.hint(word, vocabulary));
      }
    }
    return words.stream().filter(vocabulary::contains).toList();
  }
}
