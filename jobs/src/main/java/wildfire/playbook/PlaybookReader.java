package wildfire.playbook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.model.IdByName;
import wildfire.model.Language;
import wildfire.model.OperatorError;
import wildfire.model.PostOutcome;
import wildfire.playbook.Hypothesis.ClaimedOutcome;
import wildfire.playbook.Hypothesis.Direction;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlDocument;
import wildfire.yaml.YamlValue;

/** Reads a playbook from YAML, strictly: what is wrong in it is told all at once. */
public final class PlaybookReader {
  private static final Set<String> KEYS =
      Stream.concat(
              Stream.of("id", "when", "among", "outcome", "expect", "since", "platforms"),
              Language.all().stream().map(PlaybookReader::claimIn))
          .collect(Collectors.toSet());

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private final Playbook.Words known;
  private final Problems problems = new Problems();
  private final ConditionReader conditions;
  private final Set<String> ids = new HashSet<>();

  private PlaybookReader(Playbook.Words known) {
    this.known = known;
    this.conditions = new ConditionReader(known, problems);
  }

  /**
   * The playbook of a file.
   *
   * @param name what the file is called in problems
   * @throws OperatorError that lists everything that is wrong in it
   */
  public static Playbook read(String name, String yaml, Playbook.Words known) {
    return new PlaybookReader(known).read(name, yaml);
  }

  private Playbook read(String name, String yaml) {
    YamlValue file = YamlDocument.keys(name, yaml, problems);
    Keys keys = Keys.of(file, "the playbook", Set.of("hypotheses"), problems);
    List<Hypothesis> hypotheses = List.of();
    if (keys.value("hypotheses") instanceof YamlValue.Items items) {
      hypotheses = items.values().stream().map(this::hypothesis).toList();
    } else if (keys.has("hypotheses")) {
      keys.mustBe("hypotheses", keys.value("hypotheses").words(), "a list");
    }
    problems.throwIfAny("playbook");
    return new Playbook(hypotheses);
  }

  private Hypothesis hypothesis(YamlValue value) {
    Keys keys = Keys.of(value, "a hypothesis", KEYS, problems);
    if (!keys.has("when")) {
      problems.at(keys.place(), "a hypothesis needs \"when\": what it says of posts");
    }
    return new Hypothesis(
        id(keys),
        claim(keys),
        condition(keys, "when"),
        condition(keys, "among"),
        outcome(keys),
        keys.value(Direction.class, "expect", Direction.MORE),
        since(keys),
        ConditionReader.words(keys, "platforms", known.platforms(), "a known platform"));
  }

  private String id(Keys keys) {
    String id = keys.requiredText("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      keys.mustBe("id", '"' + id + '"', "words in lower case with - between them");
    } else if (!ids.add(id) && !id.isEmpty()) {
      problems.at(keys.place("id"), "the id \"%s\" is given twice", id);
    }
    return id;
  }

  private static LocalDate since(Keys keys) {
    String day = keys.text("since", "");
    try {
      return day.isEmpty() ? null : LocalDate.parse(day);
    } catch (DateTimeParseException none) {
      keys.mustBe("since", '"' + day + '"', "a day, such as 2026-03-01");
      return null;
    }
  }

  private static Map<Language, String> claim(Keys keys) {
    Map<Language, String> claim = new HashMap<>();
    claim.put(Language.ENGLISH, keys.requiredText("claim"));
    Language.all().stream()
        .filter(language -> keys.has(claimIn(language)))
        .forEach(language -> claim.put(language, keys.text(claimIn(language), "")));
    return claim;
  }

  private static String claimIn(Language language) {
    return language.equals(Language.ENGLISH) ? "claim" : "claim_" + language.id();
  }

  /** One that is absent holds of every post. */
  private Condition condition(Keys keys, String key) {
    return keys.has(key)
        ? conditions.read(keys.value(key), "\"" + key + "\"")
        : Condition.all(List.of());
  }

  private ClaimedOutcome outcome(Keys keys) {
    String word = keys.requiredText("outcome");
    Optional<PostOutcome> outcome = IdByName.find(PostOutcome.class, word);
    if (outcome.isEmpty() && !word.isEmpty() && !known.outcomeColumns().contains(word)) {
      List<String> outcomes = Stream.of(PostOutcome.values()).map(PostOutcome::id).toList();
      List<String> all = new ArrayList<>(known.outcomeColumns());
      all.addAll(outcomes);
      keys.mustBe(
          "outcome",
          '"' + word + '"',
          "one of "
              + String.join(", ", outcomes)
              + ", or a column of post_scorecard that holds a share or an overperformance"
              + Nearest.hint(word, all));
    }
    return new ClaimedOutcome(outcome, word);
  }
}
