package wildfire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * NightlyExports of a small brand, night by night: posts of two platforms whose engagements come in
 * as they happen, or nights later; with repeated rows, corrected totals, acts that are taken back,
 * bought periods that are told afterwards, a file that comes again under another name, and one that
 * is written over with more in it.
 */
final class NightlyExports {
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final int POSTS_A_NIGHT = 10;
  private static final String EVENTS =
      "platform,post_id,event_id,actor_id,kind,reaction,occurred_at,parent_event_id,follows_author,community,is_paid,text\n";

  private final Random random;
  private final Path folder;
  private final int nights;
  private final TreeMap<Integer, List<String>> events = new TreeMap<>();
  private final TreeMap<Integer, List<String>> retractions = new TreeMap<>();
  private final TreeMap<Integer, List<String>> posts = new TreeMap<>();
  private final TreeMap<Integer, List<String>> counters = new TreeMap<>();
  private final TreeMap<Integer, List<String>> flights = new TreeMap<>();

  /**
   * Nothing is written yet.
   *
   * @param nights how many there are, each of a day
   */
  NightlyExports(Path folder, int nights, long seed) {
    this.folder = folder;
    this.nights = nights;
    this.random = new Random(seed);
    for (int post = 0; post < POSTS_A_NIGHT * nights; post++) {
      plan(post);
    }
  }

  private static boolean isLogged(int post) {
    return post % 5 != 0;
  }

  /** The end of a night, from 1. */
  static Instant end(int night) {
    return BEGIN.plus(Duration.ofDays(night));
  }

  private void plan(int number) {
    boolean log = isLogged(number);
    String platform = log ? "bluesky" : "linkedin";
    String id = platform + number;
    Instant published = BEGIN.plusSeconds(random.nextLong(86_400L * (nights - 1)));
    int listed = night(published) + (random.nextInt(4) == 0 ? 1 : 0);
    String author = "brand" + number % 5;
    add(posts, listed, post(platform, id, author, published, listed, 1_000 + number));
    if (random.nextInt(6) == 0) { // told again, with what has changed
      int again = listed + 1 + random.nextInt(3);
      add(posts, again, post(platform, id, author, published, again, 2_000 + number));
    }
    if (random.nextInt(5) == 0) {
      add(
          flights,
          listed + random.nextInt(3),
          String.join(
              ",",
              platform,
              id,
              published.plusSeconds(3_600).toString(),
              published.plusSeconds(90_000).toString(),
              "12.50",
              "EUR"));
    }
    if (log) {
      log(platform, id, published);
    } else {
      counted(platform, id, published);
    }
  }

  private String post(
      String platform, String id, String author, Instant published, int night, int followers) {
    return String.join(
        ",",
        platform,
        id,
        author,
        String.valueOf(followers),
        published.getEpochSecond() % 2 == 0 ? "spring" : "",
        published.toString(),
        List.of("text", "video", "image").get((int) (published.getEpochSecond() % 3)),
        "en",
        "Why not?",
        "",
        platform.equals("bluesky") ? "" : end(night).toString());
  }

  private void log(String platform, String id, Instant published) {
    int spread = 3 + (int) Math.min(120, Math.pow(1 / (1 - random.nextDouble()), 1.2) * 4);
    List<String> shares = new ArrayList<>();
    for (int i = 0; i < spread; i++) {
      double age = Math.exp(random.nextGaussian() * 1.6) * 2 * 3_600;
      Instant at = published.plusSeconds((long) age);
      String event = id + "/" + i;
      String kind = List.of("share", "comment", "like", "quote", "save").get(random.nextInt(5));
      boolean isShare = kind.equals("share") || kind.equals("quote");
      String parent =
          isShare && !shares.isEmpty() && random.nextBoolean()
              ? shares.get(random.nextInt(shares.size()))
              : "";
      if (isShare) {
        shares.add(event);
      }
      String row =
          String.join(
              ",",
              platform,
              id,
              event,
              "a" + random.nextInt(200),
              kind,
              "",
              at.toString(),
              parent,
              random.nextInt(3) == 0 ? "" : String.valueOf(random.nextBoolean()),
              "c" + random.nextInt(4),
              "",
              "");
      int night = night(at) + (random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0);
      add(events, night, row);
      if (random.nextInt(20) == 0) { // the same again, of which another file says otherwise
        add(events, night + random.nextInt(3), row.replace(",c", ",other-c"));
      }
      if (random.nextInt(40) == 0) {
        Instant gone = at.plusSeconds(1 + random.nextLong(200_000));
        add(
            retractions,
            night(gone) + random.nextInt(2),
            String.join(",", platform, event, id, gone.toString()));
      }
    }
  }

