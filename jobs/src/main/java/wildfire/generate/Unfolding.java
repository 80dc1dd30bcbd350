package wildfire.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What happens to a post, one event after the other, as a branching process. Shares come from the
 * post itself or from another share by one of its followers; comments answer the post or another
 * comment; all else answers the post. Each event that comes from the post itself is the root of a
 * tree with random streams of its own, so any part of a post can be unfolded anywhere; only the
 * path from the root to the current event is held.
 *
 * <p>Delays are log-normal. Medians, spreads and the mean number of shares a share brings are near
 * those of public cascades of microblogs (post to share: median 126 minutes, sigma of the log 2.4;
 * share to share: 55 minutes, 2.7; a share brings 0.38 others, with a Pareto tail of exponent 1.3).
 */
final class Unfolding {
  private static final long SECOND = 1_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final double QUOTE_SHARE = 0.12;
  private static final double REPLY_REPRODUCTION = 0.35;
  private static final double AUTHOR_REPLIES = 0.15;
  private static final double BACK_AND_FORTH = 0.35;
  private static final double BOUGHT_SPREAD = 0.25;
  private static final double PROMOTED_SPREAD = 0.04;
  private static final int MAX_DEPTH = 60;
  private static final long MOST_DISPLAYS_DRAWN = 1 << 15;

  /** A ring shares within so long. */
  private static final long RING_SPAN = 8 * SECOND;

  private static final List<String> REACTIONS =
      List.of("like", "like", "like", "love", "celebrate", "support", "insightful", "funny");

  /** What an event is, beside its kind. */
  enum Part {
    SPREAD('s'),
    COMMENTS('c'),
    LIKES('l'),
    KEEPS('k'),
    EXPOSURES('e'),
    PAID_RESPONSES('p'),
    PAID_EXPOSURES('q'),
    RING('r');

    private static final List<Part> ALL = List.of(values());

    private final char letter;

    Part(char letter) {
      this.letter = letter;
    }

    /** Platforms count it, and no log tells of it. */
    boolean isExposure() {
      return this == EXPOSURES || this == PAID_EXPOSURES;
    }
  }

  /**
   * Something that happens to a post.
   *
   * @param hash belongs to this event alone
   * @param reaction which one; null where the platform has only likes
   * @param time UTC microseconds
   * @param actor the actor's place in the follower graph
   * @param parent what it answers or came through; null if that is the post itself
   */
  record Event(
      PostPlan post,
      Part part,
      long hash,
      String id,
      String kind,
      String reaction,
      long time,
      long actor,
      Event parent) {
    boolean isSpread() {
      return part == Part.SPREAD || part == Part.RING;
    }

    boolean isPaid() {
      return part == Part.PAID_RESPONSES;
    }

    /** Has words of its own. */
    boolean speaks() {
      return kind.equals("comment") || kind.equals("quote");
    }

    boolean answersThePost() {
      return parent == null;
    }

    /** UTC microseconds of what it answers. */
    long parentTime() {
      return parent == null ? post.published() : parent.time;
    }
  }

  /** An event on the path from a root to the current one, and how many answer it. */
  private static final class Node {
    private final Event event;
    private final long children;
    private long next;

    Node(Event event, long children) {
      this.event = event;
      this.children = children;
    }
  }

  private final World world;
  private final FollowerGraph graph;
  private final PostPlan post;
  private final long[] counts;
  private final long until;
  private long unit;
  private final List<Node> path = new ArrayList<>();

  /** Before the first of the post's units {@code from} to {@code until}. */
  Unfolding(World world, PostPlan post, long from, long until) {
    this.world = world;
    this.graph = world.graph();
    this.post = post;
    this.counts = counts(post);
    this.unit = from;
    this.until = until;
  }

  /** How many events of a post answer the post itself: each is a unit of its own. */
  static long units(PostPlan post) {
    long units = 0;
    for (long count : counts(post)) {
      units += count;
    }
    return units;
  }

  private static long[] counts(PostPlan post) {
    long[] counts = new long[Part.ALL.size()];
    for (int i = 0; i < counts.length; i++) {
      Part part = Part.ALL.get(i);
      counts[i] = part.isExposure() ? 0 : count(post, part);
    }
    return counts;
  }

