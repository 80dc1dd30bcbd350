package wildfire.generate;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import wildfire.generate.PostPlan.Author;
import wildfire.generate.PostPlan.Factors;
import wildfire.generate.PostPlan.Flight;

/**
 * The campaigns as a function: from the index of a post to all that is planned for it. Holds the
 * accounts that post and nothing else, so every task can have it.
 */
final class World implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long NO_POST = -1;

  /** Accounts of a ring. */
  private static final int RING = 16;

  private static final long SECOND = 1_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final List<String> EMOTIONS =
      List.of("touched", "anger", "joy", "horror", "amazement");

  /** When an account posts, as often as listed (UTC): mornings, and the end of the afternoon. */
  private static final int[] POSTING_HOURS = {
    7, 7, 8, 8, 9, 9, 10, 11, 12, 12, 15, 16, 17, 18, 19, 20
  };

  private final GenerateSettings settings;
  private final Author[] authors;
  private final FollowerGraph graph;
  private final long start;
  private final long observedAt;
  private final double scale;
  private final long giantPost;

  private World(
      GenerateSettings settings,
      Author[] authors,
      FollowerGraph graph,
      double scale,
      long giantPost) {
    this.settings = settings;
    this.authors = authors;
    this.graph = graph;
    this.scale = scale;
    this.giantPost = giantPost;
    Instant first = settings.extent().start().atStartOfDay(ZoneOffset.UTC).toInstant();
    this.start = first.getEpochSecond() * SECOND;
    this.observedAt =
        start + (settings.extent().days() + settings.extent().exportedAfterDays()) * DAY;
  }

  /** The world of these settings, scaled so that its posts together get the events asked for. */
  static World of(GenerateSettings settings) {
    int bits =
        64
            - Long.numberOfLeadingZeros(
                settings.habitat().people() / settings.habitat().communities() - 1);
    long[] followers = new long[settings.authors()];
    for (int i = 0; i < followers.length; i++) {
      followers[i] = followersOf(settings, i, 1L << bits);
    }
    FollowerGraph graph =
        new FollowerGraph(settings.seed(), settings.habitat().communities(), bits, followers);
    long large = percentile80(followers);
    Author[] authors = new Author[followers.length];
    for (int i = 0; i < authors.length; i++) {
      authors[i] = author(settings, i, graph, followers[i], followers[i] >= large);
    }
    World unscaled = new World(settings, authors, graph, 1, NO_POST);
    double expected = 0;
    for (long post = 0; post < settings.extent().posts(); post++) {
      expected += unscaled.plan(post).expectedEvents();
    }
    return new World(
        settings,
        authors,
        graph,
        settings.extent().targetEvents() / expected,
        settings.extent().giantPostEvents() > 0 ? settings.extent().posts() / 2 : NO_POST);
  }

  private static long percentile80(long[] followers) {
    long[] sorted = followers.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * 0.8)];
  }

  private static long followersOf(GenerateSettings settings, int author, long communitySize) {
    long followers =
        settings.accounts().isEmpty()
            ? (long)
                Draws.pareto(400, 1.1, Draws.unitOf(Draws.hash(settings.seed(), 0xacc0, author)))
            : settings.accounts().get(author).followers();
    return Math.min(followers, communitySize);
  }

  private static Author author(
      GenerateSettings settings, int number, FollowerGraph graph, long followers, boolean large) {
    long account = graph.accountOf(number);
    if (!settings.accounts().isEmpty()) {
      GenerateSettings.NamedAccount named = settings.accounts().get(number);
      return new Author(
          number,
          named.id(),
          Venue.ofId(named.platform()).orElseThrow(),
          account,
          followers,
          large,
          named.campaign(),
          named.language(),
          named.topic());
    }
    List<String> platforms = settings.platforms();
    long hash = Draws.hash(settings.seed(), 0xacc1, number);
    return new Author(
        number,
        "brand" + number,
        Venue.ofId(platforms.get(number % platforms.size())).orElseThrow(),
        account,
        followers,
        large,
        settings.campaigns().get((int) Math.floorMod(hash, (long) settings.campaigns().size())),
        (hash & 0x300) == 0 ? "nl" : "en",
        (hash & 0x400) == 0 ? Topic.CYCLING_SAFETY : Topic.REGIONAL_FOOD);
  }

  GenerateSettings settings() {
    return settings;
  }

  FollowerGraph graph() {
    return graph;
  }

  /** UTC microseconds: nothing later is in the logs. */
  long observedAt() {
    return observedAt;
  }

  /** The words by which the message of each campaign is told: those of its accounts' topics. */
  Map<String, Set<String>> messageTerms() {
    Map<String, Set<String>> terms = new TreeMap<>();
    for (Author author : authors) {
      terms
          .computeIfAbsent(author.campaign(), campaign -> new TreeSet<>())
          .addAll(author.topic().messageTerms());
    }
    return terms;
  }

  /** As exports would write it. */
  String accountId(long account) {
    int author = graph.authorOf(account);
    return author >= 0 ? authors[author].id() : "u" + Long.toString(account, 36);
  }

  /** All that is planned for a post. */
  PostPlan plan(long index) {
    long hash = Draws.hash(settings.seed(), 0x9057, index);
    Draws draws = new Draws(hash);
    GenerateSettings.Habitat habitat = settings.habitat();
    Author author = authors[(int) (index % authors.length)];
    String format = format(author, index, draws);
    double luck =
        draws.logNormal(StrictMath.exp(-habitat.luck() * habitat.luck() / 2), habitat.luck());
    Fate fate = fate(index, draws.unit());
    long published = publishedAt(index, fate, draws);
    int triggers = triggers(author, format, published, draws);
    String emotion = (triggers & 1) == 0 ? "" : draws.oneOf(EMOTIONS);
    Factors factors = factors(triggers, author.venue());
    Fate.Course course = fate.course();
    double ordinary = scale * luck * StrictMath.sqrt((double) author.followers());
    double spread = ordinary * author.venue().spreadShare();
    double comments = ordinary * author.venue().commentShare();
    double rest = ordinary - spread - comments;
    double liked = rest * 0.8 * course.likes();
    double kept = rest * 0.2 * course.keeps();
    double engaged =
        (spread * course.spread() + comments * course.comments() + liked + kept)
            * factors.breadth();
    double shared = spread * course.spread() * factors.speed();
    double talked = comments * course.comments() * factors.conversation();
    double others = Math.max(0, engaged - shared - talked) / (liked + kept);
    boolean promoted = fate == Fate.ORDINARY && draws.chance(habitat.paidShare());
    int ring = ring(fate, hash);
    double paid = promoted ? 0.4 : ring > 0 ? 0 : course.paidResponses();
    double paidExposure = promoted ? 1.5 : ring > 0 ? 0 : course.paidExposures();
    double exposures = ordinary * habitat.exposuresPerEngagement();
    Flight flight = paid > 0 ? flight(published, ordinary * paid, draws) : null;
    DoubleFunction<PostPlan> plan =
        growth ->
            new PostPlan(
                index,
                hash,
                author,
                postId(author, index),
                published,
                format,
                triggers,
                emotion,
                factors,
                fate,
                luck * growth,
                shared * growth,
                talked * growth,
                liked * others * growth,
                kept * others * growth,
                exposures * course.exposures() * growth,
                ordinary * paid * growth,
                exposures * paidExposure * growth,
                course.reproduction(habitat.reproduction()),
                0.25 * course.outsideOdds() * factors.outside(),
                flight,
                ring);
    PostPlan usual = plan.apply(1);
    return index == giantPost
        ? plan.apply(1 + settings.extent().giantPostEvents() / usual.expectedEvents())
        : usual;
  }

  private Factors factors(int triggers, Venue venue) {
    Factors factors = Factors.NONE;
    for (Effect effect : settings.planted().effects()) {
      if ((triggers & (1 << GenerateSettings.TRIGGERS.indexOf(effect.trigger()))) != 0
          && effect.holdsOn(venue.id())) {
        factors = factors.times(effect);
      }
    }
    return factors;
  }

  /** How many of a ring share the post; most of its members do. */
  private int ring(Fate fate, long hash) {
    Draws draws = new Draws(Draws.hash(hash, 0x4196));
    return fate == Fate.FORCED && draws.chance(settings.planted().ringShare())
        ? RING - (int) draws.below(RING / 4)
        : 0;
  }

  /** A member of the ring of a platform. */
  long ringMember(Venue venue, long rank) {
    long seed = Draws.hash(settings.seed(), 0x4197, venue.id().hashCode());
    return graph.anyone(new Draws(Draws.hash(seed, rank)));
  }

  private Flight flight(long published, double paidResponses, Draws draws) {
    long startsAt = published + HOUR * (1 + draws.below(6));
    long endsAt = startsAt + DAY * (3 + draws.below(5));
    double spend =
        StrictMath.round(100 * (20 + paidResponses * 0.45 * draws.logNormal(1, 0.2))) / 100.0;
    return new Flight(startsAt, endsAt, spend);
  }

  private static String postId(Author author, long index) {
    return author.venue().id().charAt(0) + Long.toString(1_000_000 + index * 7, 10);
  }

  /**
   * The account's favourite format half of the time, its second one for three in ten posts. A post
   * whose fate is given has the favourite one, of which most is known.
   */
  private String format(Author author, long index, Draws draws) {
    List<String> formats = author.venue().formats();
    double unit = draws.unit();
    boolean cast = settings.planted().casting().containsKey(index);
    int choice = unit < 0.5 || cast ? 0 : unit < 0.8 ? 1 : 2;
    return formats.get(Math.min(choice, formats.size() - 1));
  }

  private Fate fate(long index, double unit) {
    Fate cast = settings.planted().casting().get(index);
    if (cast != null) {
      return cast;
    }
    double left = unit;
    for (Fate fate : Fate.values()) {
      double share = settings.planted().fates().getOrDefault(fate, 0.0);
      if (left < share) {
        return fate;
      }
      left -= share;
    }
    return Fate.ORDINARY;
  }

  private long publishedAt(long index, Fate fate, Draws draws) {
    long slot = slot(index);
    if (fate == Fate.BAD_TIMING) {
      return slot - Math.floorMod(slot, DAY) + HOUR + draws.below(3 * HOUR / SECOND) * SECOND;
    }
    return fate == Fate.OWN_COMPETITION && index >= authors.length
        ? slot(index - authors.length) + SECOND * (900 + draws.below(2_700))
        : slot;
  }

  /**
   * When a post would be published if nothing came between: an account's posts are spread evenly.
   */
  private long slot(long index) {
    Draws draws = new Draws(Draws.hash(settings.seed(), 0x5107, index));
    long each = (settings.extent().posts() + authors.length - 1) / authors.length;
    long sequence = index / authors.length;
    double position = (sequence + draws.unit() * 0.8) / each;
    long day = (long) (position * settings.extent().days());
    long hour = POSTING_HOURS[(int) draws.below(POSTING_HOURS.length)];
    return start + day * DAY + hour * HOUR + draws.below(3_600) * SECOND;
  }

  private int triggers(Author author, String format, long published, Draws draws) {
    boolean evening = Math.floorMod(published, DAY) >= 18 * HOUR;
    double share = settings.tagging().triggerShare();
    int triggers = 0;
    for (int i = 0; i < GenerateSettings.TRIGGERS.size(); i++) {
      double odds = share / (1 - share);
      for (Habit habit : settings.planted().habits()) {
        if (habit.trigger().equals(GenerateSettings.TRIGGERS.get(i))
            && habit.holdsFor(author.large(), format, evening)) {
          odds *= habit.oddsFactor();
        }
      }
      triggers |= draws.chance(odds / (1 + odds)) ? 1 << i : 0;
    }
    return triggers;
  }
}
