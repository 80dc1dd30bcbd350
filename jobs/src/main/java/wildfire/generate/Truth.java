package wildfire.generate;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import wildfire.ingest.CanonicalTable;
import wildfire.model.IdByName;

/**
 * The truth about generated campaigns, beside the data: what was planted at large ({@code
 * _truth.json}), for each post ({@code _truth_posts.csv}), and the posts that rings share, where
 * there are rings ({@code _truth_rings.csv}).
 */
final class Truth {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addMixIn(IdByName.class, Id.class)
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final String POSTS =
      "platform,post_id,author_id,author_followers,large_account,format,triggers,emotion,fate,"
          + "flop,promoted,speed_factor,breadth_factor,conversation_factor,outside_odds_factor,"
          + "luck,expected_spread,expected_comments,expected_likes,expected_exposures,"
          + "reproduction";

  /** Constants are written by their ids. */
  private interface Id {
    @JsonValue
    String id();
  }

  private Truth() {}

  /**
   * Effects, habits, fates, the words of messages, and how many rows were written and planted in
   * each table.
   */
  static void write(World world, Map<CanonicalTable, TableFiles.Written> written, Path folder)
      throws IOException {
    GenerateSettings settings = world.settings();
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("settings", settingsOf(settings));
    truth.put("observed_at", Instant.EPOCH.plusMillis(world.observedAt() / 1_000).toString());
    truth.put("effects", settings.planted().effects());
    truth.put("habits", settings.planted().habits());
    truth.put("message_terms", world.messageTerms());
    truth.put("plantings", plantings());
    Map<String, Object> tables = new LinkedHashMap<>();
    written.forEach(
        (table, counts) ->
            tables.put(table.id(), ordered("rows", counts.rows(), "planted", counts.planted())));
    truth.put("tables", tables);
    String json = JSON.writeValueAsString(truth);
    Files.writeString(folder.resolve("_truth.json"), json.replace("\r\n", "\n") + "\n");
    csv(world, folder.resolve("_truth_posts.csv"), POSTS, Truth::fields);
    if (settings.planted().ringShare() > 0) {
      csv(world, folder.resolve("_truth_rings.csv"), "platform,post_id,ring_accounts", Truth::ring);
    }
  }

  private static Map<String, Object> settingsOf(GenerateSettings settings) {
    GenerateSettings.Extent extent = settings.extent();
    GenerateSettings.Output output = settings.output();
    Map<String, Double> fates = new TreeMap<>();
    settings.planted().fates().forEach((fate, share) -> fates.put(fate.id(), share));
    return ordered(
        "seed", settings.seed(),
        "accounts", settings.authors(),
        "posts", extent.posts(),
        "target_events", extent.targetEvents(),
        "giant_post_events", extent.giantPostEvents(),
        "start", extent.start().toString(),
        "days", extent.days(),
        "exported_after_days", extent.exportedAfterDays(),
        "platforms", settings.platforms(),
        "campaigns", settings.campaigns(),
        "habitat", settings.habitat(),
        "tagging", settings.tagging(),
        "fates", fates,
        "tables", output.tables().id(),
        "engagements", output.engagements().id(),
        "duplicate_share", output.duplicateShare(),
        "broken_share", output.brokenShare(),
        "odd_share", output.oddShare());
  }

  private static Map<String, Object> plantings() {
    Map<String, Object> fortunes = new LinkedHashMap<>();
    for (Planting planting : Planting.values()) {
      fortunes.put(planting.id(), planting.fortune());
    }
    return fortunes;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** A line for each post that has one. */
  private static void csv(
      World world, Path file, String header, Function<PostPlan, List<String>> fields)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(header + "\n");
      for (long i = 0; i < world.settings().extent().posts(); i++) {
        List<String> line = fields.apply(world.plan(i));
        if (!line.isEmpty()) {
          out.write(String.join(",", line) + "\n");
        }
      }
    }
  }

  private static List<String> ring(PostPlan post) {
    return post.ring() == 0
        ? List.of()
        : List.of(post.author().venue().id(), post.id(), Integer.toString(post.ring()));
  }

  private static List<String> fields(PostPlan post) {
    List<String> triggers = new ArrayList<>();
    for (int i = 0; i < GenerateSettings.TRIGGERS.size(); i++) {
      if (post.has(i)) {
        triggers.add(GenerateSettings.TRIGGERS.get(i));
      }
    }
    PostPlan.Author author = post.author();
    return List.of(
        author.venue().id(),
        post.id(),
        author.id(),
        Long.toString(author.followers()),
        Boolean.toString(author.large()),
        post.format(),
        String.join(" ", triggers),
        post.emotion(),
        post.fate().id(),
        Boolean.toString(post.fate().isFlop()),
        Boolean.toString(post.flight() != null),
        number(post.factors().speed()),
        number(post.factors().breadth()),
        number(post.factors().conversation()),
        number(post.factors().outside()),
        number(post.luck()),
        number(post.spread()),
        number(post.comments()),
        number(post.likes()),
        number(post.exposures()),
        number(post.reproduction()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
