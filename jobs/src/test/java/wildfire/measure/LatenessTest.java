package wildfire.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import wildfire.ingest.CanonicalTable;
import wildfire.settings.MeasureSettings;

/** What came late is what one finds by going through the rows in the order in which they came. */
final class LatenessTest {
  private static final MeasureSettings SETTINGS =
      new MeasureSettings(Duration.ofDays(30), null, 0.5, 0.8, Duration.ofHours(1), 0.25, 0.1);
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<String> PLATFORMS = List.of("bluesky", "x");

  /**
   * Two sources, of which one has a file anew in the third intake. The order of files, which
   * decides between rows of one event, is not that in which they came.
   */
  private static final List<Arrival> FILES =
      List.of(
          new Arrival(0, "one", "1", false),
          new Arrival(1, "other", "1", false),
          new Arrival(2, "one", "2", false),
          new Arrival(3, "one", "2", false),
          new Arrival(4, "other", "3", true),
          new Arrival(5, "one", "3", false));

  private static final int[] PLACES = {5, 3, 0, 4, 1, 2};

  private record Event(
      int file, String platform, String id, Instant at, String precision, String parent) {
    long late(Instant horizon) {
      Instant counted = precision.equals("day") ? at.plus(Duration.ofDays(1)) : at;
      return Duration.between(counted, horizon).toNanos() / 1_000;
    }
  }

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Arrival file = FILES.get(random.nextInt(FILES.size()));
      double late = // some by minutes, some by weeks
          switch (random.nextInt(8)) {
            case 0 -> 2 + random.nextDouble() / 20;
            case 1, 2 -> random.nextDouble() * 40;
            default -> 0;
          };
      double days = Integer.parseInt(file.intake()) * 2 - random.nextDouble() / 20 - late;
      Instant at = BEGIN.plusSeconds((long) (days * 86_400));
      boolean dated = random.nextInt(10) == 0;
      events.add(
          new Event(
              file.file(),
              PLATFORMS.get(random.nextInt(2)),
              "e" + random.nextInt(250),
              dated ? at.truncatedTo(java.time.temporal.ChronoUnit.DAYS) : at,
              dated ? "day" : "instant",
              random.nextInt(3) == 0 ? "e" + random.nextInt(250) : null));
    }
    Collections.shuffle(events, random);
    return events;
  }

  private static String key(Event event) {
    return event.platform() + " " + event.id();
  }

  /** By file and lateness, one by one. */
  private static Map<Integer, List<Long>> expected(List<Event> events) {
    Map<String, List<Event>> rows = events.stream().collect(Collectors.groupingBy(e -> key(e)));
    Map<Integer, long[]> late = new TreeMap<>();
    for (List<Event> rowsOfEvent : rows.values()) {
      int first =
          rowsOfEvent.stream()
              .map(Event::file)
              .min(
                  java.util.Comparator.comparing((Integer f) -> FILES.get(f).intake())
                      .thenComparing(f -> PLACES[f]))
              .orElseThrow();
      Event kept =
          rowsOfEvent.stream()
              .min(
                  java.util.Comparator.comparing(Event::at)
                      .thenComparing(
                          Event::parent,
                          java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()))
                      .thenComparing(e -> PLACES[e.file()]))
              .orElseThrow();
      Instant horizon =
          events.stream()
              .filter(e -> e.platform().equals(kept.platform()))
              .filter(e -> FILES.get(e.file()).source().equals(FILES.get(first).source()))
              .filter(e -> FILES.get(e.file()).intake().compareTo(FILES.get(first).intake()) < 0)
              .map(Event::at)
              .max(java.util.Comparator.naturalOrder())
              .orElse(Instant.MIN);
      if (FILES.get(first).isNewVersion() || horizon.equals(Instant.MIN)) {
        continue;
      }
      double hours = kept.late(horizon) / 3.6e9;
      if (hours > 0) {
        int span = hours <= 1 ? 0 : hours <= 24 ? 1 : hours <= 24 * 7 ? 2 : hours <= 720 ? 3 : 4;
        late.computeIfAbsent(first, f -> new long[5])[span]++;
      }
    }
    Map<Integer, List<Long>> lists = new TreeMap<>();
    late.forEach((file, n) -> lists.put(file, IntStream.range(0, 5).mapToObj(i -> n[i]).toList()));
    return lists;
  }

  private static Map<Integer, List<Long>> found(List<Event> events, List<Arrival> arrivals) {
    LakeRows posts = LakeRows.of(CanonicalTable.POSTS);
    PLATFORMS.forEach(
        platform ->
            posts.row(
                "platform", platform, "post_id", "p", "published_at", "2026-01-20T00:00:00Z"));
    LakeRows rows = LakeRows.of(CanonicalTable.ENGAGEMENTS);
    events.forEach(
        e ->
            rows.row(
                "platform",
                e.platform(),
                "post_id",
                "p",
                "event_id",
                e.id(),
                "kind",
                "share",
                "occurred_at",
                e.at().toString(),
                "parent_event_id",
                e.parent(),
                "time_precision",
                e.precision(),
                "file_id",
                e.file()));
    List<Row> measured =
        Measure.posts(
                new Measure.Lake(
                    posts.asDataset(),
                    rows.asDataset(),
                    LakeRows.of(CanonicalTable.RETRACTIONS).asDataset(),
                    LakeRows.of(CanonicalTable.FLIGHTS).asDataset(),
                    LakeRows.of(CanonicalTable.COUNTERS).asDataset(),
                    LakeRows.of(CanonicalTable.ACCOUNT_COUNTERS).asDataset(),
                    PLACES,
                    arrivals),
                new Measure.Asked(SETTINGS, Duration.ofDays(3), MessageTerms.NONE))
            .collectAsList();
    Map<Integer, List<Long>> late = new HashMap<>();
    for (Row post : measured) {
      post.<Integer, scala.collection.Seq<Long>>getJavaMap(post.fieldIndex(Measure.LATE))
          .forEach(
              (file, n) ->
                  late.merge(
                      file,
                      scala.jdk.javaapi.CollectionConverters.asJava(n),
                      (a, b) -> IntStream.range(0, 5).mapToObj(i -> a.get(i) + b.get(i)).toList()));
    }
    return new TreeMap<>(late);
  }

  @Test
  void isFoundByGoingThroughTheRowsAsTheyCame() {
    List<Event> events = events(new Random(11));
    Map<Integer, List<Long>> expected = expected(events);
    assertThat(expected.keySet()).containsExactly(2, 3, 5);
    for (int span = 0; span < 5; span++) {
      int at = span;
      assertThat(expected.values().stream().mapToLong(n -> n.get(at)).sum())
          .as(Lateness.all().get(span).id())
          .isPositive();
    }
    assertThat(found(events, FILES)).isEqualTo(expected);
  }

  @Test
  void nothingIsLateInTheFirstIntake() {
    List<Arrival> together =
        FILES.stream().map(f -> new Arrival(f.file(), f.source(), "1", false)).toList();
    assertThat(found(events(new Random(12)), together)).isEmpty();
  }
}