  private void counted(String platform, String id, Instant published) {
    double total = 20 + random.nextInt(2_000);
    for (int night = night(published); night <= nights; night++) {
      double share = 1 - Math.exp(-Duration.between(published, end(night)).toHours() / 40.0);
      for (String metric : List.of("shares", "comments", "impressions")) {
        double value = Math.floor(total * share / metric.length());
        boolean corrected = random.nextInt(10) == 0;
        add(
            counters,
            night + (corrected ? 1 : 0),
            String.format(
                Locale.ROOT,
                "%s,%s,%s,total,lifetime,%.0f,%s",
                platform,
                id,
                metric,
                corrected ? value + 3 : value,
                end(night)));
      }
    }
  }

  /** The night whose export has what happened then. */
  private static int night(Instant at) {
    return 1 + (int) ChronoUnit.DAYS.between(BEGIN, at);
  }

  private static void add(NavigableMap<Integer, List<String>> table, int night, String row) {
    table.computeIfAbsent(night, n -> new ArrayList<>()).add(row);
  }

  /** Writes what a night brings; what was to come later than the last night comes with it. */
  void write(int night) {
    write(
        "posts-%02d.csv",
        night,
        "platform,post_id,author_id,author_followers,campaign_id,published_at,format,language,text,url,observed_at\n",
        posts);
    write("engagements-%02d.csv", night, EVENTS, events);
    write("retractions-%02d.csv", night, "platform,event_id,post_id,retracted_at\n", retractions);
    write(
        "counters-%02d.csv",
        night, "platform,post_id,metric,scope,basis,value,observed_at\n", counters);
    write(
        "flights-%02d.csv", night, "platform,post_id,starts_at,ends_at,spend,currency\n", flights);
  }

  private void write(
      String name, int night, String header, NavigableMap<Integer, List<String>> table) {
    List<String> rows = new ArrayList<>(table.getOrDefault(night, List.of()));
    if (night == nights) {
      table.tailMap(night, false).values().forEach(rows::addAll);
    }
    if (rows.isEmpty()) {
      return;
    }
    write(name.formatted(night), header + String.join("\n", rows) + "\n");
  }

  /** The events of a night once more, under another name. */
  void repeat(int night) {
    try {
      Files.copy(file("engagements-%02d.csv".formatted(night)), file("engagements-again.csv"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A night's file of events, without its last rows; {@link #write} writes it over. */
  void writeInPart(int night) {
    List<String> rows = events.getOrDefault(night, List.of());
    write(
        "engagements-%02d.csv".formatted(night),
        EVENTS + String.join("\n", rows.subList(0, rows.size() / 2)) + "\n");
  }

  /** Tags of all posts, which are made once. */
  void writeTags() {
    StringBuilder tags = new StringBuilder("platform,post_id,trigger,detail,strength,tagger_id\n");
    for (int post = 0; post < POSTS_A_NIGHT * nights; post++) {
      String platform = isLogged(post) ? "bluesky" : "linkedin";
      tags.append(platform)
          .append(',')
          .append(platform)
          .append(post)
          .append(post % 2 == 0 ? ",emotion,joy,1,t1\n" : ",timing,,0.5,t1\n");
    }
    write("tags.csv", tags.toString());
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
