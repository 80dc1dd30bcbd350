package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wildfire.association.Control.AccountMean;
import wildfire.model.FactorKind;

/** The posts of one scope, with what may be asked about and what is held equal. */
final class ScopePosts {
  static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** Values of a category that are asked about: those on most posts. */
  private static final int MOST_VALUES = 50;

  private final Posts posts;
  private final String scope;
  private final int[] place;
  private final int[] labels;

  ScopePosts(Posts posts, String scope) {
    this.posts = posts;
    this.scope = scope;
    this.place = posts.of(scope);
    this.labels = labels(posts.tagging(), place);
  }

  int[] place() {
    return place;
  }

  int[] account() {
    return Posts.take(posts.account(), place);
  }

  int[] cascadeSize() {
    return Posts.take(posts.cascadeSize(), place);
  }

  /**
   * All triggers, used or not, together in one model. Where every post has exactly one of them they
   * are labels, as of rumours and other news, and say what the others do not: then each is set
   * against all others instead, as a format is.
   */
  List<Factor> triggers() {
    List<String> names = posts.tagging().triggers();
    if (labels != null) {
      return names.stream()
          .map(name -> Factor.category(name, FactorKind.TRIGGER.id(), strength(name)))
          .toList();
    }
    return names.stream().map(name -> Factor.joint(name, strength(name))).toList();
  }

  /** Index of each post's only trigger; null where some post has none, several, or a weaker one. */
  private static int[] labels(Tagging tagging, int[] place) {
    List<String> names = tagging.triggers();
    int[] labels = new int[place.length];
    Arrays.fill(labels, -1);
    for (int name = 0; name < names.size(); name++) {
      double[] strength = Posts.take(tagging.strength(names.get(name)), place);
      for (int post = 0; post < strength.length; post++) {
        if (strength[post] > 0 && (strength[post] < 1 || labels[post] >= 0)) {
          return null;
        }
        labels[post] = strength[post] > 0 ? name : labels[post];
      }
    }
    return names.size() < 2 || IntStream.of(labels).anyMatch(one -> one < 0) ? null : labels;
  }

  /** The details of all triggers; of labels none. */
  List<Factor> details(List<Factor> triggers) {
    List<Factor> details = new ArrayList<>();
    for (Factor trigger : triggers) {
      if (!(trigger.role() instanceof Role.Joint)) {
        continue;
      }
      for (String name : posts.tagging().details(trigger.name())) {
        details.add(Factor.detail(name, trigger, strength(name)));
      }
    }
    return details;
  }

  private double[] strength(String name) {
    return Posts.take(posts.tagging().strength(name), place);
  }

  /** Every two of the triggers; of labels none, since no post has two. */
  static List<Factor> pairs(List<Factor> triggers) {
    List<Factor> pairs = new ArrayList<>();
    if (triggers.stream().anyMatch(trigger -> !(trigger.role() instanceof Role.Joint))) {
      return pairs;
    }
    for (int one = 0; one < triggers.size(); one++) {
      for (int other = one + 1; other < triggers.size(); other++) {
        Factor pair = Factor.pair(triggers.get(one), triggers.get(other));
        String value =
            FactorKind.value(triggers.get(one).name())
                + "+"
                + FactorKind.value(triggers.get(other).name());
        pairs.add(new Factor(FactorKind.PAIR.name(value), pair.role(), pair.strength()));
      }
    }
    return pairs;
  }

  /**
   * The values of a category that posts have, each against all others.
   *
   * @param kind format, hour, weekday or platform
   */
  List<Factor> categories(FactorKind kind) {
    String[] value = values(kind);
    return commonest(value, MOST_VALUES).stream()
        .map(one -> Factor.category(kind.name(one), kind.id(), is(one, value)))
        .toList();
  }

  /** The category's value of each post; null where unknown. */
  String[] values(FactorKind kind) {
    return switch (kind) {
      case FORMAT -> named(posts.format(), posts.formats());
      case WEEKDAY -> named(posts.weekday(), WEEKDAYS);
      case PLATFORM -> named(posts.platform(), posts.platforms());
      case HOUR ->
          Arrays.stream(place)
              .mapToObj(
                  post ->
                      Double.isNaN(posts.hour()[post])
                          ? null
                          : String.format(Locale.ROOT, "%02d", (int) posts.hour()[post]))
              .toArray(String[]::new);
      case AUTHOR ->
          Arrays.stream(place)
              .mapToObj(post -> posts.author(posts.account()[post]))
              .toArray(String[]::new);
      case TRIGGER, DETAIL, PAIR, REACTION ->
          throw new IllegalArgumentException(kind + " is not one of several");
    };
  }

