package wildfire.generate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.generate.Unfolding.Event;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.CanonicalType;

/**
 * Generated happenings as rows: the canonical columns in their order, instants as microseconds, and
 * at the end what is planted about the row ({@link Planting#id()}; null for an ordinary one).
 */
final class Rows {
  /** The column beside the canonical ones. */
  static final String PLANTED = "planted";

  private static final int POST_ID = 1;
  private static final int EVENT_ID = 2;
  private static final int KIND = 4;
  private static final int OCCURRED_AT = 6;
  private static final int PARENT = 7;
  private static final long MINUTE = 60_000_000L;
  private static final long DAY = 24 * 60 * MINUTE;

  /** Nights after a post on which its displays are exported, before the last one. */
  private static final int NIGHTS = 9;

  private static final List<String> COMMUNITIES =
      List.of(
          ("commuters,parents,racing-bikes,teachers,home-cooks,farmers,"
                  + "students,city-council,health-care,startups,photographers,seniors")
              .split(",", -1));

  private Rows() {}

  /** Of the rows of a table. */
  static StructType schema(CanonicalTable table) {
    StructType schema = new StructType();
    for (CanonicalColumn column : table.columns()) {
      schema =
          schema.add(
              column.name(),
              column.type() == CanonicalType.INSTANT
                  ? DataTypes.LongType
                  : column.type().sparkType());
    }
    return schema.add(PLANTED, DataTypes.StringType);
  }

  /** The post's line in the list of posts, and what stands beside it. */
  static List<Row> post(World world, PostPlan post) {
    String platform = post.author().venue().id();
    Object[] values = {
      platform,
      post.id(),
      post.author().id(),
      post.author().followers(),
      post.author().campaign(),
      post.published(),
      post.format(),
      post.author().language(),
      Phrases.post(post),
      "https://" + platform + ".example/" + post.id(),
      world.observedAt(),
      null
    };
    return withCopy(world, CanonicalTable.POSTS, Draws.hash(post.hash(), 0x9057), values);
  }

  /** What its taggers saw in the post. */
  static List<Row> tags(World world, PostPlan post) {
    GenerateSettings.Tagging tagging = world.settings().tagging();
    List<Row> rows = new ArrayList<>();
    for (int tagger = 0; tagger < tagging.taggers(); tagger++) {
      for (int trigger = 0; trigger < GenerateSettings.TRIGGERS.size(); trigger++) {
        long hash = Draws.hash(post.hash(), 0x7a6 + tagger, trigger);
        Draws draws = new Draws(hash);
        double chance = post.has(trigger) ? 1 - tagging.missedShare() : tagging.imaginedShare();
        if (draws.chance(chance)) {
          boolean emotion = trigger == 0;
          String seen = post.has(trigger) ? post.emotion() : "joy";
          Object[] values = {
            post.author().venue().id(),
            post.id(),
            GenerateSettings.TRIGGERS.get(trigger),
            emotion ? seen : null,
            (5 + draws.below(6)) / 10.0,
            "tagger-" + (tagger + 1),
            null
          };
          rows.addAll(withCopy(world, CanonicalTable.TAGS, hash, values));
        }
      }
    }
    return rows;
  }

  /** The post's paid period, if it has one. */
  static List<Row> flights(World world, PostPlan post) {
    if (post.flight() == null) {
      return List.of();
    }
    Object[] values = {
      post.author().venue().id(),
      post.id(),
      post.flight().startsAt(),
      post.flight().endsAt(),
      post.flight().spend(),
      "EUR",
      null
    };
    return withCopy(world, CanonicalTable.FLIGHTS, Draws.hash(post.hash(), 0xf119), values);
  }

  /** What the platform counted of the post. */
  static List<Row> counters(World world, PostPlan post) {
    String metric = Venue.exposure(post.format()) + "s";
    List<Row> rows = exposure(world, post, metric, "organic", false);
    if (post.flight() != null) {
      rows.addAll(exposure(world, post, metric, "paid", true));
    }
    if (world.settings().output().hides()) {
      rows.add(counter(post, "hides", "total", post.hides(), world.observedAt()));
    }
    return rows;
  }

