package wildfire.generate;

import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Sign;

/**
 * Whether the causes that are planted are found, and how often one is found where none is planted.
 * The shares in causes.md come from {@code mvn test -Dtest=PlantedCausesTest -Dwildfire.seeds=10},
 * which writes them to {@code jobs/target/planted-causes.md}. A seed takes a whole run, so without
 * that property two are tried.
 */
final class PlantedCausesTest {
  private static final int SEEDS = Integer.getInteger("wildfire.seeds", 2);

  /** The seeds from here on; thresholds were chosen by stories, and by misses of lower seeds. */
  private static final long FIRST_SEED = Long.getLong("wildfire.first_seed", 1_001);

  /** What became of the posts of one fate. */
  private static final class Found {
    private int posts;
    private int asked;
    private int causeless;
    private final Map<Cause, Integer> fits = new EnumMap<>(Cause.class);
    private final Map<String, Integer> signs = new TreeMap<>();

    void add(Row post) {
      posts++;
      String shown = post.getAs("signs");
      if (shown != null) {
        Arrays.stream(shown.split(",")).forEach(sign -> signs.merge(sign, 1, Integer::sum));
      }
      String causes = post.getAs("causes");
      if (causes != null) {
        asked++;
        causeless += causes.isEmpty() ? 1 : 0;
        Arrays.stream(causes.split(","))
            .filter(cause -> !cause.isEmpty())
            .forEach(
                cause ->
                    fits.merge(Cause.valueOf(cause.toUpperCase(Locale.ROOT)), 1, Integer::sum));
      }
    }

    double share(Cause cause) {
      return fits.getOrDefault(cause, 0) / (double) posts;
    }

    double share(Sign.Kind sign) {
      return signs.getOrDefault(sign.id(), 0) / (double) posts;
    }

    double withAnyCause() {
      return (asked - causeless) / (double) posts;
    }
  }

  private static final Map<Fate, Found> FOUND = new EnumMap<>(Fate.class);

