package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import wildfire.association.Control.AccountMean;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** The posts of one scope, with what may be asked about and what is held equal. */
final class ScopePosts {
  /** Values of a category that are asked about: those on most posts. */
  private static final int MOST_VALUES = 50;

  private final Posts posts;
  private final String scope;
  private final int[] place;
  private final int[] labels;
  private final Map<Calendar, List<Control>> held = new EnumMap<>(Calendar.class);

  ScopePosts(Posts posts, String scope) {
    this.posts = posts;
    this.scope = scope;
    this.place = posts.of(scope);
    this.labels = labels(posts.tagging(), place);
  }

  String scope() {
    return scope;
  }

  int[] place() {
    return place;
  }

  int[] account() {
    return Posts.take(posts.account(), place);
  }

  /** One entry per post, {@code NaN} where unknown. */
  double[] outcome(PostOutcome asked) {
    return Posts.take(posts.outcome(asked), place);
  }

  int[] cascadeSize() {
    return Posts.take(posts.cascadeSize(), place);
  }

  /**
   * Posts of the scope, to be asked about.
   *
   * @param known those that count, ascending
   */
  Frame frame(IntStream known, Inference inference) {
    return switch (inference) {
      case ACCOUNTS_LIKE_THESE -> Frame.of(known, account());
      case THESE_ACCOUNTS -> Frame.ofWeeks(known, account(), week());
    };
  }

  /**
   * What such posts are asked with.
   *
   * @param scale of the outcomes: of yes and no the rarer answer would have to pay for periods
   * @param without blocks of controls that are not held equal
   * @param joint the factors that all models have
   */
  Association association(
      Frame frame, Scale scale, Question.Limits limits, Set<String> without, List<Factor> joint) {
    Rules rules = limits.rules();
    boolean ofPeriods = scale == Scale.LOG && frame.inference() == Inference.ACCOUNTS_LIKE_THESE;
    List<Control> finest = held(rules.minPostsWith(), ofPeriods ? Calendar.WEEKS : Calendar.TREND);
    List<Control> all =
        Calendar.isAffordable(finest, frame.posts())
            ? finest
            : held(rules.minPostsWith(), Calendar.TREND);
    return new Association(
        scope,
        frame,
        all.stream().filter(control -> !without.contains(control.block())).toList(),
        joint,
        frame.inference() == Inference.THESE_ACCOUNTS ? rules.ofWeeks() : rules,
        refused(limits));
  }

  private synchronized List<Control> held(int minPosts, Calendar finest) {
    return held.computeIfAbsent(finest, its -> controls(minPosts, its));
  }

  /** Why accounts cannot be held equal; null where they can. */
  Refused refused(Question.Limits limits) {
    int unknown = posts.unknownAuthors(scope);
    return unknown > limits.maxUnknownAuthorShare() * place.length
        ? Refusal.AUTHORS_UNKNOWN.because("%d of %d".formatted(unknown, place.length))
        : null;
  }

  /** All that is asked about the posts. */
  List<Question> questions(Question.Limits limits) {
    List<Question> questions = new ArrayList<>();
    for (FactorKind kind : limits.kinds()) {
      questions.addAll(questions(kind, limits));
    }
    return questions;
  }

  private List<Question> questions(FactorKind kind, Question.Limits limits) {
    BitSet all = known(post -> true);
    List<Question> questions = new ArrayList<>();
    switch (kind) {
      case TRIGGER ->
          triggers().forEach(one -> questions.add(new Question(kind, all, () -> List.of(one))));
      case DETAIL -> {
        if (limits.kinds().contains(FactorKind.TRIGGER)) {
          for (Factor trigger : triggers()) {
            questions.add(new Question(kind, all, () -> details(List.of(trigger))));
          }
        }
      }
      case PAIR -> {
        List<Factor> triggers = joint();
        for (int one = 0; one < triggers.size(); one++) {
          for (Factor other : triggers.subList(one + 1, triggers.size())) {
            Factor first = triggers.get(one);
            questions.add(new Question(kind, all, () -> List.of(pair(first, other))));
          }
        }
      }
      case FORMAT, HOUR, WEEKDAY -> questions.addAll(values(kind, MOST_VALUES));
      case PLATFORM -> {
        if (scope.equals(Posts.ALL)) {
          questions.addAll(values(kind, MOST_VALUES));
        }
      }
      case AUTHOR -> {
        if (!scope.equals(Posts.ALL)) {
          questions.addAll(values(kind, limits.mostAuthors()));
        }
      }
      case REACTION -> {
        for (String one : posts.reactionShares().keySet()) {
          double[] share = posts.reactionShares().get(one);
          BitSet known = known(post -> !Double.isNaN(share[post]));
          if (!known.isEmpty()) {
            questions.add(new Question(kind, known, () -> List.of(reaction(one))));
          }
        }
      }
    }
    return questions;
  }

  private List<Question> values(FactorKind kind, int most) {
    BitSet known = known(post -> posts.code(kind, post) >= 0);
    return commonest(kind, most).stream()
        .map(code -> new Question(kind, known, () -> List.of(value(kind, code))))
        .toList();
  }

