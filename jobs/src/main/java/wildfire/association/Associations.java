package wildfire.association;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * All questions about posts. What takes their answers together comes last: platforms lend each
 * other strength, every test gets its q within its family, and tags are held against each other.
 */
public final class Associations {
  private Associations() {}

  /**
   * How all outcomes go with all factors, in order of scope, outcome, kind and factor; the same
   * whatever the number of threads. Takes the threads of the fork-join pool that it is called in,
   * else those of the common one, and holds one scope at a time.
   *
   * @param minAgreement alpha from which tags are reliable
   */
  public static List<AssociationRow> of(Posts posts, Question.Limits limits, double minAgreement) {
    List<AssociationRow> rows = new ArrayList<>();
    for (String scope : posts.scopes()) {
      rows.addAll(ofScope(posts, scope, limits));
    }
    return together(posts, rows, minAgreement, limits.rules().seed());
  }

  private static List<AssociationRow> ofScope(Posts posts, String scope, Question.Limits limits) {
    ScopePosts own = new ScopePosts(posts, scope);
    Map<Posed, Map<Question, List<PostOutcome>>> asked = new LinkedHashMap<>();
    List<Question> questions = own.questions(limits);
    for (PostOutcome outcome : limits.outcomes()) {
      double[] value = posts.outcome(outcome);
      BitSet known = own.known(post -> !Double.isNaN(value[post]));
      for (Question question : questions) {
        if (question.goesWith(outcome)) {
          BitSet both = (BitSet) known.clone();
          both.and(question.known());
          asked
              .computeIfAbsent(
                  new Posed(both, Question.scale(outcome)), its -> new LinkedHashMap<>())
              .computeIfAbsent(question, its -> new ArrayList<>())
              .add(outcome);
        }
      }
    }
    List<AssociationRow> rows = new ArrayList<>();
    asked.forEach(
        (posed, outcomes) -> {
          Map<Inference, Sample> samples = new ConcurrentHashMap<>();
          Function<Inference, Sample> sample =
              of -> samples.computeIfAbsent(of, its -> Sample.of(own, posed, its, limits));
          rows.addAll(
              List.copyOf(outcomes.entrySet()).parallelStream()
                  .flatMap(
                      entry ->
                          Association.orOfThese(
                              sample
                                  .apply(Inference.ACCOUNTS_LIKE_THESE)
                                  .rows(entry.getKey(), entry.getValue()),
                              () ->
                                  sample
                                      .apply(Inference.THESE_ACCOUNTS)
                                      .rows(entry.getKey(), entry.getValue()))
                              .stream())
                  .toList());
        });
    return rows;
  }

  /** Questions about the same posts, on one scale, which share models. */
  private record Posed(BitSet known, Scale scale) {}

  /**
   * The posts of a scope of which the same outcomes and factors are known.
   *
   * @param responses made as they are asked about
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Sample(
      ScopePosts own,
      Frame frame,
      Association association,
      int[] sizeClass,
      Map<PostOutcome, Response> responses) {

    static Sample of(ScopePosts own, Posed posed, Inference inference, Question.Limits limits) {
      Frame frame = own.frame(posed.known().stream(), inference);
      return new Sample(
          own,
          frame,
          own.association(frame, posed.scale(), limits, Set.of(), own.joint()),
          SizeMatching.sizeClasses(frame, own.cascadeSize()),
          new ConcurrentHashMap<>());
    }

    List<AssociationRow> rows(Question question, List<PostOutcome> outcomes) {
      return association.rows(
          question.factors().get(), outcomes.stream().map(this::response).toList());
    }

    private Response response(PostOutcome outcome) {
      return responses.computeIfAbsent(
          outcome,
          its ->
              Response.of(
                  its.id(),
                  Question.scale(its),
                  frame.take(own.outcome(its)),
                  its.isShape() ? sizeClass : new int[0]));
    }
  }

  private static List<AssociationRow> together(
      Posts posts, List<AssociationRow> rows, double minAgreement, long seed) {
    List<AssociationRow> platforms = new ArrayList<>();
    List<AssociationRow> overAll = new ArrayList<>();
    for (AssociationRow row : rows) {
      (row.scope().equals(Posts.ALL) ? overAll : platforms).add(row);
    }
    Map<String, List<AssociationRow>> families = new LinkedHashMap<>();
    for (List<AssociationRow> some : List.of(Association.shrunkOverPlatforms(platforms), overAll)) {
      for (AssociationRow row : some) {
        families.computeIfAbsent(family(row), name -> new ArrayList<>()).add(row);
      }
    }
    Map<List<String>, Agreement> agreements = new ConcurrentHashMap<>();
    BiFunction<String, String, Agreement> agreement =
        (scope, name) ->
            agreements.computeIfAbsent(
                List.of(scope, name),
                asked ->
                    posts
                        .tagging()
                        .agreement(name, posts.of(scope), minAgreement, Tagging.DRAWS, seed));
    List<AssociationRow> together = new ArrayList<>();
    families.forEach(
        (family, members) ->
            Association.withinFamily(family, members).parallelStream()
                .map(
                    row ->
                        row.withAgreement(
                            agreement(row, name -> agreement.apply(row.scope(), name))))
                .forEachOrdered(together::add));
    together.sort(
        Comparator.comparing((AssociationRow row) -> row.scope().equals(Posts.ALL))
            .thenComparing(AssociationRow::scope)
            .thenComparing(row -> PostOutcome.valueOf(row.outcome().toUpperCase(Locale.ROOT)))
            .thenComparing(row -> FactorKind.of(row.factor()))
            .thenComparing(AssociationRow::factor));
    return together;
  }

  /** Factors of one kind are looked at together, over all their outcomes and platforms. */
  private static String family(AssociationRow row) {
    return FactorKind.of(row.factor()).id()
        + (row.scope().equals(Posts.ALL) ? " over all" : " per platform")
        + (row.inference() == Inference.THESE_ACCOUNTS ? " of these accounts" : "");
  }

  /** Of a pair that of the trigger agreed on least. */
  private static Agreement agreement(AssociationRow row, Function<String, Agreement> of) {
    return switch (FactorKind.of(row.factor())) {
      case TRIGGER, DETAIL -> of.apply(row.factor());
      case PAIR -> {
        Role.Pair pair = (Role.Pair) row.role();
        Agreement one = of.apply(pair.first());
        Agreement other = of.apply(pair.second());
        boolean isFirst =
            other.alpha() == null || (one.alpha() != null && one.alpha() <= other.alpha());
        yield isFirst ? one : other;
      }
      case FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR, REACTION -> null;
    };
  }
}
