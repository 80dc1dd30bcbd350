package wildfire.measure;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.unsafe.types.UTF8String;
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
  private final CoordinationSettings settings;

  private SharingAccounts(JavaRDD<Shared> posts, CoordinationSettings settings) {
    this.spark = JavaSparkContext.fromSparkContext(posts.context());
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
    long within = settings.within().toNanos() / 1_000;
    JavaRDD<Shared> shared =
        posts
            .filter(post -> post.sharers() != null && post.sharers().at().size() > 1)
            .map(post -> Shared.of(post, within));
    return new SharingAccounts(shared, settings).perPost();
  }

  /**
   * A post that several accounts shared.
   *
   * @param at UTC microseconds, ascending: when each first shared it
   * @param account digests of account and platform, in the same order
   * @param within so many microseconds apart is near
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Shared(Id post, long publishedAt, long[] at, long[] account, long within)
      implements Serializable {
    static Shared of(Sharing post, long within) {
      Id id = post.post().post();
      long platform = IdKeys.of(UTF8String.fromString(id.platform()));
      Sharers sharers = post.sharers();
      return new Shared(
          id,
          sharers.publishedAt(),
          sharers.at().stream().mapToLong(Long::longValue).toArray(),
          sharers.account().stream().mapToLong(account -> account ^ platform).toArray(),
          within);
    }

    NearShares near() {
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

    /** The shares of these accounts that are not in a crowd. */
    int[] by(LongOpenHashSet accounts, NearShares near) {
      return where(i -> accounts.contains(account[i]) && !near.crowded()[i]);
    }

    Pair pair(int one, int other) {
      return new Pair(
          Math.min(account[one], account[other]), Math.max(account[one], account[other]));
    }
  }

  private record Pair(long one, long other) implements Serializable {}

  /**
   * Some pairs of accounts.
   *
   * @param partners of each account that is in a pair
   */
  private record Pairs(Long2ObjectOpenHashMap<LongArrayList> partners) implements Serializable {
    static Pairs of(Iterable<Pair> pairs) {
      Pairs all = new Pairs(new Long2ObjectOpenHashMap<>());
      for (Pair pair : pairs) {
        all.add(pair.one(), pair.other());
        all.add(pair.other(), pair.one());
      }
      return all;
    }

    private void add(long account, long partner) {
      partners.computeIfAbsent(account, a -> new LongArrayList()).add(partner);
    }

    /** Calls back for each pair whose accounts both shared a post, from both sides. */
    void forEachAmong(Shared post, NearShares.Pairs callback) {
      Long2IntOpenHashMap places = new Long2IntOpenHashMap();
      places.defaultReturnValue(-1);
      for (int i : post.where(i -> partners.containsKey(post.account()[i]))) {
        places.put(post.account()[i], i);
      }
      places.forEach(
          (account, one) ->
              partners
                  .get(account.longValue())
                  .forEach(
                      partner -> {
                        int other = places.get(partner);
                        if (other >= 0) {
                          callback.pair(one, other);
                        }
                      }));
    }
  }

  private Map<Id, SharedTogether> perPost() {
    LongOpenHashSet accounts = accounts();
    List<Pair> together = accounts.isEmpty() ? List.of() : together(accounts);
    if (together.isEmpty()) {
      return Map.of();
    }
    Broadcast<Pairs> pairs = spark.broadcast(Pairs.of(together));
    return posts
        .mapToPair(post -> new Tuple2<>(post.post(), sharedTogether(post, pairs.value())))
        .filter(post -> post._2().accounts() > 0)
        .collectAsMap();
  }

  /** The accounts that shared at least as many posts as a pair must share. */
  private LongOpenHashSet accounts() {
    int least = settings.minPosts();
    return new LongOpenHashSet(
        posts
            .mapPartitionsToPair(SharingAccounts::sharesPerAccount)
            .reduceByKey(Integer::sum)
            .filter(account -> account._2() >= least)
            .keys()
            .collect());
  }

  private static Iterator<Tuple2<Long, Integer>> sharesPerAccount(Iterator<Shared> posts) {
    Long2IntOpenHashMap counts = new Long2IntOpenHashMap();
    while (posts.hasNext()) {
      for (long account : posts.next().account()) {
        counts.addTo(account, 1);
      }
    }
    return counts.long2IntEntrySet().stream()
        .map(each -> new Tuple2<>(each.getLongKey(), each.getIntValue()))
        .iterator();
  }

  /** The pairs of these accounts that are near more often than accident explains. */
  private List<Pair> together(LongOpenHashSet accounts) {
    Broadcast<LongOpenHashSet> asked = spark.broadcast(accounts);
    int least = settings.minPosts();
    // Asked apart: an accumulator would count what a task that is tried again counts twice.
    long couldBe = posts.map(post -> couldBe(post, asked.value())).reduce(Long::sum);
    PairTest test = new PairTest(couldBe / least, settings.accidentShare());
    Map<Pair, Integer> candidates =
        posts
            .flatMapToPair(post -> near(post, asked.value()))
            .reduceByKey(Integer::sum)
            .filter(near -> near._2() >= least && test.isWorthAsking(near._2()))
            .collectAsMap();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Broadcast<Pairs> pairs = spark.broadcast(Pairs.of(candidates.keySet()));
    Map<Pair, Long> expected =
        posts
            .flatMapToPair(post -> expected(post, pairs.value()))
            .reduceByKey(Long::sum)
            .collectAsMap();
    return candidates.keySet().stream()
        .filter(p -> test.isMoreThanAccident(candidates.get(p), expected.get(p) / BILLIONTHS))
        .toList();
  }

  /** How many pairs of one post could have been near. */
  private static long couldBe(Shared post, LongOpenHashSet accounts) {
    NearShares near = post.near();
    return near.pairsThatCouldBe(post.by(accounts, near));
  }

  /** The near pairs of one post, each counted once. */
  private static Iterator<Tuple2<Pair, Integer>> near(Shared post, LongOpenHashSet accounts) {
    NearShares near = post.near();
    List<Tuple2<Pair, Integer>> pairs = new ArrayList<>();
    near.forEachNear(
        post.by(accounts, near), (one, other) -> pairs.add(new Tuple2<>(post.pair(one, other), 1)));
    return pairs.iterator();
  }

  /** The chance, in billionths, that accident leads these pairs to be near on one post. */
  private static Iterator<Tuple2<Pair, Long>> expected(Shared post, Pairs pairs) {
    NearShares near = post.near();
    List<Tuple2<Pair, Long>> chances = new ArrayList<>();
    pairs.forEachAmong(
        post,
        (one, other) -> {
          if (one < other && near.couldBeNear(one, other)) {
            long chance = (long) Math.ceil(near.chance(one, other) * BILLIONTHS);
            chances.add(new Tuple2<>(post.pair(one, other), chance));
          }
        });
    return chances.iterator();
  }

  private static SharedTogether sharedTogether(Shared post, Pairs together) {
    NearShares near = post.near();
    BitSet shares = new BitSet();
    together.forEachAmong(
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