  /** Those of the scope's posts, by their order in it. */
  BitSet known(IntPredicate ofAll) {
    BitSet known = new BitSet(place.length);
    for (int post = 0; post < place.length; post++) {
      known.set(post, ofAll.test(place[post]));
    }
    return known;
  }

  /** The triggers that are held equal together. */
  List<Factor> joint() {
    return labels == null ? triggers() : List.of();
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
      for (String name : posts.tagging().details().get(trigger.name())) {
        details.add(Factor.detail(name, trigger, strength(name)));
      }
    }
    return details;
  }

  private double[] strength(String name) {
    return Posts.take(posts.tagging().strength(name), place);
  }

  private static Factor pair(Factor one, Factor other) {
    Factor pair = Factor.pair(one, other);
    String value = FactorKind.value(one.name()) + "+" + FactorKind.value(other.name());
    return new Factor(FactorKind.PAIR.name(value), pair.role(), pair.strength());
  }

  /**
   * The values of a category that posts have, each against all others.
   *
   * @param kind format, hour, weekday or platform
   */
  List<Factor> categories(FactorKind kind) {
    return commonest(kind, MOST_VALUES).stream().map(code -> value(kind, code)).toList();
  }

  /** One value of a category against all others; an account is compared plainly only. */
  private Factor value(FactorKind kind, int code) {
    double[] is =
        Arrays.stream(place).mapToDouble(post -> posts.code(kind, post) == code ? 1 : 0).toArray();
    String name = kind.name(posts.names(kind).get(code));
    return kind == FactorKind.AUTHOR
        ? new Factor(name, new Role.Account(), is)
        : Factor.category(name, kind.id(), is);
  }

  /** A kind of reaction as a part of all; where that is unknown it stands at 0. */
  private Factor reaction(String kind) {
    double[] share = Posts.take(posts.reactionShares().get(kind), place);
    Arrays.setAll(share, post -> Double.isNaN(share[post]) ? 0 : share[post]);
    return Factor.measured(FactorKind.REACTION.name(kind), share);
  }

  /** Codes of the values on most posts, in order of name. */
  private List<Integer> commonest(FactorKind kind, int most) {
    List<String> names = posts.names(kind);
    int[] count = new int[names.size()];
    for (int post : place) {
      int code = posts.code(kind, post);
      if (code >= 0) {
        count[code]++;
      }
    }
    return IntStream.range(0, count.length)
        .filter(code -> count[code] > 0)
        .boxed()
        .sorted(
            Comparator.comparing((Integer code) -> -count[code])
                .thenComparing((Integer code) -> names.get(code)))
        .limit(most)
        .sorted(Comparator.comparing(names::get))
        .toList();
  }

  /**
   * What is held equal: platform (over all), format, paid or not, followers, hour, weekday and
   * calendar time. Never what comes after the publication.
   *
   * @param minPosts formats of fewer posts are one: they would cost a column each and tell nothing
   */
  List<Control> controls(int minPosts, Calendar finest) {
    List<Control> controls = new ArrayList<>();
    if (scope.equals(Posts.ALL)) {
      controls.addAll(
          Control.categories(
              FactorKind.PLATFORM.id(),
              Posts.take(posts.platform(), place),
              posts.platforms(),
              AccountMean.LEFT_OUT));
    }
    if (labels != null) {
      controls.addAll(
          Control.categories(
              FactorKind.TRIGGER.id(), labels, posts.tagging().triggers(), AccountMean.ADDED));
    }
    controls.addAll(formats(minPosts));
    controls.addAll(
        Control.categories(
            "paid", Posts.take(posts.paid(), place), List.of("no", "yes"), AccountMean.ADDED));
    double[] followers = Posts.take(posts.followers(), place);
    if (isKnown(followers)) {
      controls.addAll(Control.number("followers", followers, AccountMean.ADDED));
    }
    double[] hour = Posts.take(posts.hour(), place);
    if (isKnown(hour)) {
      controls.addAll(Control.hourOfDay(FactorKind.HOUR.id(), hour, AccountMean.ADDED));
    }
    controls.addAll(
        Control.categories(
            FactorKind.WEEKDAY.id(),
            Posts.take(posts.weekday(), place),
            Posts.WEEKDAYS,
            AccountMean.ADDED));
    controls.addAll(Calendar.controls(publishedAt(), finest));
    return controls;
  }

  private long[] publishedAt() {
    return Arrays.stream(place).mapToLong(post -> posts.publishedAt()[post]).toArray();
  }

  /** The week of each post, numbered in order of time; -1 where unknown. */
  int[] week() {
    return Calendar.weeks(publishedAt());
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
    return Control.categories(FactorKind.FORMAT.id(), own, names, AccountMean.ADDED);
  }

  private static boolean isKnown(double[] column) {
    return Arrays.stream(column).anyMatch(one -> !Double.isNaN(one));
  }
}