  private static long count(PostPlan post, Part part) {
    double mean =
        switch (part) {
          case SPREAD -> post.spread() * (1 - post.reproduction());
          case COMMENTS -> post.comments() * (1 - REPLY_REPRODUCTION);
          case LIKES -> post.likes();
          case KEEPS -> post.keeps();
          case EXPOSURES -> post.exposures();
          case PAID_RESPONSES -> post.paidResponses();
          case PAID_EXPOSURES -> post.paidExposures();
          case RING -> 0;
        };
    return part == Part.RING
        ? post.ring()
        : new Draws(Draws.hash(post.hash(), 0xc0, Part.ALL.indexOf(part))).poisson(mean);
  }

  /**
   * How often a post had been displayed by each moment, bought or not. Of very many displays a part
   * is drawn, and stands for all.
   *
   * @param moments UTC microseconds
   */
  static long[] displays(World world, PostPlan post, boolean bought, long[] moments) {
    Part part = bought ? Part.PAID_EXPOSURES : Part.EXPOSURES;
    Unfolding unfolding = new Unfolding(world, post, 0, 0);
    long count = count(post, part);
    long drawn = Math.min(count, MOST_DISPLAYS_DRAWN);
    long[] displays =
        LongStream.range(0, drawn)
            .map(rank -> unfolding.rootTime(part, new Draws(hash(post, part, rank))))
            .toArray();
    return LongStream.of(moments)
        .map(moment -> LongStream.of(displays).filter(display -> display <= moment).count())
        .map(seen -> drawn == 0 ? 0 : seen * count / drawn)
        .toArray();
  }

  private static long hash(PostPlan post, Part part, long rank) {
    return Draws.hash(post.hash(), 0x1000 + Part.ALL.indexOf(part), rank);
  }

  /** The next event within the observation; null if there is none. */
  Event next() {
    while (!path.isEmpty() || unit < until) {
      Event event = path.isEmpty() ? root() : child(path.get(path.size() - 1));
      if (event != null && event.time() <= world.observedAt()) {
        return event;
      }
      if (event == null || isTree(event.part())) {
        path.remove(path.size() - 1);
      }
    }
    return null;
  }

  private static boolean isTree(Part part) {
    return part == Part.SPREAD || part == Part.COMMENTS;
  }

  private Event root() {
    long rank = unit++;
    int index = 0;
    while (rank >= counts[index]) {
      rank -= counts[index++];
    }
    Part part = Part.ALL.get(index);
    long hash = hash(post, part, rank);
    Draws draws = new Draws(hash);
    long actor =
        part == Part.RING
            ? world.ringMember(post.author().venue(), rank)
            : draws.chance(post.outsideOdds() / (1 + post.outsideOdds()))
                ? graph.outsider(post.author().account(), draws)
                : graph.follower(post.author().account(), rank, draws);
    long time = rootTime(part, draws);
    String id = isTree(part) ? treeId(part, hash) : part.letter + Long.toString(rank, 36);
    return event(part, hash, id, time, actor, null, draws);
  }

  /** The next event that answers one; null if none is left. */
  private Event child(Node above) {
    if (above.next >= above.children) {
      return null;
    }
    Part part = above.event.part();
    long hash = Draws.hash(above.event.hash(), above.next++);
    Draws draws = new Draws(hash);
    long actor = answering(above.event, draws);
    double minutes = part == Part.SPREAD ? draws.logNormal(55, 2.3) : draws.logNormal(18, 1.7);
    long time = afterTheNight(above.event.time() + atLeastASecond(minutes / speed()), draws);
    return event(part, hash, treeId(part, hash), time, actor, above.event, draws);
  }

  /** Also goes down to it, where others may answer it. */
  private Event event(
      Part part, long hash, String id, long time, long actor, Event parent, Draws draws) {
    String kind = kind(part, draws.unit());
    String reaction = kind.equals("reaction") ? draws.oneOf(REACTIONS) : null;
    Event event = new Event(post, part, hash, id, kind, reaction, time, actor, parent);
    if (isTree(part)) {
      path.add(new Node(event, path.size() < MAX_DEPTH ? children(event, draws) : 0));
    }
    return event;
  }

