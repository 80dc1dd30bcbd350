package wildfire.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wildfire.model.FactorKind;

/**
 * What posts are tagged with. A post's strength of a trigger is the mean over the people who tagged
 * that post with anything: who tagged it with something else said that this trigger is not there. A
 * post that nobody tagged has strength 0 of everything.
 *
 * @param taggers of each post, how many
 * @param details that each trigger was tagged with
 * @param strength one entry per post, by the factor's name; none where nobody said it
 * @param yes of each post, how many said it, by the factor's name
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Tagging(
    int[] taggers,
    List<String> triggers,
    Map<String, List<String>> details,
    Map<String, double[]> strength,
    Map<String, int[]> yes)
    implements Serializable {

  /** So many resamples give an agreement its interval. */
  static final int DRAWS = 1000;

  /**
   * The tags of posts.
   *
   * @param place of a post among all, null for one that is not among them
   * @param vocabulary triggers that are asked about although nobody may have used them, in order
   * @param most triggers, and details of each, that are kept: those on most posts
   */
  static Tagging of(
      List<Tagged> tagged, Map<List<String>, Integer> place, List<String> vocabulary, int most) {
    List<Map<String, Map<String, Double>>> said = new ArrayList<>();
    for (int post = 0; post < place.size(); post++) {
      said.add(null);
    }
    SortedMap<String, Integer> posts = new TreeMap<>();
    vocabulary.forEach(trigger -> posts.put(FactorKind.TRIGGER.name(trigger), 0));
    for (Tagged one : tagged) {
      Integer post = place.get(List.of(one.platform(), one.postId()));
      if (post != null) {
        if (said.get(post) == null) {
          said.set(post, new HashMap<>());
        }
        Map<String, Double> own =
            said.get(post)
                .computeIfAbsent(one.tagger() == null ? "" : one.tagger(), who -> new HashMap<>());
        own.merge(one.said(FactorKind.TRIGGER), one.strength(), Math::max);
        if (one.detail() != null) {
          own.merge(one.said(FactorKind.DETAIL), one.strength(), Math::max);
        }
      }
    }
    int[] taggers = new int[said.size()];
    Map<String, double[]> strength = new HashMap<>();
    Map<String, int[]> yes = new HashMap<>();
    for (int post = 0; post < taggers.length; post++) {
      if (said.get(post) == null) {
        continue;
      }
      taggers[post] = said.get(post).size();
      int at = post;
      for (Map<String, Double> own : said.get(post).values()) {
        own.forEach(
            (name, strong) -> {
              int[] counted = yes.computeIfAbsent(name, n -> new int[taggers.length]);
              if (strong > 0) {
                if (counted[at]++ == 0) {
                  posts.merge(name, 1, Integer::sum);
                }
                strength.computeIfAbsent(name, n -> new double[taggers.length])[at] += strong;
              }
            });
      }
    }
    strength
        .values()
        .forEach(
            column -> {
              for (int post = 0; post < column.length; post++) {
                column[post] = taggers[post] == 0 ? 0 : Math.min(1, column[post] / taggers[post]);
              }
            });
    return kept(taggers, posts, vocabulary, most, strength, yes);
  }

  private static Tagging kept(
      int[] taggers,
      SortedMap<String, Integer> posts,
      List<String> vocabulary,
      int most,
      Map<String, double[]> strength,
      Map<String, int[]> yes) {
    List<String> triggers = new ArrayList<>(commonest("trigger=", posts, most));
    triggers.sort(
        Comparator.comparing(
                (String name) -> {
                  int known = vocabulary.indexOf(FactorKind.value(name));
                  return known < 0 ? Integer.MAX_VALUE : known;
                })
            .thenComparing(Comparator.naturalOrder()));
    Map<String, List<String>> details = new HashMap<>();
    for (String trigger : triggers) {
      String kinds = FactorKind.DETAIL.name(FactorKind.value(trigger) + ":");
      details.put(trigger, new ArrayList<>(commonest(kinds, posts, most)));
    }
    List<String> all = new ArrayList<>(triggers);
    details.values().forEach(all::addAll);
    strength.keySet().retainAll(all);
    yes.keySet().retainAll(all);
    return new Tagging(taggers, new ArrayList<>(triggers), details, strength, yes);
  }

  private static List<String> commonest(String begins, SortedMap<String, Integer> posts, int most) {
    return posts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(begins))
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** One entry per post, by the factor's name; all 0 where nobody said it. */
  double[] strength(String name) {
    double[] known = strength.get(name);
    return known == null ? new double[taggers.length] : known;
  }

  /**
   * How far the people who tagged the same posts agree on whether the factor is there. Who saw a
   * post and tagged nothing leaves no trace, and is not asked.
   *
   * @param posts places of those that count
   * @param least alpha from which tags are reliable
   * @param draws {@link #DRAWS}, or 0 for no interval, which takes most of the time
   */
  Agreement agreement(String name, int[] posts, double least, int draws, long seed) {
    int[] counted = yes.getOrDefault(name, new int[taggers.length]);
    int[][] said =
        Arrays.stream(posts)
            .mapToObj(post -> new int[] {taggers[post] - counted[post], counted[post]})
            .toArray(int[][]::new);
    return Agreement.of(said, least, draws, seed ^ ((long) name.hashCode() << 20));
  }
}
