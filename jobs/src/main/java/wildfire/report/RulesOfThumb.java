package wildfire.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import wildfire.association.AssociationRow;
import wildfire.association.Claim;
import wildfire.association.PostFacts;
import wildfire.association.Posts;
import wildfire.association.Question;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.playbook.Answered;
import wildfire.playbook.Holds;
import wildfire.playbook.Hypothesis;
import wildfire.playbook.Playbook;
import wildfire.playbook.PlaybookPost;
import wildfire.playbook.PostText;
import wildfire.playbook.TextTraits;
import wildfire.table.Column;
import wildfire.verdict.cause.Diagnosis;

/**
 * Puts a playbook to the posts.
 *
 * @param hypotheses the rules, in the order of the playbook
 * @param message terms of each campaign's message
 * @param tagged whether there are tags of any post: else nobody knows what a post lacks
 * @param measured columns that they ask about
 */
record RulesOfThumb(
    List<Hypothesis> hypotheses,
    Map<String, List<String>> message,
    boolean tagged,
    List<Column<MeasuredPost>> measured) {
  static RulesOfThumb of(Playbook playbook, Map<String, List<String>> message, boolean tagged) {
    return new RulesOfThumb(
        playbook.hypotheses(),
        message,
        tagged,
        PostTables.MEASURED.columns().stream()
            .filter(column -> playbook.columns().contains(column.name()))
            .toList());
  }

  /** What they may ask about a post's text; null where it has none. */
  TextTraits traits(MeasuredPost post) {
    return hypotheses.isEmpty() || post.text() == null
        ? null
        : PostText.of(post.text(), post.post().language())
            .traits(
                post.post().campaignId() == null
                    ? List.of()
                    : message.getOrDefault(post.post().campaignId(), List.of()));
  }

  /** Of each rule whether it is true of the post. */
  List<Holds> holds(SlimPost post, PostFacts facts, Diagnosis diagnosis) {
    PlaybookPost asked =
        new PlaybookPost(
            facts.platform(),
            tags(post.tags()),
            tagged,
            facts.format(),
            facts.hour(),
            facts.weekday(),
            facts.paid(),
            post.text(),
            column -> number(column, post, diagnosis));
    return hypotheses.stream().map(rule -> rule.holds(asked)).toList();
  }

  /** The outcomes that are numbers of the post, by rule; those that are unknown left out. */
  Map<Integer, Double> values(SlimPost post, Diagnosis diagnosis) {
    Map<Integer, Double> values = new HashMap<>();
    for (int rule = 0; rule < hypotheses.size(); rule++) {
      if (hypotheses.get(rule).outcome().known().isEmpty()) {
        int of = rule;
        number(hypotheses.get(rule).outcome().id(), post, diagnosis)
            .ifPresent(number -> values.put(of, number));
      }
    }
    return values.isEmpty() ? Map.of() : values;
  }

  private static OptionalDouble number(String column, SlimPost post, Diagnosis diagnosis) {
    OptionalDouble measured = post.number(column);
    if (measured.isPresent()) {
      return measured;
    }
    return PostTables.JUDGED
        .column(column)
        .map(c -> c.value().apply(diagnosis))
        .filter(Number.class::isInstance)
        .map(value -> OptionalDouble.of(((Number) value).doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  /** A trigger's strength is the mean over the people who tagged the post with anything. */
  private static Map<String, PlaybookPost.Tag> tags(List<Tag> tags) {
    Map<String, Map<String, Double>> byTagger = new HashMap<>();
    Map<String, Set<String>> details = new HashMap<>();
    for (Tag tag : tags) {
      byTagger
          .computeIfAbsent(String.valueOf(tag.tagger()), who -> new HashMap<>())
          .merge(tag.trigger(), tag.strength(), Math::max);
      if (tag.detail() != null) {
        details.computeIfAbsent(tag.trigger(), t -> new LinkedHashSet<>()).add(tag.detail());
      }
    }
    Map<String, Double> sums = new LinkedHashMap<>();
    byTagger.values().forEach(own -> own.forEach((t, s) -> sums.merge(t, s, Double::sum)));
    Map<String, PlaybookPost.Tag> seen = new HashMap<>();
    sums.forEach(
        (trigger, sum) ->
            seen.put(
                trigger,
                new PlaybookPost.Tag(
                    Math.min(1, sum / byTagger.size()),
                    List.copyOf(details.getOrDefault(trigger, Set.of())))));
    return seen;
  }

  /**
   * The answers, in the order of the playbook, then of the platforms. A rule about one trigger and
   * an outcome is the same question as an association, and gets its answer.
   *
   * @param outcomes what was found of the posts
   * @param associations tested
   * @param minAgreement alpha from which tags are reliable
   */
  List<Answered> answers(
      Posts posts,
      List<PlatformPass.Outcome> outcomes,
      List<AssociationRow> associations,
      Question.Limits limits,
      LooksBefore looks,
      double minAgreement) {
    Map<List<String>, AssociationRow> known = new HashMap<>();
    associations.forEach(row -> known.put(List.of(row.scope(), row.outcome(), row.factor()), row));
    List<Claim> claims = claims(posts, outcomes);
    List<Hypothesis> rules = new ArrayList<>();
    List<Integer> postsEarlier = new ArrayList<>();
    List<Claim.InScope> asked = new ArrayList<>();
    List<Supplier<Answered>> answers = new ArrayList<>();
    List<Answered> tested = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      Hypothesis rule = hypotheses.get(i);
      for (String scope : rule.scopes(posts)) {
        Optional<AssociationRow> same =
            rule.factor().map(factor -> known.get(List.of(scope, rule.outcome().id(), factor)));
        if (same.isPresent()) {
          Integer earlier = earlier(i, scope, outcomes);
          answers.add(
              () -> Answered.of(rule, earlier, same.get(), looks.bar().falseDiscoveryShare()));
        } else {
          int place = asked.size();
          answers.add(() -> tested.get(place));
          rules.add(rule);
          postsEarlier.add(earlier(i, scope, outcomes));
          asked.add(new Claim.InScope(claims.get(i), scope));
        }
      }
    }
    if (!asked.isEmpty()) {
      List<AssociationRow> rows =
          looks.rules(Answered.together(Claim.answered(posts, asked, limits, minAgreement)));
      for (int i = 0; i < rows.size(); i++) {
        tested.add(
            Answered.of(
                rules.get(i), postsEarlier.get(i), rows.get(i), looks.bar().falseDiscoveryShare()));
      }
    }
    return answers.stream().map(Supplier::get).toList();
  }

  /**
   * How many posts of a scope that a rule speaks of are older than it; null where it has no day.
   */
  private Integer earlier(int rule, String scope, List<PlatformPass.Outcome> outcomes) {
    return hypotheses.get(rule).since() == null
        ? null
        : (int)
            outcomes.stream()
                .filter(o -> scope.equals(Posts.ALL) || o.facts().platform().equals(scope))
                .filter(o -> o.holds().get(rule) != Holds.UNKNOWN)
                .filter(o -> hypotheses.get(rule).isYoungerThan(published(o.facts())))
                .count();
  }

  private static Instant published(PostFacts post) {
    return post.publishedAt() == null
        ? null
        : Instant.EPOCH.plus(post.publishedAt(), ChronoUnit.MICROS);
  }

  private List<Claim> claims(Posts posts, List<PlatformPass.Outcome> outcomes) {
    double[][] holds = new double[hypotheses.size()][posts.size()];
    double[][] values = new double[hypotheses.size()][];
    for (int i = 0; i < holds.length; i++) {
      Arrays.fill(holds[i], Double.NaN);
      values[i] = new double[hypotheses.get(i).outcome().known().isPresent() ? 0 : posts.size()];
      Arrays.fill(values[i], Double.NaN);
    }
    for (PlatformPass.Outcome outcome : outcomes) {
      int place = posts.place(outcome.facts().platform(), outcome.facts().postId());
      for (int i = 0; i < holds.length; i++) {
        holds[i][place] =
            switch (outcome.holds().get(i)) {
              case YES -> 1;
              case NO -> 0;
              case UNKNOWN -> Double.NaN;
            };
      }
      outcome.values().forEach((rule, value) -> values[rule][place] = value);
    }
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < holds.length; i++) {
      claims.add(hypotheses.get(i).claim(holds[i], values[i]));
    }
    return claims;
  }
}
