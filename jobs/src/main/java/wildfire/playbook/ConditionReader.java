package wildfire.playbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.playbook.Condition.Opening;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;

/** Reads conditions: keys that must all hold, each with one value or several of which one holds. */
final class ConditionReader {
  private static final Set<String> KEYS =
      Set.of(
          "trigger",
          "detail",
          "triggers_at_least",
          "format",
          "platform",
          "hour",
          "weekday",
          "paid",
          "opens_with",
          "opening_words_at_most",
          "calls_to_act",
          "mentions_message",
          "column",
          "at_least",
          "at_most",
          "all",
          "any",
          "not");

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Pattern HOURS = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

  private final PlaybookWords known;
  private final Problems problems;

  ConditionReader(PlaybookWords known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  Condition read(YamlValue value, String what) {
    Keys keys = Keys.of(value, what, KEYS, problems);
    List<Condition> parts = new ArrayList<>();
    trigger(keys, parts);
    if (keys.has("triggers_at_least")) {
      parts.add(Condition.triggersAtLeast(count(keys, "triggers_at_least")));
    }
    if (keys.has("format")) {
      parts.add(Condition.format(Set.copyOf(keys.texts("format", List.of()))));
    }
    if (keys.has("platform")) {
      parts.add(
          Condition.platform(
              Set.copyOf(words(keys, "platform", known.platforms(), "a known platform"))));
    }
    hours(keys, parts);
    if (keys.has("weekday")) {
      Set<Integer> days = new HashSet<>();
      words(keys, "weekday", WEEKDAYS, "a day of the week")
          .forEach(day -> days.add(WEEKDAYS.indexOf(day) + 1));
      parts.add(Condition.weekdays(days));
    }
    yesNo(keys, "paid", Condition.paid(), parts);
    opening(keys, parts);
    yesNo(keys, "calls_to_act", Condition.callsToAct(), parts);
    yesNo(keys, "mentions_message", Condition.mentionsMessage(), parts);
    number(keys, parts);
    several(keys, parts);
    if (parts.isEmpty() && value instanceof YamlValue.Keys) {
      problems.at(keys.place(), "%s asks nothing; its keys are %s", what, sorted(KEYS));
    }
    return Condition.all(parts);
  }

  private void trigger(Keys keys, List<Condition> parts) {
    Set<String> details = Set.copyOf(keys.texts("detail", List.of()));
    if (!keys.has("trigger")) {
      if (!details.isEmpty()) {
        problems.at(keys.place("detail"), "\"detail\" needs the \"trigger\" it is a kind of");
      }
      return;
    }
    parts.add(
        Condition.any(
            words(keys, "trigger", known.triggers(), "a known trigger").stream()
                .map(trigger -> Condition.trigger(trigger, details))
                .toList()));
  }

  private void hours(Keys keys, List<Condition> parts) {
    if (!keys.has("hour")) {
      return;
    }
    List<Condition> spans = new ArrayList<>();
    for (String span : keys.texts("hour", List.of())) {
      Matcher hours = HOURS.matcher(span);
      boolean fits =
          hours.matches()
              && Integer.parseInt(hours.group(1)) < 24
              && Integer.parseInt(hours.group(2)) <= 24;
      if (fits) {
        spans.add(
            Condition.hours(Integer.parseInt(hours.group(1)), Integer.parseInt(hours.group(2))));
      } else {
        keys.mustBe("hour", '"' + span + '"', "two hours such as 7-9, the second not included");
      }
    }
    parts.add(Condition.any(spans));
  }

  private void opening(Keys keys, List<Condition> parts) {
    if (keys.has("opens_with")) {
      List<String> ids =
          Arrays.stream(Opening.values()).map(o -> o.name().toLowerCase(Locale.ROOT)).toList();
      parts.add(
          Condition.any(
              words(keys, "opens_with", ids, "one of " + String.join(", ", ids)).stream()
                  .map(word -> Condition.opensWith(Opening.valueOf(word.toUpperCase(Locale.ROOT))))
                  .toList()));
    }
    if (keys.has("opening_words_at_most")) {
      parts.add(Condition.openingWordsAtMost(count(keys, "opening_words_at_most")));
    }
  }

  private void number(Keys keys, List<Condition> parts) {
    Double least = keys.value(double.class, "at_least", null);
    Double most = keys.value(double.class, "at_most", null);
    if (!keys.has("column")) {
      if (least != null || most != null) {
        problems.at(keys.place(), "\"at_least\" and \"at_most\" need the \"column\" they limit");
      }
      return;
    }
    String column = keys.text("column", "");
    if (!known.columns().contains(column)) {
      keys.mustBe(
          "column",
          '"' + column + '"',
          "a column of post_scorecard that holds numbers" + Nearest.hint(column, known.columns()));
    }
    if (least == null && most == null) {
      problems.at(keys.place("column"), "\"column\" needs \"at_least\" or \"at_most\", or both");
    }
    parts.add(Condition.ofColumn(column, least, most));
  }

  private static int count(Keys keys, String key) {
    int count = keys.value(int.class, key, 0);
    if (count < 0) {
      keys.mustBe(key, "" + count, "a count from 0");
    }
    return count;
  }

  private void several(Keys keys, List<Condition> parts) {
    if (keys.has("all")) {
      parts.add(Condition.all(list(keys, "all")));
    }
    if (keys.has("any")) {
      parts.add(Condition.any(list(keys, "any")));
    }
    if (keys.has("not")) {
      parts.add(Condition.not(read(keys.value("not"), "\"not\"")));
    }
  }

  private List<Condition> list(Keys keys, String key) {
    if (keys.value(key) instanceof YamlValue.Items items) {
      return items.values().stream().map(item -> read(item, "\"" + key + "\"")).toList();
    }
    keys.mustBe(key, keys.value(key).words(), "a list of conditions");
    return List.of();
  }

  private static void yesNo(Keys keys, String key, Condition condition, List<Condition> parts) {
    if (keys.has(key)) {
      parts.add(keys.value(boolean.class, key, true) ? condition : Condition.not(condition));
    }
  }

  /** Words of a vocabulary; every other one is a problem. An empty vocabulary takes all. */
  private static List<String> words(Keys keys, String key, List<String> vocabulary, String what) {
    List<String> words = keys.texts(key, List.of());
    for (String word : words) {
      if (!vocabulary.isEmpty() && !vocabulary.contains(word)) {
        keys.mustBe(key, '"' + word + '"', what + Nearest.hint(word, vocabulary));
      }
    }
    return words.stream()
        .filter(word -> vocabulary.isEmpty() || vocabulary.contains(word))
        .toList();
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", new TreeSet<>(words));
  }
}