  /** The accounts with most posts, each against all others. */
  List<Factor> authors(int most) {
    String[] value = values(FactorKind.AUTHOR);
    return commonest(value, most).stream()
        .map(one -> new Factor(FactorKind.AUTHOR.name(one), new Role.Account(), is(one, value)))
        .toList();
  }

  /** The kinds of reactions, each as a part of all; where that is unknown it stands at 0. */
  List<Factor> reactions() {
    List<Factor> kinds = new ArrayList<>();
    for (String kind : posts.reactionKinds()) {
      double[] share = reactionShare(kind);
      if (isKnown(share)) {
        double[] strength = Arrays.stream(share).map(one -> Double.isNaN(one) ? 0 : one).toArray();
        kinds.add(Factor.measured(FactorKind.REACTION.name(kind), strength));
      }
    }
    return kinds;
  }

  /** A kind of reaction as a part of all, 0 to 1, one entry a post; {@code NaN} where unknown. */
  double[] reactionShare(String kind) {
    return Posts.take(posts.reactionShare(kind), place);
  }

  private String[] named(int[] code, List<String> names) {
    return Arrays.stream(place)
        .mapToObj(post -> code[post] < 0 ? null : names.get(code[post]))
        .toArray(String[]::new);
  }

  private static List<String> commonest(String[] values, int most) {
    Map<String, Integer> count = new TreeMap<>();
    for (String value : values) {
      if (value != null) {
        count.merge(value, 1, Integer::sum);
      }
    }
    return count.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static double[] is(String asked, String[] values) {
    return Arrays.stream(values).mapToDouble(value -> asked.equals(value) ? 1 : 0).toArray();
  }

  /**
   * What is held equal: platform (over all), format, paid or not, followers, hour and weekday.
   * Never what comes after the publication.
   *
   * @param minPosts formats of fewer posts are one: they would cost a column each and tell nothing
   */
  List<Control> controls(int minPosts) {
    List<Control> controls = new ArrayList<>();
    if (scope.equals(Posts.ALL)) {
      controls.addAll(
          Controls.categories(
              FactorKind.PLATFORM.id(),
              Posts.take(posts.platform(), place),
              posts.platforms(),
              AccountMean.LEFT_OUT));
    }
    if (labels != null) {
      controls.addAll(
          Controls.categories(
              FactorKind.TRIGGER.id(), labels, posts.tagging().triggers(), AccountMean.ADDED));
    }
    controls.addAll(formats(minPosts));
    controls.addAll(
        Controls.categories(
            "paid", Posts.take(posts.paid(), place), List.of("no", "yes"), AccountMean.ADDED));
    double[] followers = Posts.take(posts.followers(), place);
    if (isKnown(followers)) {
      controls.addAll(Controls.number("followers", followers, AccountMean.LEFT_OUT));
    }
    double[] hour = Posts.take(posts.hour(), place);
    if (isKnown(hour)) {
      controls.addAll(Controls.hourOfDay(FactorKind.HOUR.id(), hour, AccountMean.LEFT_OUT));
    }
    controls.addAll(
        Controls.categories(
            FactorKind.WEEKDAY.id(),
            Posts.take(posts.weekday(), place),
            WEEKDAYS,
            AccountMean.LEFT_OUT));
    return controls;
  }

  private List<Control> formats(int minPosts) {
    int[] format = Posts.take(posts.format(), place);
    int[] count = new int[posts.formats().size()];
    for (int one : format) {
      if (one >= 0) {
        count[one]++;
      }
    }
    List<String> names = new ArrayList<>();
    int[] code = new int[count.length];
    for (int one = 0; one < code.length; one++) {
      code[one] = count[one] < minPosts ? -1 : names.size();
      if (count[one] >= minPosts) {
        names.add(posts.formats().get(one));
      }
    }
    names.add("rare");
    int rare = names.size() - 1;
    int[] own =
        IntStream.of(format).map(one -> one < 0 ? -1 : code[one] < 0 ? rare : code[one]).toArray();
    return Controls.categories(FactorKind.FORMAT.id(), own, names, AccountMean.ADDED);
  }

  private static boolean isKnown(double[] column) {
    return Arrays.stream(column).anyMatch(one -> !Double.isNaN(one));
  }
}
