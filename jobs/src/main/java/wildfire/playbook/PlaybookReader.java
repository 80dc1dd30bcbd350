package wildfire.playbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
              Stream.of("id", "claim", "when", "among", "outcome", "expect", "platforms"),
              Language.all().stream().map(PlaybookReader::claimIn))
          .collect(Collectors.toSet());

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private final PlaybookWords known;
  private final Problems problems = new Problems();
  private final Set<String> ids = new HashSet<>();

  private PlaybookReader(PlaybookWords known) {
    this.known = known;
  }

  /**
   * The playbook of a file.
   *
   * @param name what the file is called in problems
   * @throws OperatorError that lists everything that is wrong in it
   */
  public static Playbook read(String name, String yaml, PlaybookWords known) {
    return new PlaybookReader(known).read(name, yaml);
  }

  private Playbook read(String name, String yaml) {
    Keys file =
        Keys.of(
            YamlDocument.keys(name, yaml, problems),
            "the playbook",
            Set.of("hypotheses"),
            problems);
    List<Hypothesis> hypotheses = new ArrayList<>();
    if (file.value("hypotheses") instanceof YamlValue.Items items) {
      for (YamlValue item : items.values()) {
        hypotheses.add(hypothesis(item));
      }
    } else if (file.has("hypotheses")) {
      file.mustBe("hypotheses", file.value("hypotheses").words(), "a list");
    }
    problems.throwIfAny("playbook");
    return new Playbook(hypotheses);
  }

  private Hypothesis hypothesis(YamlValue value) {
    Keys keys = Keys.of(value, "a hypothesis", KEYS, problems);
    String id = keys.requiredText("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      keys.mustBe("id", '"' + id + '"', "words in lower case with - between them");
    } else if (!ids.add(id) && !id.isEmpty()) {
      problems.at(keys.place("id"), "the id \"%s\" is given twice", id);
    }
    Map<Language, String> claim = new HashMap<>();
    claim.put(Language.ENGLISH, keys.requiredText("claim"));
    for (Language language : Language.all()) {
      if (!claim.containsKey(language) && keys.has(claimIn(language))) {
        claim.put(language, keys.text(claimIn(language), ""));
      }
    }
    ConditionReader conditions = new ConditionReader(known, problems);
    Condition everything = Condition.all(List.of());
    Condition when = everything;
    if (keys.has("when")) {
      when = conditions.read(keys.value("when"), "\"when\"");
    } else {
      problems.at(keys.place(), "a hypothesis needs \"when\": what it says of posts");
    }
    return new Hypothesis(
        id,
        claim,
        when,
        keys.has("among") ? conditions.read(keys.value("among"), "\"among\"") : everything,
        outcome(keys),
        keys.value(Direction.class, "expect", Direction.MORE),
        platforms(keys));
  }

  private static String claimIn(Language language) {
    return language.equals(Language.ENGLISH) ? "claim" : "claim_" + language.id();
  }

  private ClaimedOutcome outcome(Keys keys) {
    String word = keys.requiredText("outcome");
    Optional<PostOutcome> outcome =
        Arrays.stream(PostOutcome.values()).filter(one -> one.id().equals(word)).findFirst();
    if (outcome.isEmpty() && !word.isEmpty() && !known.outcomeColumns().contains(word)) {
      List<String> words = new ArrayList<>(known.outcomeColumns());
      Arrays.stream(PostOutcome.values()).map(PostOutcome::id).forEach(words::add);
      keys.mustBe(
          "outcome",
          '"' + word + '"',
          "one of "
              + String.join(", ", Arrays.stream(PostOutcome.values()).map(PostOutcome::id).toList())
              + ", or a column of post_scorecard that holds a share or an overperformance"
              + Nearest.hint(word, words));
    }
    return new ClaimedOutcome(outcome, outcome.isPresent() ? null : word);
  }

  private List<String> platforms(Keys keys) {
    List<String> platforms = keys.texts("platforms", List.of());
    for (String platform : platforms) {
      if (!known.platforms().contains(platform)) {
        keys.mustBe(
            "platforms",
            '"' + platform + '"',
            "a known platform" + Nearest.hint(platform, known.platforms()));
      }
    }
    return platforms;
  }
}