  /** Totals of the nights after a post, and of the last one. */
  private static List<Row> exposure(
      World world, PostPlan post, String metric, String scope, boolean bought) {
    long midnight = post.published() - Math.floorMod(post.published(), DAY) + DAY;
    long[] moments =
        LongStream.concat(
                LongStream.range(0, NIGHTS)
                    .map(night -> midnight + night * DAY - MINUTE)
                    .filter(moment -> moment < world.observedAt()),
                LongStream.of(world.observedAt()))
            .toArray();
    long[] totals = Unfolding.displays(world, post, bought, moments);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < moments.length; i++) {
      rows.add(counter(post, metric, scope, totals[i], moments[i]));
    }
    return rows;
  }

  private static Row counter(PostPlan post, String metric, String scope, long value, long moment) {
    return RowFactory.create(
        post.author().venue().id(),
        post.id(),
        metric,
        scope,
        "lifetime",
        (double) value,
        moment,
        null);
  }

  private static List<Row> withCopy(World world, CanonicalTable table, long hash, Object[] values) {
    GenerateSettings.Output output = world.settings().output();
    Optional<Planting> planting = Planting.beside(hash, table, output.tables(), output);
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create(values));
    planting.ifPresent(p -> rows.add(RowFactory.create(planted(values, p))));
    return rows;
  }

  private static Object[] planted(Object[] values, Planting planting) {
    Object[] copy = values.clone();
    copy[copy.length - 1] = planting.id();
    return copy;
  }

  /** The engagements of part of a post, and what stands beside them, one at a time. */
  static Iterator<Row> engagements(World world, Unfolding unfolding) {
    GenerateSettings.Output output = world.settings().output();
    return Stream.iterate(unfolding.next(), Objects::nonNull, before -> unfolding.next())
        .flatMap(
            event -> {
              Object[] values = engagement(world, event);
              Optional<Row> copy =
                  Planting.beside(
                          event.hash(), CanonicalTable.ENGAGEMENTS, output.engagements(), output)
                      .map(planting -> RowFactory.create(beside(event, values, planting)));
              return Stream.concat(Stream.of(RowFactory.create(values)), copy.stream());
            })
        .iterator();
  }

  private static Object[] engagement(World world, Event event) {
    PostPlan post = event.post();
    GenerateSettings.Habitat habitat = world.settings().habitat();
    Draws telling = new Draws(Draws.hash(event.hash(), 0x7e11));
    boolean followsKnown = telling.chance(habitat.followsKnownShare());
    boolean communityKnown = telling.chance(habitat.communityKnownShare());
    boolean parentKnown = telling.chance(habitat.parentKnownShare());
    return new Object[] {
      post.author().venue().id(),
      post.id(),
      event.id(),
      world.accountId(event.actor()),
      event.kind(),
      event.reaction(),
      event.time(),
      parentOf(event, parentKnown),
      followsKnown ? follows(world, event) : null,
      communityKnown ? community(world.graph().communityOf(event.actor())) : null,
      event.isPaid(),
      event.speaks() ? Phrases.reply(event.hash(), post) : null,
      null
    };
  }

  /** What answers or shares the post itself names the post; where shares name no parent, null. */
  private static String parentOf(Event event, boolean known) {
    boolean tells =
        event.kind().equals("comment")
            || (event.isSpread()
                && known
                && event.post().author().venue().parents() == Venue.Parents.EXPLICIT);
    if (!tells) {
      return null;
    }
    return event.answersThePost() ? event.post().id() : event.parent().id();
  }

  static String community(int number) {
    return number < COMMUNITIES.size() ? COMMUNITIES.get(number) : "community-" + number;
  }

  private static Object[] beside(Event event, Object[] values, Planting planting) {
    Planting fitting =
        planting.fortune() == Planting.Fortune.KEPT ? fitting(event, values, planting) : planting;
    Object[] copy = planted(values, fitting);
    if (fitting.fortune() == Planting.Fortune.KEPT) {
      copy[EVENT_ID] = values[EVENT_ID] + "-odd";
    }
    if (fitting == Planting.UNKNOWN_POST) {
      copy[POST_ID] = "gone" + (event.hash() & 7);
      copy[PARENT] = null;
    } else if (fitting == Planting.UNKNOWN_PARENT) {
      copy[KIND] = "share";
      copy[PARENT] = "gone" + (event.hash() & 7);
    } else if (fitting == Planting.BEFORE_PARENT) {
      copy[OCCURRED_AT] = event.parentTime() - MINUTE;
    }
    return copy;
  }

  /**
   * The oddity that an event can have: what answers another event may come before it, and only a
   * log that names parents can name a missing one.
   */
  private static Planting fitting(Event event, Object[] values, Planting planting) {
    if (values[PARENT] != null && !event.answersThePost()) {
      return Planting.BEFORE_PARENT;
    }
    boolean namesParents = event.post().author().venue().parents() == Venue.Parents.EXPLICIT;
    return planting == Planting.UNKNOWN_POST || !namesParents
        ? Planting.UNKNOWN_POST
        : Planting.UNKNOWN_PARENT;
  }

  private static boolean follows(World world, Event event) {
    return world.graph().follows(event.actor(), event.post().author().account());
  }

  /** Who follows whom among the sharers of part of a post and its author. */
  static Iterator<Row> follows(World world, Unfolding unfolding) {
    List<Row> rows = new ArrayList<>();
    for (Event event = unfolding.next(); event != null; event = unfolding.next()) {
      if (event.isSpread()) {
        if (follows(world, event)) {
          rows.add(follow(world, event, event.post().author().account()));
        }
        if (!event.answersThePost()
            && world.graph().follows(event.actor(), event.parent().actor())) {
          rows.add(follow(world, event, event.parent().actor()));
        }
      }
    }
    return rows.iterator();
  }

  private static Row follow(World world, Event event, long followed) {
    return RowFactory.create(
        event.post().author().venue().id(),
        world.accountId(event.actor()),
        world.accountId(followed),
        null);
  }
}
