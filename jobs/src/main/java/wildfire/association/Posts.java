package wildfire.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Posts by column, in order of platform and id: what they are, what they are tagged with and what
 * became of them. The order in which they are given does not matter.
 */
public final class Posts implements Serializable {
  /** The scope of all platforms. */
  public static final String ALL = "all";

  static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final List<String> HOURS =
      IntStream.rangeClosed(0, 24).mapToObj("%02d"::formatted).toList();

  private static final long serialVersionUID = 1L;

  private final List<String> ids;
  private final List<String> platforms;
  private final int[] platform;
  private final List<String> authors;
  private final int[] account;
  private final List<String> formats;
  private final int[] format;
  private final int[] paid;
  private final double[] followers;
  private final long[] publishedAt;
  private final double[] hour;
  private final int[] weekday;
  private final EnumMap<PostOutcome, double[]> outcome;
  private final int[] cascadeSize;
  private final Tagging tagging;
  private final Map<String, double[]> reactionShare;

  private Posts(List<PostFacts> posts, Function<Map<PostKey, Integer>, Tagging> tags) {
    int n = posts.size();
    this.ids = new ArrayList<>(posts.stream().map(PostFacts::postId).toList());
    this.platforms = distinct(posts, PostFacts::platform);
    this.platform = coded(posts, PostFacts::platform, platforms);
    this.formats = distinct(posts, PostFacts::format);
    this.format = coded(posts, PostFacts::format, formats);
    this.authors = new ArrayList<>();
    this.account = new int[n];
    this.paid = new int[n];
    this.followers = new double[n];
    this.publishedAt = new long[n];
    this.hour = new double[n];
    this.weekday = new int[n];
    this.cascadeSize = posts.stream().mapToInt(PostFacts::cascadeSize).toArray();
    this.reactionShare = reactionShares(posts);
    this.outcome = new EnumMap<>(PostOutcome.class);
    for (PostOutcome one : PostOutcome.values()) {
      outcome.put(one, new double[n]);
    }
    Map<List<String>, Integer> accounts = new HashMap<>();
    Map<PostKey, Integer> place = new HashMap<>();
    for (int i = 0; i < n; i++) {
      PostFacts post = posts.get(i);
      place.put(new PostKey(post.platform(), post.postId()), i);
      account[i] =
          accounts.computeIfAbsent(
              Arrays.asList(post.platform(), post.authorId()),
              who -> {
                authors.add(post.authorId());
                return authors.size() - 1;
              });
      paid[i] = post.paid() == null ? -1 : post.paid() ? 1 : 0;
      followers[i] =
          post.followers() == null ? Double.NaN : Math.log10(Math.max(0, post.followers()) + 1.0);
      publishedAt[i] = post.publishedAt() == null ? Long.MAX_VALUE : post.publishedAt();
      hour[i] = post.hour() == null ? Double.NaN : post.hour();
      weekday[i] = post.weekday() == null ? -1 : post.weekday() - 1;
      int next = 0;
      for (double[] column : outcome.values()) {
        column[i] = post.outcomes()[next++];
      }
    }
    this.tagging = tags.apply(place);
  }

  /**
   * The posts with their tags.
   *
   * @param tagged tags of other posts among them are left aside
   * @param vocabulary triggers to ask about even if nobody used them, in the order of the answers
   * @param mostTriggers triggers, and details of each, that are asked about: those on most posts
   */
  public static Posts of(
      List<PostFacts> posts, List<Tagged> tagged, List<String> vocabulary, int mostTriggers) {
    List<PostFacts> ordered = new ArrayList<>(posts);
    ordered.sort(Comparator.comparing(PostFacts::platform).thenComparing(PostFacts::postId));
    return new Posts(ordered, place -> Tagging.of(tagged, place, vocabulary, mostTriggers));
  }

  private static List<String> distinct(List<PostFacts> posts, Function<PostFacts, String> part) {
    TreeSet<String> found = new TreeSet<>();
    for (PostFacts post : posts) {
      if (part.apply(post) != null) {
        found.add(part.apply(post));
      }
    }
    return new ArrayList<>(found);
  }

  private static int[] coded(
      List<PostFacts> posts, Function<PostFacts, String> part, List<String> names) {
    Map<String, Integer> code = new HashMap<>();
    names.forEach(name -> code.put(name, code.size()));
    return posts.stream().mapToInt(post -> code.getOrDefault(part.apply(post), -1)).toArray();
  }

  private static Map<String, double[]> reactionShares(List<PostFacts> posts) {
    Map<String, double[]> shares = new TreeMap<>();
    for (int i = 0; i < posts.size(); i++) {
      for (Map.Entry<String, Double> one : posts.get(i).reactionShares().entrySet()) {
        shares.computeIfAbsent(one.getKey(), kind -> unknown(posts.size()))[i] = one.getValue();
      }
    }
    return shares;
  }

  private static double[] unknown(int posts) {
    double[] unknown = new double[posts];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  public int size() {
    return ids.size();
  }

  /** The platforms that have a post, and last {@link #ALL} of them. */
  public List<String> scopes() {
    List<String> scopes = new ArrayList<>(platforms);
    if (size() > 0) {
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
    return outcome.get(asked);
  }

  /** Index of each post's account; posts of unknown author on a platform are of one account. */
  public int[] account() {
    return account;
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

  List<String> platforms() {
    return platforms;
  }

  int[] platform() {
    return platform;
  }

  List<String> formats() {
    return formats;
  }

  /** Index into {@link #formats}; -1 is unknown. */
  int[] format() {
    return format;
  }

  /** 1 paid for, 0 not, -1 unknown. */
  int[] paid() {
    return paid;
  }

  /** log10(followers + 1), {@code NaN} where unknown. */
  double[] followers() {
    return followers;
  }

  /** UTC microseconds; {@link Long#MAX_VALUE} where unknown. */
  long[] publishedAt() {
    return publishedAt;
  }

  /** Its platform. */
  public String platform(int post) {
    return platforms.get(platform[post]);
  }

  /** Its id on its platform. */
  public String id(int post) {
    return ids.get(post);
  }

  /** 0 to 24, {@code NaN} where unknown. */
  double[] hour() {
    return hour;
  }

  /** 0 (Monday) to 6; -1 is unknown. */
  int[] weekday() {
    return weekday;
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

  int[] cascadeSize() {
    return cascadeSize;
  }

  /** The kinds of reactions that are known of some post, in order of name. */
  List<String> reactionKinds() {
    return List.copyOf(reactionShare.keySet());
  }

  /** One entry per post, 0 to 1; {@code NaN} where unknown. */
  double[] reactionShare(String kind) {
    return reactionShare.get(kind);
  }

  Tagging tagging() {
    return tagging;
  }

  static double[] take(double[] column, int[] posts) {
    return Arrays.stream(posts).mapToDouble(post -> column[post]).toArray();
  }

  static int[] take(int[] column, int[] posts) {
    return Arrays.stream(posts).map(post -> column[post]).toArray();
  }
}
