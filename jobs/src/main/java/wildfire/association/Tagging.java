package wildfire.association;

import java.io.Serializable;
import java.util.ArrayList;
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
 */
final class Tagging implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DRAWS = 1000;

  private final int[] taggers;
  private final List<String> triggers;
  private final Map<String, List<String>> details;
  private final Map<String, double[]> strength;
  private final Map<String, int[]> yes;

  private Tagging(
      int[] taggers,
      List<String> triggers,
      Map<String, List<String>> details,
      Map<String, double[]> strength,
      Map<String, int[]> yes) {
    this.taggers = taggers;
    this.triggers = triggers;
    this.details = details;
    this.strength = strength;
    this.yes = yes;
  }

  /**
   * The tags of posts.
   *
   * @param place of a post among all, null for one that is not among them
   * @param vocabulary triggers that are asked about although nobody may have used them, in order
   * @param most triggers, and details of each, that are kept: those on most posts
   */
  static Tagging of(
      List<Tagged> tagged, Map<PostKey, Integer> place, List<String> vocabulary, int most) {
    List<Map<String, Map<String, Double>>> said = new ArrayList<>();
    for (int post = 0; post < place.size(); post++) {
      said.add(null);
    }
    SortedMap<String, Integer> posts = new TreeMap<>();
    vocabulary.forEach(trigger -> posts.put(FactorKind.TRIGGER.name(trigger), 0));
    for (Tagged one : tagged) {
      Integer post = place.get(new PostKey(one.platform(), one.postId()));
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

  List<String> triggers() {
    return triggers;
  }

  /** The details that a trigger was tagged with. */
  List<String> details(String trigger) {
    return details.get(trigger);
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
   */
  Agreement agreement(String name, int[] posts, long seed) {
    return agreement(name, posts, DRAWS, seed ^ ((long) name.hashCode() << 20));
  }

  /** The same without its interval, which takes most of the time. */
  Agreement agreementAlone(String name, int[] posts) {
    return agreement(name, posts, 0, 0);
  }

  private Agreement agreement(String name, int[] posts, int draws, long seed) {
    int[] counted = yes.getOrDefault(name, new int[taggers.length]);
    int ratings = 0;
    for (int post : posts) {
      ratings += taggers[post] > 1 ? taggers[post] : 0;
    }
    int[] unit = new int[ratings];
    int[] value = new int[ratings];
    int next = 0;
    int units = 0;
    for (int post : posts) {
      if (taggers[post] > 1) {
        for (int rating = 0; rating < taggers[post]; rating++) {
          unit[next] = units;
          value[next++] = rating < counted[post] ? 1 : 0;
        }
        units++;
      }
    }
    return Agreement.of(unit, value, draws, seed);
  }
}
