package wildfire.measure;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;
import wildfire.metrics.NearShares;
import wildfire.metrics.PairTest;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.Sharers;
import wildfire.model.FixedAge;
import wildfire.settings.CoordinationSettings;

/**
 * Which accounts share together: pairs that are near each other in time on more posts than accident
 * explains, by {@link NearShares} and {@link PairTest}, across all posts of a platform. The posts
 * are gone through up to five times, each time one post at a time: for the accounts that shared
 * enough posts, for the near pairs among them and for how many there could be, for what accident
 * leads to expect of those few that are near often, and for the posts that the remaining pairs
 * shared together.
 */
public final class SharingAccounts {
  /** Chances are summed as whole numbers of billionths, rounded up: in any order the same. */
  private static final double BILLIONTHS = 1e9;

  private final JavaRDD<Shared> posts;
  private final JavaSparkContext spark;
  private final long within;
  private final CoordinationSettings settings;

  private SharingAccounts(JavaRDD<Shared> posts, CoordinationSettings settings) {
    this.spark = JavaSparkContext.fromSparkContext(posts.context());
    this.within = settings.within().toNanos() / 1_000;
    this.settings = settings;
    this.posts = posts;
  }

  /** A post's name. */
  public record Id(String platform, String postId) implements Serializable {}

  /**
   * One post: who shared it, and when first. Its components have the names of those of a {@link
   * StoredPost}, so that only these are read.
   *
   * @param sharers null where they are not known
   */
  record Sharing(Named post, Sharers sharers) {
    /** The name of the post. */
    record Named(Id post) {}
  }

  /**
   * What was shared together of each post of some files; none of the other posts.
   *
   * @param posts of the files of measured posts, which are gone through several times
   */
  static Map<Id, SharedTogether> of(JavaRDD<Sharing> posts, CoordinationSettings settings) {
    JavaRDD<Shared> shared =
        posts
            .filter(post -> post.sharers() != null && post.sharers().at().size() > 1)
            .map(SharingAccounts::shared);
    Map<String, LongOpenHashSet> accounts = accounts(shared, settings.minPosts());
    if (accounts.isEmpty()) {
      return Map.of();
    }
    SharingAccounts all = new SharingAccounts(shared, settings);
    Map<String, Pairs> together = all.together(accounts);
    return together.isEmpty() ? Map.of() : all.perPost(together);
  }

