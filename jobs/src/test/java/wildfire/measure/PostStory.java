package wildfire.measure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.unsafe.types.UTF8String;
import wildfire.metrics.LogFacts;
import wildfire.metrics.MeasureRules;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.model.EngagementKind;
import wildfire.model.FixedAge;
import wildfire.model.Post;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * Tells what happened to a post, one event after the other, and gives its history as measuring
 * would have it.
 */
public final class PostStory {
  /** A row of an export. */
  private record Event(
      String id, EngagementKind kind, String actor, long atMicros, String parent, Facts facts) {}

  /** What else an export may say of an event. */
  private record Facts(byte follows, byte paid, String community, int file) {}

  private static final Facts NOTHING = new Facts(PostHistory.UNKNOWN, PostHistory.UNKNOWN, null, 0);

  /** A campaign whose message has words. */
  private static final String CAMPAIGN = "with-a-message";

  /** Files in the order of their numbers. */
  private static final int[] PLACES = {0, 1, 2, 3};

  /** A window of 30 days, peaks over an hour; late is what comes after three days. */
  public static final MeasureRules RULES =
      new MeasureRules(
          FixedAge.DAYS_30.micros(),
          FixedAge.HOUR_1.micros(),
          FixedAge.HOURS_72.micros(),
          0.5,
          0.8,
          0.25,
          0.1);

  private final String id;
  private final List<Event> events = new ArrayList<>();
  private final Set<String> angry = new HashSet<>();
  private final Map<String, Boolean> mentions = new HashMap<>();
  private final List<PostHeader.Flight> flights = new ArrayList<>();
  private Instant publishedAt = Instant.parse("2026-01-05T09:00:00Z");
  private boolean publicationKnown = true;
  private Duration observedFor = Duration.ofDays(30);
  private Duration window = Duration.ofDays(30);
  private TimePrecision precision = TimePrecision.INSTANT;
  private TimePrecision publicationPrecision = TimePrecision.INSTANT;
  private boolean parentsLogged = true;
  private String author = "author";

  private PostStory(String id) {
    this.id = id;
  }

  public static PostStory post(String id) {
    return new PostStory(id);
  }

  public PostStory at(String instant) {
    publishedAt = Instant.parse(instant);
    return this;
  }

  public PostStory publicationUnknown() {
    publicationKnown = false;
    return this;
  }

  /** Nothing but the day of the publication is known, which begins at that time. */
  public PostStory onThatDay() {
    publicationPrecision = TimePrecision.DAY;
    return this;
  }

  public PostStory observedFor(String duration) {
    observedFor = span(duration);
    return this;
  }

  public PostStory window(String duration) {
    window = span(duration);
    return this;
  }

  public PostStory precision(TimePrecision of) {
    precision = of;
    return this;
  }

  public PostStory onlyTheRootIsKnown() {
    parentsLogged = false;
    return this;
  }

  public PostStory flight(String from, String to) {
    return flight(from, to, null, null);
  }

  public PostStory flight(String from, String to, Double spend, String currency) {
    flights.add(
        new PostHeader.Flight(
            micros(publishedAt.plus(span(from))),
            micros(publishedAt.plus(span(to))),
            spend,
            currency));
    return this;
  }

  public PostStory share(String actor, String after) {
    return event(EngagementKind.SHARE, actor + "'s share", actor, after, null);
  }

  public PostStory share(String actor, String after, String from) {
    return event(EngagementKind.SHARE, actor + "'s share", actor, after, from + "'s share");
  }

  public PostStory like(String actor, String after) {
    return event(EngagementKind.LIKE, actor + "'s like", actor, after, null);
  }

  /** A reaction of which the log says that it is angry. */
  public PostStory anger(String actor, String after) {
    angry.add(actor + "'s anger");
    return event(EngagementKind.REACTION, actor + "'s anger", actor, after, null);
  }

  public PostStory comment(String id, String actor, String after) {
    return event(EngagementKind.COMMENT, id, actor, after, null);
  }

  public PostStory comment(String id, String actor, String after, String answers) {
    return event(EngagementKind.COMMENT, id, actor, after, answers);
  }

  public PostStory event(
      EngagementKind kind, String eventId, String actor, String after, String parent) {
    long at = micros(publishedAt) + span(after).toNanos() / 1_000;
    events.add(new Event(eventId, kind, actor, at, parent, NOTHING));
    return this;
  }

