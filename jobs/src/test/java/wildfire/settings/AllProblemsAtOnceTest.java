package wildfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However many keys are wrong, and in whichever order, each is told, on its own line. */
final class AllProblemsAtOnceTest {
  private static final Map<String, String> WRONG =
      Map.ofEntries(
          Map.entry("workspace", "[]"),
          Map.entry("inputs", "exports"),
          Map.entry("spark", "fast"),
          Map.entry("color", "red"),
          Map.entry("ingest.max_rejected_share", "5"),
          Map.entry("ingest.max_record_bytes", "big"),
          Map.entry("ingest.max_rejects", "1"),
          Map.entry("measure.window", "a month"),
          Map.entry("measure.as_of", "yesterday"),
          Map.entry("measure.min_tree_observed_share", "-0.1"),
          Map.entry("judge.above", "99"),
          Map.entry("judge.below", "1"),
          Map.entry("judge.min_commenters", "0.5"),
          Map.entry("judge.late_after", "72"),
          Map.entry("judge.late", "yes"),
          Map.entry("report.keep_runs", "0"),
          Map.entry("report.language", "de"),
          Map.entry("vocabulary.platforms", "{x: y}"));

  @Property(tries = 200)
  void everyWrongKeyIsTold(@ForAll("wrongKeys") List<String> keys) throws Exception {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String key : keys) {
      String group = key.contains(".") ? key.substring(0, key.indexOf('.')) : "";
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(key);
    }
    List<String> yaml = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    Path file = Files.createTempFile("wrong", ".yaml");
    groups.forEach(
        (group, members) -> {
          if (!group.isEmpty()) {
            yaml.add(group + ":");
          }
          for (String key : members) {
            String name = key.substring(key.indexOf('.') + 1);
            yaml.add((group.isEmpty() ? "" : "  ") + name + ": " + WRONG.get(key));
            expected.add(file + ":" + yaml.size() + ": ");
          }
        });
    Files.write(file, yaml);
    List<String> told = SettingsReaderTest.problems(new SettingsReader().file(file));
    Files.delete(file);
    assertThat(told).hasSameSizeAs(expected);
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).startsWith(expected.get(i));
    }
  }

  @Provide
  Arbitrary<List<String>> wrongKeys() {
    Arbitrary<Set<String>> some =
        Arbitraries.of(WRONG.keySet().stream().sorted().toList()).set().ofMinSize(1);
    return some.map(List::copyOf).flatMap(keys -> Arbitraries.shuffle(keys));
  }
}