  private long answering(Event above, Draws draws) {
    if (above.part() == Part.SPREAD) {
      return graph.follower(above.actor(), draws.below(1L << 40), draws);
    }
    if (draws.chance(AUTHOR_REPLIES)) {
      return post.author().account();
    }
    if (path.size() >= 2 && draws.chance(BACK_AND_FORTH)) {
      return path.get(path.size() - 2).event.actor();
    }
    return graph.follower(post.author().account(), draws.below(1L << 40), draws);
  }

  private static String treeId(Part part, long hash) {
    return part.letter + Long.toString(hash & Long.MAX_VALUE, 36);
  }

  private long children(Event event, Draws draws) {
    return event.part() == Part.SPREAD
        ? draws.poisson(post.reproduction() * graph.influenceOf(event.actor()))
        : replies(draws);
  }

  /** Geometric: each reply leaves the same chance of another. */
  private static long replies(Draws draws) {
    long replies = 0;
    while (draws.chance(REPLY_REPRODUCTION / (1 + REPLY_REPRODUCTION))) {
      replies++;
    }
    return replies;
  }

  private double speed() {
    return post.fate().course().speed();
  }

  private long rootTime(Part part, Draws draws) {
    PostPlan.Flight flight = post.flight();
    Fate.Course course = post.fate().course();
    double minutes =
        switch (part) {
          case SPREAD -> later(course.spreadDelayHours(), draws) + draws.logNormal(126, 2.0);
          case COMMENTS -> later(course.talkDelayHours(), draws) + draws.logNormal(100, 1.9);
          case LIKES, KEEPS -> later(course.spreadDelayHours(), draws) + draws.logNormal(90, 1.8);
          case EXPOSURES -> later(course.spreadDelayHours(), draws) + draws.logNormal(110, 1.8);
          case PAID_RESPONSES, PAID_EXPOSURES, RING -> 0;
        };
    if (part == Part.RING) {
      return strike() + roundToMillis(draws.below(RING_SPAN));
    }
    return part == Part.PAID_RESPONSES || part == Part.PAID_EXPOSURES
        ? roundToMillis(
            flight.startsAt() + (long) (draws.unit() * (flight.endsAt() - flight.startsAt())))
        : afterTheNight(post.published() + atLeastASecond(minutes / speed()), draws);
  }

  /** When the ring begins to share: the same for all of it. */
  private long strike() {
    Draws draws = new Draws(Draws.hash(post.hash(), 0x4198));
    return post.published() + MINUTE + roundToMillis(draws.below(2 * HOUR));
  }

  /** Minutes; most of it waits, some does not. */
  private static double later(double hours, Draws draws) {
    return hours > 0 && draws.chance(0.85) ? 60 * hours * (0.7 + 0.6 * draws.unit()) : 0;
  }

  private static long atLeastASecond(double minutes) {
    return Math.max(SECOND, roundToMillis((long) (Math.min(minutes, 1e6) * MINUTE)));
  }

  private static long roundToMillis(long micros) {
    return micros - Math.floorMod(micros, 1_000L);
  }

  /** Some of what would be done between 0:00 and 6:00 UTC waits for the morning. */
  private long afterTheNight(long wanted, Draws draws) {
    long ofDay = Math.floorMod(wanted, DAY);
    return ofDay < 6 * HOUR && draws.chance(world.settings().habitat().nightShare())
        ? roundToMillis(
            wanted - ofDay + 6 * HOUR + Math.min(17 * HOUR, (long) draws.exponential(1.5 * HOUR)))
        : wanted;
  }

  /**
   * What is done.
   *
   * @param unitInterval a draw
   */
  private String kind(Part part, double unitInterval) {
    return switch (part) {
      case SPREAD -> unitInterval < QUOTE_SHARE ? "quote" : "share";
      case COMMENTS -> "comment";
      case LIKES -> unitInterval < 0.015 ? "follow" : post.author().venue().liking();
      case KEEPS -> unitInterval < 0.35 ? "save" : "click";
      case RING -> "share";
      case EXPOSURES, PAID_EXPOSURES ->
          throw new IllegalArgumentException(part + ": no log tells of it");
      case PAID_RESPONSES ->
          unitInterval < (post.fate() == Fate.BOUGHT ? BOUGHT_SPREAD : PROMOTED_SPREAD)
              ? "share"
              : unitInterval < 0.5 ? "click" : post.author().venue().liking();
    };
  }
}