  public PostStory byFollower() {
    return last(new Facts(PostHistory.YES, lastFacts().paid, lastFacts().community, 0));
  }

  public PostStory byOutsider() {
    return last(new Facts(PostHistory.NO, lastFacts().paid, lastFacts().community, 0));
  }

  public PostStory bought() {
    return last(new Facts(lastFacts().follows, PostHistory.YES, lastFacts().community, 0));
  }

  public PostStory unbought() {
    return last(new Facts(lastFacts().follows, PostHistory.NO, lastFacts().community, 0));
  }

  public PostStory of(String community) {
    return last(new Facts(lastFacts().follows, lastFacts().paid, community, 0));
  }

  public PostStory inFile(int file) {
    return last(new Facts(lastFacts().follows, lastFacts().paid, lastFacts().community, file));
  }

  /** Its words are known, and the message is among them. */
  public PostStory mentioningTheMessage() {
    mentions.put(events.get(events.size() - 1).id, true);
    return this;
  }

  /** Its words are known, and are about something else. */
  public PostStory aboutSomethingElse() {
    mentions.put(events.get(events.size() - 1).id, false);
    return this;
  }

  private Facts lastFacts() {
    return events.get(events.size() - 1).facts;
  }

  private PostStory last(Facts facts) {
    Event e = events.remove(events.size() - 1);
    events.add(new Event(e.id, e.kind, e.actor, e.atMicros, e.parent, facts));
    return this;
  }

  /** The history of the story. */
  public PostHistory history() {
    return finished().history();
  }

  /** What is measured of it. */
  public MeasuredPost measured() {
    return new PostMeasurement(RULES, new TreeSet<>(Set.of(CAMPAIGN)), PLACES)
        .of(header(), filled())
        .post();
  }

  HistoryBuilder.Finished finished() {
    return filled().finish(header(), window.toNanos() / 1_000);
  }

  HistoryBuilder filled() {
    HistoryBuilder builder = new HistoryBuilder(PLACES);
    events.stream()
        .sorted(
            Comparator.comparing(
                e -> key(e.id) >>> 32)) // as the shuffle brings them: by half a key
        .forEach(
            e ->
                builder.add(
                    key(e.id),
                    precision == TimePrecision.NONE ? 0 : e.atMicros,
                    e.parent == null ? null : text(e.parent),
                    e.actor == null ? 0 : key(e.actor),
                    e.facts.community == null ? 0 : key(e.facts.community),
                    traits(e)));
    return builder;
  }

  PostHeader header() {
    return new PostHeader(
        new Post(
            "x",
            id,
            author,
            100L,
            CAMPAIGN,
            publicationKnown ? publishedAt : null,
            null,
            null,
            null),
        key(id),
        key(author),
        true,
        micros(publishedAt.plus(observedFor)),
        ObservedBasis.EXPORT,
        List.copyOf(flights),
        !flights.isEmpty(),
        new LogFacts(true, true, true, parentsLogged, true, true, true, true, true, true),
        publicationKnown ? publicationPrecision : TimePrecision.NONE,
        false,
        List.of(),
        List.of(),
        null);
  }

  private long traits(Event e) {
    return e.kind.code()
        | (e.facts.follows + 1L) << EventRows.FOLLOWS
        | (e.facts.paid + 1L) << EventRows.PAID
        | (long) precision.code() << EventRows.PRECISION
        | (angry.contains(e.id) ? 2L : 0L) << EventRows.ANGRY
        | (mentions.containsKey(e.id) ? mentions.get(e.id) ? 2L : 1L : 0L) << EventRows.MENTIONS
        | (parentsLogged ? 1L : 0L) << EventRows.PARENTS_LOGGED
        | (long) e.facts.file << EventRows.FILE;
  }

  private static long key(String id) {
    return IdKeys.of(text(id));
  }

  private static UTF8String text(String id) {
    return UTF8String.fromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  private static long micros(Instant instant) {
    return IdKeys.micros(instant);
  }

  /** {@code 90s}, {@code 10m}, {@code 2h}, {@code 3d}; with a minus sign before the publication. */
  private static Duration span(String text) {
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'u' -> Duration.ofNanos(1_000 * number);
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException(text);
    };
  }
}
