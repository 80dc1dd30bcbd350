package wildfire.generate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wildfire.generate.GenerateSettings.Extent;
import wildfire.generate.GenerateSettings.Habitat;
import wildfire.generate.GenerateSettings.NamedAccount;
import wildfire.generate.GenerateSettings.Output;
import wildfire.generate.GenerateSettings.Planted;
import wildfire.generate.GenerateSettings.Tagging;

/** Settings that tell a story small enough to read. */
public enum Story {
  /**
   * Spring 2026: a cycling-safety charity and a regional food brand, ten accounts on five
   * platforms, 320 posts. Among them two hits, a bought success, a broadcast, a slow burn, two that
   * are only talked about, and flops of every planted cause.
   */
  TWO_CAMPAIGNS;

  /** Chosen so that what is planted in a single post is not drowned by that post's luck. */
  private static final long SEED = 2503;

  private static final String CYCLING = "veilig-thuis-2026";
  private static final String FOOD = "van-de-polder-2026";

  public GenerateSettings settings() {
    List<NamedAccount> accounts = accounts();
    return new GenerateSettings(
        SEED,
        new Extent(
            accounts.size(), 32L * accounts.size(), 24_000, 0, LocalDate.of(2026, 3, 2), 91, 14),
        accounts,
        List.of(),
        List.of(),
        new Habitat(10, 160_000, 0.35, 0.35, 0.6, 0.06, 30, 0.9, 0.95, 0.95, 20_000),
        new Tagging(0.25, 2, 0.05, 0.01),
        new Planted(Effect.standard(), Habit.standard(), Map.of(), casting(accounts.size()), 0),
        new Output(OutputFormat.CSV, OutputFormat.NDJSON_GZ, 1, 0.006, 0.015, 0.001, false));
  }

  private static List<NamedAccount> accounts() {
    return List.of(
        cycling("veiligfietsen-charity", "linkedin", 8_200, "nl"),
        cycling("veiligfietsen.nl", "instagram", 14_500, "nl"),
        cycling("veiligfietsen_nl", "x", 6_100, "nl"),
        cycling("veiligfietsen@fiets.example", "mastodon", 3_900, "nl"),
        cycling("veiligfietsen.page", "facebook", 15_000, "nl"),
        food("polderkeuken", "instagram", 16_000, "nl"),
        food("polderkeuken.page", "facebook", 12_000, "nl"),
        food("polder-kitchen-company", "linkedin", 5_400, "en"),
        food("polderkitchen", "x", 7_000, "en"),
        cycling("sanne-director", "linkedin", 6_600, "en"));
  }

  private static NamedAccount cycling(String id, String platform, long followers, String language) {
    return new NamedAccount(id, platform, followers, CYCLING, language, Topic.CYCLING_SAFETY);
  }

  private static NamedAccount food(String id, String platform, long followers, String language) {
    return new NamedAccount(id, platform, followers, FOOD, language, Topic.REGIONAL_FOOD);
  }

  /** Late enough in each account's posts that it is known what the account usually gets. */
  private static Map<Long, Fate> casting(int accounts) {
    Map<Long, Fate> cast = new HashMap<>();
    cast.put(post(24, 1, accounts), Fate.VIRAL);
    cast.put(post(28, 0, accounts), Fate.VIRAL);
    cast.put(post(25, 5, accounts), Fate.BOUGHT);
    cast.put(post(26, 6, accounts), Fate.BROADCAST);
    cast.put(post(22, 0, accounts), Fate.SLOW_BURN);
    cast.put(post(23, 9, accounts), Fate.TALKED_ABOUT);
    cast.put(post(21, 7, accounts), Fate.LATE_TALK);
    cast.put(post(27, 5, accounts), Fate.FORCED);
    cast.put(post(24, 8, accounts), Fate.FORCED);
    cast.put(post(26, 4, accounts), Fate.BUZZ_WITHOUT_MESSAGE);
    cast.put(post(22, 6, accounts), Fate.BUZZ_WITHOUT_MESSAGE);
    cast.put(post(28, 8, accounts), Fate.NO_CULTURAL_FIT);
    cast.put(post(27, 7, accounts), Fate.NO_CULTURAL_FIT);
    cast.put(post(25, 2, accounts), Fate.NOT_SHOWN);
    cast.put(post(28, 6, accounts), Fate.NOT_SHOWN);
    cast.put(post(29, 3, accounts), Fate.BAD_TIMING);
    cast.put(post(24, 4, accounts), Fate.BAD_TIMING);
    cast.put(post(25, 1, accounts), Fate.OWN_COMPETITION);
    cast.put(post(27, 9, accounts), Fate.OWN_COMPETITION);
    return cast;
  }

  private static long post(int sequence, int account, int accounts) {
    return (long) sequence * accounts + account;
  }
}