  private static Shared shared(Sharing post) {
    return new Shared(
        post.post().post(),
        post.sharers().publishedAt(),
        post.sharers().at().stream().mapToLong(Long::longValue).toArray(),
        post.sharers().account().stream().mapToLong(Long::longValue).toArray());
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Shared(Id post, long publishedAt, long[] at, long[] account)
      implements Serializable {
    String platform() {
      return post.platform();
    }

    NearShares near(long within) {
      return NearShares.of(publishedAt, at, within);
    }

    /** The shares for which that holds, ascending. */
    int[] where(IntPredicate holds) {
      IntArrayList some = new IntArrayList();
      for (int i = 0; i < at.length; i++) {
        if (holds.test(i)) {
          some.add(i);
        }
      }
      return some.toIntArray();
    }

    Pair pair(int one, int other) {
      long a = account[one];
      long b = account[other];
      return new Pair(platform(), Math.min(a, b), Math.max(a, b));
    }
  }

  private record Pair(String platform, long one, long other) implements Serializable {}

  /**
   * Some pairs of one platform's accounts.
   *
   * @param partners of each account that is in a pair
   */
  private record Pairs(Long2ObjectOpenHashMap<LongArrayList> partners) implements Serializable {
    static Map<String, Pairs> of(List<Pair> pairs) {
      Map<String, Pairs> all = new HashMap<>();
      for (Pair pair : pairs) {
        Pairs its =
            all.computeIfAbsent(pair.platform(), p -> new Pairs(new Long2ObjectOpenHashMap<>()));
        its.add(pair.one(), pair.other());
        its.add(pair.other(), pair.one());
      }
      return all;
    }

    private void add(long account, long partner) {
      partners.computeIfAbsent(account, a -> new LongArrayList()).add(partner);
    }

    /**
     * Tells each pair of accounts that are both among those that shared a post, from both sides.
     */
    void forEachAmong(Shared post, NearShares.Pairs told) {
      Long2IntOpenHashMap places = new Long2IntOpenHashMap();
      places.defaultReturnValue(-1);
      for (int i : post.where(i -> partners.containsKey(post.account()[i]))) {
        places.put(post.account()[i], i);
      }
      places
          .long2IntEntrySet()
          .forEach(
              entry -> {
                LongArrayList its = partners.get(entry.getLongKey());
                for (int p = 0; p < its.size(); p++) {
                  int place = places.get(its.getLong(p));
                  if (place >= 0) {
                    told.pair(entry.getIntValue(), place);
                  }
                }
              });
    }
  }

  /** The accounts that shared at least as many posts as a pair must share, by platform. */
  private static Map<String, LongOpenHashSet> accounts(JavaRDD<Shared> posts, int least) {
    Map<String, LongOpenHashSet> accounts = new HashMap<>();
    posts
        .mapPartitionsToPair(SharingAccounts::posts)
        .reduceByKey(Integer::sum)
        .filter(account -> account._2() >= least)
        .keys()
        .collect()
        .forEach(
            account ->
                accounts
                    .computeIfAbsent(account.platform(), p -> new LongOpenHashSet())
                    .add(account.key()));
    return accounts;
  }

  private record Account(String platform, long key) implements Serializable {}

  /** How many of some posts each account shared. */
  private static Iterator<Tuple2<Account, Integer>> posts(Iterator<Shared> some) {
    Map<String, Long2IntOpenHashMap> counts = new HashMap<>();
    some.forEachRemaining(
        post -> {
          Long2IntOpenHashMap its =
              counts.computeIfAbsent(post.platform(), p -> new Long2IntOpenHashMap());
          for (long account : post.account()) {
            its.addTo(account, 1);
          }
        });
    return counts.entrySet().stream()
        .flatMap(
            platform ->
                platform.getValue().long2IntEntrySet().stream()
                    .map(
                        each ->
                            new Tuple2<>(
                                new Account(platform.getKey(), each.getLongKey()),
                                each.getIntValue())))
        .iterator();
  }

  /** The pairs that are near more often than accident explains. */
  private Map<String, Pairs> together(Map<String, LongOpenHashSet> accounts) {
    Broadcast<Map<String, LongOpenHashSet>> asked = spark.broadcast(accounts);
    long span = within;
    int least = settings.minPosts();
    // Asked apart: an accumulator would count what a task that is tried again counts twice.
    long couldBe = posts.map(post -> couldBe(post, asked.value(), span)).reduce(Long::sum);
    PairTest test = new PairTest(couldBe / least, settings.accidentShare());
    Map<Pair, Integer> candidates = new HashMap<>();
    posts
        .flatMapToPair(post -> near(post, asked.value(), span))
        .reduceByKey(Integer::sum)
        .filter(near -> near._2() >= least && test.isWorthAsking(near._2()))
        .collect()
        .forEach(near -> candidates.put(near._1(), near._2()));
    asked.destroy();
    if (candidates.isEmpty()) {
      return Map.of();
    }
    Map<Pair, Long> expected = expected(candidates);
    List<Pair> together = new ArrayList<>();
    candidates.forEach(
        (pair, near) -> {
          if (test.isMoreThanAccident(near, expected.get(pair) / BILLIONTHS)) {
            together.add(pair);
          }
        });
    return Pairs.of(together);
  }

  /** The near pairs of one post, each counted once. */
  private static Iterator<Tuple2<Pair, Integer>> near(
      Shared post, Map<String, LongOpenHashSet> asked, long within) {
    NearShares near = post.near(within);
    List<Tuple2<Pair, Integer>> pairs = new ArrayList<>();
    near.forEachNear(
        asked(post, near, asked),
        (one, other) -> pairs.add(new Tuple2<>(post.pair(one, other), 1)));
    return pairs.iterator();
  }

  /** How many pairs of one post could have been near. */
  private static long couldBe(Shared post, Map<String, LongOpenHashSet> asked, long within) {
    NearShares near = post.near(within);
    return near.pairsThatCouldBe(asked(post, near, asked));
  }

  /** The shares of accounts that are asked about and not in a crowd. */
  private static int[] asked(
      Shared post, NearShares near, Map<String, LongOpenHashSet> ofPlatforms) {
    LongOpenHashSet accounts = ofPlatforms.get(post.platform());
    return accounts == null
        ? new int[0]
        : post.where(i -> accounts.contains(post.account()[i]) && !near.isCrowded(i));
  }

  /** On how many posts accident leads to expect these pairs to be near, in billionths. */
  private Map<Pair, Long> expected(Map<Pair, Integer> candidates) {
    Broadcast<Map<String, Pairs>> asked =
        spark.broadcast(Pairs.of(new ArrayList<>(candidates.keySet())));
    long span = within;
    Map<Pair, Long> expected =
        posts
            .mapPartitionsToPair(
                some -> {
                  Map<Pair, Long> sums = new HashMap<>();
                  some.forEachRemaining(post -> addExpected(post, asked.value(), span, sums));
                  return sums.entrySet().stream()
                      .map(pair -> new Tuple2<>(pair.getKey(), pair.getValue()))
                      .iterator();
                })
            .reduceByKey(Long::sum)
            .collectAsMap();
    asked.destroy();
    return expected;
  }

  private static void addExpected(
      Shared post, Map<String, Pairs> asked, long within, Map<Pair, Long> sums) {
    Pairs pairs = asked.get(post.platform());
    if (pairs == null) {
      return;
    }
    NearShares near = post.near(within);
    pairs.forEachAmong(
        post,
        (one, other) -> {
          if (one < other && near.couldBeNear(one, other)) {
            long chance = (long) Math.ceil(near.chance(one, other) * BILLIONTHS);
            sums.merge(post.pair(one, other), chance, Long::sum);
          }
        });
  }

  private Map<Id, SharedTogether> perPost(Map<String, Pairs> together) {
    Broadcast<Map<String, Pairs>> asked = spark.broadcast(together);
    long span = within;
    Map<Id, SharedTogether> perPost = new HashMap<>();
    posts
        .map(post -> new Tuple2<>(post.post(), sharedTogether(post, asked.value(), span)))
        .filter(post -> post._2().accounts() > 0)
        .collect()
        .forEach(post -> perPost.put(post._1(), post._2()));
    asked.destroy();
    return perPost;
  }

  private static SharedTogether sharedTogether(
      Shared post, Map<String, Pairs> together, long within) {
    Pairs pairs = together.get(post.platform());
    if (pairs == null) {
      return SharedTogether.NONE;
    }
    NearShares near = post.near(within);
    BitSet shares = new BitSet();
    pairs.forEachAmong(
        post,
        (one, other) -> {
          if (near.areNear(one, other)) {
            shares.set(one);
          }
        });
    long day = post.publishedAt() + FixedAge.HOURS_24.micros();
    return new SharedTogether(
        shares.cardinality(), shares.stream().filter(i -> post.at()[i] <= day).count());
  }
}
