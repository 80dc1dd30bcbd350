package wildfire.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Posts by column, in order of platform and id: what they are, what they are tagged with and what
 * became of them. The order in which they are given does not matter.
 *
 * @param platform index into {@code platforms}
 * @param authors of each account; null where unknown
 * @param account index of each post's; posts of unknown author on a platform are of one account
 * @param format index into {@code formats}; -1 is unknown
 * @param paid 1 paid for, 0 not, -1 unknown
 * @param followers log10(followers + 1), {@code NaN} where unknown
 * @param publishedAt UTC microseconds; {@link Long#MAX_VALUE} where unknown
 * @param hour 0 to 24, {@code NaN} where unknown
 * @param weekday 0 (Monday) to 6; -1 is unknown
 * @param outcomes {@code NaN} where unknown
 * @param aboveUsual overperformance in what {@link BetterPosts} asks about, {@code NaN} where
 *     unknown
 * @param reactionShares by kind, those of the kinds that are known of some post: 0 to 1, {@code
 *     NaN} where unknown
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record Posts(
    List<String> ids,
    List<String> platforms,
    int[] platform,
    List<String> authors,
    int[] account,
    List<String> formats,
    int[] format,
    int[] paid,
    double[] followers,
    long[] publishedAt,
    double[] hour,
    int[] weekday,
    Map<PostOutcome, double[]> outcomes,
    Map<PostOutcome, double[]> aboveUsual,
    int[] cascadeSize,
    Tagging tagging,
    SortedMap<String, double[]> reactionShares)
    implements Serializable {

  /** The scope of all platforms. */
  public static final String ALL = "all";

  static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final List<String> HOURS =
      IntStream.rangeClosed(0, 24).mapToObj("%02d"::formatted).toList();

  /**
   * The posts with their tags.
   *
   * @param tagged tags of other posts among them are left aside
   * @param vocabulary triggers to ask about even if nobody used them, in the order of the answers
   * @param mostTriggers triggers, and details of each, that are asked about: those on most posts
   */
  public static Posts of(
      List<PostFacts> facts, List<Tagged> tagged, List<String> vocabulary, int mostTriggers) {
    List<PostFacts> posts = new ArrayList<>(facts);
    posts.sort(Comparator.comparing(PostFacts::platform).thenComparing(PostFacts::postId));
    Map<List<String>, Integer> place = new HashMap<>();
    posts.forEach(post -> place.put(List.of(post.platform(), post.postId()), place.size()));
    List<String> authors = new ArrayList<>();
    Map<List<String>, Integer> accounts = new HashMap<>();
    int[] account = new int[posts.size()];
    for (int i = 0; i < account.length; i++) {
      List<String> own = Arrays.asList(posts.get(i).platform(), posts.get(i).authorId());
      account[i] = accounts.computeIfAbsent(own, who -> accounts.size());
      if (account[i] == authors.size()) {
        authors.add(posts.get(i).authorId());
      }
    }
    Map<PostOutcome, double[]> outcomes = new EnumMap<>(PostOutcome.class);
    Map<PostOutcome, double[]> aboveUsual = new EnumMap<>(PostOutcome.class);
    for (PostOutcome one : PostOutcome.values()) {
      int of = outcomes.size();
      outcomes.put(one, numbers(posts, post -> post.outcomes()[of]));
      if (BetterPosts.asksAbout(one)) {
        aboveUsual.put(one, numbers(posts, post -> post.aboveUsual()[of]));
      }
    }
    List<String> platforms = distinct(posts, PostFacts::platform);
    List<String> formats = distinct(posts, PostFacts::format);
    return new Posts(
        posts.stream().map(PostFacts::postId).toList(),
        platforms,
        coded(posts, PostFacts::platform, platforms),
        authors,
        account,
        formats,
        coded(posts, PostFacts::format, formats),
        codes(posts, post -> post.paid() == null ? -1 : post.paid() ? 1 : 0),
        numbers(
            posts,
            post ->
                post.followers() == null
                    ? Double.NaN
                    : Math.log10(Math.max(0, post.followers()) + 1.0)),
        posts.stream()
            .mapToLong(post -> post.publishedAt() == null ? Long.MAX_VALUE : post.publishedAt())
            .toArray(),
        numbers(posts, post -> post.hour() == null ? Double.NaN : post.hour()),
        codes(posts, post -> post.weekday() == null ? -1 : post.weekday() - 1),
        outcomes,
        aboveUsual,
        codes(posts, PostFacts::cascadeSize),
        Tagging.of(tagged, place, vocabulary, mostTriggers),
        reactionShares(posts));
  }

  private static int[] codes(List<PostFacts> posts, ToIntFunction<PostFacts> code) {
    return posts.stream().mapToInt(code).toArray();
  }

  private static double[] numbers(List<PostFacts> posts, ToDoubleFunction<PostFacts> number) {
    return posts.stream().mapToDouble(number).toArray();
  }

  private static List<String> distinct(List<PostFacts> posts, Function<PostFacts, String> part) {
    return posts.stream().map(part).filter(Objects::nonNull).distinct().sorted().toList();
  }

  private static int[] coded(
      List<PostFacts> posts, Function<PostFacts, String> part, List<String> names) {
    Map<String, Integer> code = new HashMap<>();
    names.forEach(name -> code.put(name, code.size()));
    return codes(posts, post -> code.getOrDefault(part.apply(post), -1));
  }

  private static SortedMap<String, double[]> reactionShares(List<PostFacts> posts) {
    SortedMap<String, double[]> shares = new TreeMap<>();
    for (int i = 0; i < posts.size(); i++) {
      for (Map.Entry<String, Double> one : posts.get(i).reactionShares().entrySet()) {
        shares.computeIfAbsent(one.getKey(), kind -> numbers(posts, post -> Double.NaN))[i] =
            one.getValue();
      }
    }
    return shares;
  }

  public int size() {
    return ids.size();
  }

  /** The platforms that have a post, and last {@link #ALL} of them. */
  public List<String> scopes() {
    List<String> scopes = new ArrayList<>(platforms);
    if (platforms.size() > 1) {
      scopes.add(ALL);
    }
    return scopes;
  }

  /** Places of a scope's posts, ascending. */
  public int[] of(String scope) {
    int only = scope.equals(ALL) ? -1 : platforms.indexOf(scope);
    return IntStream.range(0, size()).filter(i -> only < 0 || platform[i] == only).toArray();
  }

  /**
   * The place of a post among all.
   *
   * @throws IllegalArgumentException if it is not among them
   */
  public int place(String onPlatform, String postId) {
    int from = 0;
    int to = size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = platforms.get(platform[middle]).compareTo(onPlatform);
      order = order == 0 ? ids.get(middle).compareTo(postId) : order;
      if (order == 0) {
        return middle;
      }
      from = order < 0 ? middle + 1 : from;
      to = order < 0 ? to : middle - 1;
    }
    throw new IllegalArgumentException(onPlatform + "/" + postId + " is not among the posts");
  }

  /** One entry per post, {@code NaN} where unknown. */
  public double[] outcome(PostOutcome asked) {
    return outcomes.get(asked);
  }

  /** Overperformance of each post, {@code NaN} where unknown. */
  double[] aboveUsual(PostOutcome asked) {
    return aboveUsual.get(asked);
  }

  int accounts() {
    return authors.size();
  }

  /** Posts of a scope of which it is not known whose they are. */
  public int unknownAuthors(String scope) {
    return (int) IntStream.of(of(scope)).filter(post -> authors.get(account[post]) == null).count();
  }

  /** Who an account is; null where unknown. */
  String author(int one) {
    return authors.get(one);
  }

  /** Its platform. */
  public String platform(int post) {
    return platforms.get(platform[post]);
  }

  /** Its id on its platform. */
  public String id(int post) {
    return ids.get(post);
  }

  /**
   * The values of a category, in no order.
   *
   * @param kind format, hour, weekday, platform or author
   */
  List<String> names(FactorKind kind) {
    return switch (kind) {
      case FORMAT -> formats;
      case HOUR -> HOURS;
      case WEEKDAY -> WEEKDAYS;
      case PLATFORM -> platforms;
      case AUTHOR -> authors;
      case TRIGGER, DETAIL, PAIR, REACTION ->
          throw new IllegalArgumentException(kind + " is not one of several");
    };
  }

  /** Index into {@link #names} of a post's value of a category; -1 is unknown. */
  int code(FactorKind kind, int post) {
    return switch (kind) {
      case FORMAT -> format[post];
      case HOUR -> Double.isNaN(hour[post]) ? -1 : (int) hour[post];
      case WEEKDAY -> weekday[post];
      case PLATFORM -> platform[post];
      case AUTHOR -> authors.get(account[post]) == null ? -1 : account[post];
      case TRIGGER, DETAIL, PAIR, REACTION -> names(kind).size();
    };
  }

  static double[] take(double[] column, int[] posts) {
    return Arrays.stream(posts).mapToDouble(post -> column[post]).toArray();
  }

  static int[] take(int[] column, int[] posts) {
    return Arrays.stream(posts).map(post -> column[post]).toArray();
  }
}
