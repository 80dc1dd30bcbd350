package wildfire.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wildfire.association.AssociationRow;
import wildfire.association.Associations;
import wildfire.association.Conclusion;
import wildfire.association.Posts;
import wildfire.association.Question;
import wildfire.association.Rules;
import wildfire.association.Tagged;
import wildfire.explain.Wording;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.model.FactorKind;
import wildfire.playbook.Answered;
import wildfire.report.PlatformPass.Outcome;
import wildfire.settings.AssociateSettings;
import wildfire.settings.Settings;

/**
 * What goes together over all published posts.
 *
 * @param posts by column
 * @param associations every outcome with every factor, answered and worded
 * @param answers what the posts say to the rules of thumb
 * @param unaskedAuthors accounts of known author that no association asks about
 */
record Comparisons(
    Posts posts, List<AssociationEntry> associations, List<Answered> answers, long unaskedAuthors) {
  /** With fewer accounts on one side, the bootstrap's weights are Webb's. */
  private static final int WEBB_BELOW = 12;

  /** Compares the posts, on all cores. */
  static Comparisons of(
      List<Outcome> outcomes,
      RulesOfThumb rulesOfThumb,
      LooksBefore looks,
      Settings settings,
      Wording words) {
    AssociateSettings asked = settings.associate();
    Posts posts = posts(outcomes, settings);
    Question.Limits limits = limits(asked);
    List<AssociationEntry> associations = associations(posts, limits, looks, asked, words);
    return new Comparisons(
        posts,
        associations,
        rulesOfThumb.answers(
            posts,
            outcomes,
            associations.stream().map(AssociationEntry::row).toList(),
            limits,
            looks,
            asked.minAgreement()),
        unaskedAuthors(outcomes, associations));
  }

  /** Those that the page shows: accounts are named by tables alone. */
  List<AssociationEntry> forPage() {
    return associations.stream()
        .filter(e -> FactorKind.of(e.row().factor()) != FactorKind.AUTHOR)
        .sorted(
            Comparator.comparing((AssociationEntry e) -> FactorKind.of(e.row().factor()).id())
                .thenComparing(e -> FactorKind.value(e.row().factor()))
                .thenComparing(e -> e.row().scope())
                .thenComparing(e -> e.row().outcome()))
        .toList();
  }

  /** How many of some are clear. */
  static long clear(List<AssociationEntry> some) {
    return some.stream().filter(e -> e.conclusion().isClear()).count();
  }

  private static Posts posts(List<Outcome> outcomes, Settings settings) {
    List<Tagged> tagged = new ArrayList<>();
    for (Outcome post : outcomes) {
      for (Tag tag : post.tags()) {
        tagged.add(
            new Tagged(
                post.facts().platform(),
                post.facts().postId(),
                tag.trigger(),
                tag.detail(),
                tag.strength(),
                tag.tagger()));
      }
    }
    return Posts.of(
        outcomes.stream().map(Outcome::facts).toList(),
        tagged,
        settings.vocabulary().triggers(),
        settings.associate().maxTriggers());
  }

  /** Every trigger that somebody saw in a post. */
  static Set<String> triggers(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(post -> post.tags().stream())
        .map(Tag::trigger)
        .collect(Collectors.toSet());
  }

  private static Question.Limits limits(AssociateSettings settings) {
    return new Question.Limits(
        settings.outcomes(),
        settings.factors(),
        new Rules(
            settings.minPosts(),
            settings.minPosts(),
            settings.minAccounts(),
            settings.minAccountsWith(),
            settings.minPostsPerColumn(),
            settings.bootstrapBelow(),
            WEBB_BELOW,
            settings.replications(),
            settings.seed()),
        settings.maxAuthors(),
        settings.maxUnknownAuthorShare());
  }

  private static List<AssociationEntry> associations(
      Posts posts,
      Question.Limits limits,
      LooksBefore looks,
      AssociateSettings settings,
      Wording words) {
    double alpha = settings.minAgreement();
    List<AssociationEntry> entries = new ArrayList<>();
    for (AssociationRow tested : Associations.of(posts, limits, alpha)) {
      AssociationRow row = looks.association(tested);
      Conclusion conclusion = Conclusion.of(row, settings.falseDiscoveryShare());
      entries.add(
          new AssociationEntry(
              row,
              posts.unknownAuthors(row.scope()),
              conclusion,
              words.of(row, conclusion, alpha)));
    }
    return entries;
  }

  /** Accounts of known author that no association asks about. */
  private static long unaskedAuthors(List<Outcome> outcomes, List<AssociationEntry> associations) {
    long all =
        outcomes.stream()
            .map(Outcome::facts)
            .filter(facts -> facts.authorId() != null)
            .map(facts -> List.of(facts.platform(), facts.authorId()))
            .distinct()
            .count();
    long asked =
        associations.stream()
            .map(AssociationEntry::row)
            .filter(row -> FactorKind.of(row.factor()) == FactorKind.AUTHOR)
            .map(row -> List.of(row.scope(), row.factor()))
            .distinct()
            .count();
    return Math.max(0, all - asked);
  }
}