  @BeforeAll
  static void run(@TempDir Path folder) throws IOException {
    for (Fate fate : Fate.values()) {
      FOUND.put(fate, new Found());
    }
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      PlantedWorld world =
          PlantedWorld.of(
              folder,
              settings().withSeed(seed),
              (run, exports) -> run.set("vocabulary.message_terms", messageTerms(exports)));
      Map<String, Path> tables = world.tables();
      read(world.exports(), tables.get("post_scorecard"), tables.get("post_cause"));
    }
    Files.writeString(Path.of("target/planted-causes.md"), table() + tableOfSigns());
  }

  /** As the generator's truth has them. */
  private static String messageTerms(Path exports) {
    try {
      return new ObjectMapper()
          .readTree(exports.resolve("_truth.json").toFile())
          .get("message_terms")
          .toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void read(Path exports, Path scorecard, Path causes) throws IOException {
    // Spark passes over names that begin as the truth's does.
    Path truth = exports.resolveSibling(exports.getFileName() + "-truth.csv");
    Files.copy(exports.resolve("_truth_posts.csv"), truth);
    Dataset<Row> signs =
        SparkForTests.session()
            .read()
            .parquet(causes.toString())
            .where("fits and outcome = 'fits'")
            .groupBy("platform", "post_id")
            .agg(concat_ws(",", collect_set("sign")).as("signs"));
    SparkForTests.session()
        .read()
        .option("header", "true")
        .csv(truth.toString())
        .select("platform", "post_id", "fate")
        .join(
            SparkForTests.session()
                .read()
                .parquet(scorecard.toString())
                .select("platform", "post_id", "causes"),
            new String[] {"platform", "post_id"})
        .join(signs, new String[] {"platform", "post_id"}, "left")
        .collectAsList()
        .forEach(
            post ->
                FOUND
                    .get(Fate.valueOf(post.<String>getAs("fate").toUpperCase(Locale.ROOT)))
                    .add(post));
  }

  /** Accounts with enough engagement for a difference to show: 20 of them, 30 posts each. */
  private static GenerateSettings settings() {
    GenerateSettings defaults = GenerateSettings.defaults();
    Map<Fate, Double> fates = new EnumMap<>(Fate.class);
    for (Fate fate : Fate.values()) {
      if (fate != Fate.ORDINARY) {
        fates.put(fate, fate.isFlop() ? 0.04 : 0.01);
      }
    }
    GenerateSettings.Output output = defaults.output();
    return defaults
        .with(
            new GenerateSettings.Output(
                output.tables(),
                output.engagements(),
                output.files(),
                output.duplicateShare(),
                output.brokenShare(),
                output.oddShare(),
                true))
        .with(new GenerateSettings.Extent(20, 600, 50_000, 0, LocalDate.of(2026, 3, 2), 91, 14))
        .with(
            new GenerateSettings.Planted(
                defaults.planted().effects(), defaults.planted().habits(), fates, Map.of(), 0));
  }

  /** A row a fate: of how many posts each cause is found. */
  private static String table() {
    StringBuilder table = new StringBuilder("| planted | posts | asked | no cause |");
    for (Cause cause : Cause.values()) {
      table.append(' ').append(cause.id()).append(" |");
    }
    table.append("\n|---|--:|--:|--:|").append("--:|".repeat(Cause.values().length)).append('\n');
    FOUND.forEach(
        (fate, found) -> {
          table.append(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %d | %s | %s |",
                  fate.id(),
                  found.posts,
                  percent(found.asked, found.posts),
                  percent(found.causeless, found.posts)));
          for (Cause cause : Cause.values()) {
            table
                .append(' ')
                .append(percent(found.fits.getOrDefault(cause, 0), found.posts))
                .append(" |");
          }
          table.append('\n');
        });
    return table.toString();
  }

  /** A row a fate: of how many posts each sign shows, of causes that fit. */
  private static String tableOfSigns() {
    StringBuilder table =
        new StringBuilder("\n| planted | posts | signs that fit |\n|---|--:|---|\n");
    FOUND.forEach(
        (fate, found) ->
            table.append(
                String.format(
                    Locale.ROOT, "| `%s` | %d | %s |%n", fate.id(), found.posts, found.signs)));
    return table.toString();
  }

  private static String percent(int part, int whole) {
    return whole == 0 || part == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }

  private static Found of(Fate fate) {
    return FOUND.get(fate);
  }

  @Test
  void whatIsPlantedIsFoundFarMoreOftenThanByChance() {
    assertThat(of(Fate.NOT_SHOWN).share(Cause.NOT_SHOWN)).isGreaterThan(0.5);
    assertThat(of(Fate.BAD_TIMING).share(Cause.BAD_TIMING)).isGreaterThan(0.3);
    assertThat(of(Fate.OWN_COMPETITION).share(Cause.OWN_COMPETITION)).isGreaterThan(0.2);
    assertThat(of(Fate.FORCED).share(Cause.FORCED)).isGreaterThan(0.5);
    assertThat(of(Fate.BUZZ_WITHOUT_MESSAGE).share(Cause.BUZZ_WITHOUT_MESSAGE)).isGreaterThan(0.15);
    assertThat(of(Fate.NO_CULTURAL_FIT).share(Cause.NO_CULTURAL_FIT)).isGreaterThan(0.25);
  }

  @Test
  void hidesShowWhereTheyArePlantedAndTheMessageIsMissedNowhereElse() {
    assertThat(of(Fate.FORCED).share(Sign.Kind.HIDES_ABOVE)).isGreaterThan(0.2);
    assertThat(of(Fate.ORDINARY).share(Sign.Kind.HIDES_ABOVE)).isLessThan(0.02);
    assertThat(of(Fate.ORDINARY).share(Sign.Kind.MENTIONS_BELOW)).isLessThan(0.01);
  }

  @Test
  void theMessageIsMissedWhereThatIsPlanted() {
    assumeThat(SEEDS)
        .as("seeds, -Dwildfire.seeds=6: one campaign has hardly a post whose comments say enough")
        .isGreaterThanOrEqualTo(6);
    assertThat(of(Fate.BUZZ_WITHOUT_MESSAGE).share(Sign.Kind.MENTIONS_BELOW)).isPositive();
  }

  @Test
  void anOrdinaryPostHardlyEverHasACause() {
    assertThat(of(Fate.ORDINARY).withAnyCause()).isLessThan(0.06);
  }

  @Test
  void noCauseIsFoundOfWhatDidWell() {
    for (Fate fate : List.of(Fate.VIRAL, Fate.BROADCAST, Fate.SLOW_BURN)) {
      assertThat(of(fate).withAnyCause()).as("%s", fate).isLessThan(0.1);
    }
  }
}
