package wildfire.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * What takes all rows together: platforms lend each other strength, every test gets its q within
 * its family, and tags are held against each other.
 */
public final class Associations {
  private Associations() {}

  /**
   * The rows with all of that, in order of scope, outcome, kind and factor.
   *
   * @param rows the answers to all questions about the posts, in any order
   * @param minAgreement alpha from which tags are reliable
   */
  public static List<AssociationRow> together(
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
    Map<List<String>, Agreement> agreements = new HashMap<>();
    List<AssociationRow> together = new ArrayList<>();
    families.forEach(
        (name, members) -> {
          for (AssociationRow row : Association.withinFamily(name, members)) {
            together.add(row.withAgreement(agreement(posts, row, minAgreement, seed, agreements)));
          }
        });
    together.sort(
        Comparator.comparing((AssociationRow row) -> row.scope().equals(Posts.ALL))
            .thenComparing(AssociationRow::scope)
            .thenComparing(
                row -> PostOutcome.valueOf(row.outcome().toUpperCase(java.util.Locale.ROOT)))
            .thenComparing(row -> FactorKind.of(row.factor()))
            .thenComparing(AssociationRow::factor));
    return together;
  }

  /** Factors of one kind are looked at together, over all their outcomes and platforms. */
  private static String family(AssociationRow row) {
    return FactorKind.of(row.factor()).id()
        + (row.scope().equals(Posts.ALL) ? " over all" : " per platform");
  }

  private static Agreement agreement(
      Posts posts,
      AssociationRow row,
      double least,
      long seed,
      Map<List<String>, Agreement> known) {
    return switch (FactorKind.of(row.factor())) {
      case TRIGGER, DETAIL -> agreement(posts, row.scope(), row.factor(), least, seed, known);
      case PAIR -> {
        Role.Pair pair = (Role.Pair) row.role();
        Agreement one = agreement(posts, row.scope(), pair.first(), least, seed, known);
        Agreement other = agreement(posts, row.scope(), pair.second(), least, seed, known);
        boolean isFirst =
            other.alpha() == null || (one.alpha() != null && one.alpha() <= other.alpha());
        yield isFirst ? one : other;
      }
      case FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR, REACTION -> null;
    };
  }

  private static Agreement agreement(
      Posts posts,
      String scope,
      String name,
      double least,
      long seed,
      Map<List<String>, Agreement> known) {
    return known.computeIfAbsent(
        List.of(scope, name),
        asked -> posts.tagging().agreement(name, posts.of(scope), seed).heldTo(least));
  }
}
