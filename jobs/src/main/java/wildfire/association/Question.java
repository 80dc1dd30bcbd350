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
 * @param kind of the factors; {@code TRIGGER} asks about details too
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
        int step = kind == FactorKind.TRIGGER ? Math.max(1, factors) : MODELS;
        for (int from = 0; from < factors; from += step) {
          for (PostOutcome outcome : limits.outcomes()) {
            questions.add(new Question(scope, outcome, kind, from, Math.min(factors, from + step)));
          }
        }
      }
    }
    return questions;
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
            new Outcome(outcome.id(), scale(outcome), value(posts, own)),
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

  /** Unknown too where the category is: such a post is neither with it nor without. */
  private double[] value(Posts posts, ScopePosts own) {
    double[] value = Posts.take(posts.outcome(outcome), own.place());
    return switch (kind) {
      case TRIGGER, DETAIL, PAIR, PLATFORM -> value;
      case FORMAT, HOUR, WEEKDAY, AUTHOR -> {
        String[] known = own.values(kind);
        Arrays.setAll(value, post -> known[post] == null ? Double.NaN : value[post]);
        yield value;
      }
    };
  }
}
