package wildfire.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * What is asked at once: how one outcome goes with factors of one kind, within one scope.
 *
 * @param scope a platform, or {@link Posts#ALL}
 * @param kind of the factors; {@code TRIGGER} asks about details too. Of {@code REACTION} there is
 *     one factor a question: each kind is known of posts of its own
 * @param from first of the factors of that kind
 * @param to the one after the last
 */
public record Question(String scope, PostOutcome outcome, FactorKind kind, int from, int to)
    implements Serializable {
  /** Factors that need a model each are cut into questions of so many. */
  private static final int MODELS = 12;

  /**
   * What may be asked, and what is too little to be answered.
   *
   * @param outcomes in the order of the answers
   * @param kinds of factors that are asked about
   * @param rules of comparisons
   * @param mostAuthors of each platform that are asked about: those with most posts
   * @param maxUnknownAuthorShare where the author of a greater share of the posts is unknown there
   *     are only plain differences: accounts cannot be held equal
   */
  public record Limits(
      List<PostOutcome> outcomes,
      List<FactorKind> kinds,
      Rules rules,
      int mostAuthors,
      double maxUnknownAuthorShare)
      implements Serializable {}

  /** All questions about posts, the longest first. */
  public static List<Question> all(Posts posts, Limits limits) {
    List<Question> questions = new ArrayList<>();
    List<String> scopes = new ArrayList<>(posts.scopes());
    scopes.sort((one, other) -> posts.of(other).length - posts.of(one).length);
    for (String scope : scopes) {
      ScopePosts own = new ScopePosts(posts, scope);
      for (FactorKind kind : limits.kinds()) {
        int factors = factors(own, scope, kind, limits).size();
        int step =
            switch (kind) {
              case TRIGGER -> Math.max(1, factors);
              case REACTION -> 1;
              case DETAIL, PAIR, FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR -> MODELS;
            };
        for (int from = 0; from < factors; from += step) {
          for (PostOutcome outcome : asked(kind, limits)) {
            questions.add(new Question(scope, outcome, kind, from, Math.min(factors, from + step)));
          }
        }
      }
    }
    return questions;
  }

  private static List<PostOutcome> asked(FactorKind kind, Limits limits) {
    return limits.outcomes().stream()
        .filter(outcome -> !kind.comesAfterPublication() || countsNoReactions(outcome))
        .toList();
  }

  /**
   * Whether it is a number of shares or of comments. The accounts that a post engaged, which
   * breadth, outside share and the verdict look at, are those that reacted to it too, so a kind's
   * share of the reactions would be set against its own whole. A shape is compared at equal size
   * between posts with and without, and of a measured share there is more or less.
   */
  private static boolean countsNoReactions(PostOutcome outcome) {
    return switch (outcome) {
      case SPEED, SIZE, CONVERSATION -> true;
      case BREADTH, OUTSIDE_SHARE, VIRAL, STRUCTURAL_VIRALITY, CASCADE_DEPTH -> false;
    };
  }

  /** What a question of that kind asks about, in the order of the answers. */
  private static List<Factor> factors(
      ScopePosts own, String scope, FactorKind kind, Limits limits) {
    boolean overAll = scope.equals(Posts.ALL);
    return switch (kind) {
      case TRIGGER -> {
        List<Factor> triggers = own.triggers();
        List<Factor> both = new ArrayList<>(triggers);
        if (limits.kinds().contains(FactorKind.DETAIL)) {
          both.addAll(own.details(triggers));
        }
        yield both;
      }
      case DETAIL -> List.of();
      case PAIR -> ScopePosts.pairs(own.triggers());
      case FORMAT, HOUR, WEEKDAY -> own.categories(kind);
      case PLATFORM -> overAll ? own.categories(kind) : List.of();
      case AUTHOR -> overAll ? List.of() : own.authors(limits.mostAuthors());
      case REACTION -> own.reactions();
    };
  }

  /** One row a factor. */
  public List<AssociationRow> answered(Posts posts, Limits limits) {
    ScopePosts own = new ScopePosts(posts, scope);
    List<Factor> asked = factors(own, scope, kind, limits).subList(from, to);
    List<Factor> factors = new ArrayList<>();
    if (kind != FactorKind.TRIGGER) {
      own.triggers().stream()
          .filter(trigger -> trigger.role() instanceof Role.Joint)
          .forEach(factors::add);
    }
    factors.addAll(asked);
    OutcomeData data =
        new OutcomeData(
            scope,
            new Outcome(outcome.id(), scale(outcome), value(posts, own, asked)),
            own.account(),
            factors,
            own.controls(limits.rules().minPostsWith()),
            outcome.isShape() ? own.cascadeSize() : new int[0]);
    Set<String> names = asked.stream().map(Factor::name).collect(Collectors.toSet());
    int unknown = posts.unknownAuthors(scope);
    if (unknown > limits.maxUnknownAuthorShare() * own.place().length) {
      Refused refused =
          Refusal.AUTHORS_UNKNOWN.because("%d of %d".formatted(unknown, own.place().length));
      return Association.plain(names, data, limits.rules(), refused);
    }
    return Association.about(names, data, limits.rules());
  }

  /** How an outcome is compared. */
  public static Scale scale(PostOutcome outcome) {
    return switch (outcome.unit()) {
      case YES_NO -> Scale.YES_NO;
      case DOUBLINGS, SHARE, EDGES -> Scale.LOG;
    };
  }

  /** Unknown too where the factor is: such a post is neither with it nor without. */
  private double[] value(Posts posts, ScopePosts own, List<Factor> asked) {
    double[] value = Posts.take(posts.outcome(outcome), own.place());
    return switch (kind) {
      case TRIGGER, DETAIL, PAIR, PLATFORM -> value;
      case FORMAT, HOUR, WEEKDAY, AUTHOR -> {
        String[] known = own.values(kind);
        Arrays.setAll(value, post -> known[post] == null ? Double.NaN : value[post]);
        yield value;
      }
      case REACTION -> {
        double[] known = own.reactionShare(FactorKind.value(asked.get(0).name()));
        Arrays.setAll(value, post -> Double.isNaN(known[post]) ? Double.NaN : value[post]);
        yield value;
      }
    };
  }
}
