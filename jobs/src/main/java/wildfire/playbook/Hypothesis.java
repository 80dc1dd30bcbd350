package wildfire.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildfire.model.Language;
import wildfire.model.PostOutcome;

/**
 * A rule of thumb that can be put to the posts.
 *
 * @param id unique, in lower case
 * @param claim in words, by language; in English always
 * @param when what it says goes with the outcome: posts of which that holds are set against those
 *     of which it does not; where it is not known they are left out
 * @param among the posts it speaks of; the others are left out
 * @param outcome what it says becomes of them
 * @param expected which way
 * @param platforms it is asked of each of these by itself; none: of every platform and of all
 *     together
 */
public record Hypothesis(
    String id,
    Map<Language, String> claim,
    Condition when,
    Condition among,
    ClaimedOutcome outcome,
    Direction expected,
    List<String> platforms) {

  public Hypothesis {
    claim = Map.copyOf(claim);
    platforms = List.copyOf(platforms);
  }

  /** Which way an outcome differs. */
  public enum Direction {
    MORE,
    LESS
  }

  /**
   * What is asked about: an outcome, or a number of the scorecard.
   *
   * @param known empty: the column says it
   * @param column of the scorecard; null for a known outcome
   */
  public record ClaimedOutcome(Optional<PostOutcome> known, String column) {
    /** What it is counted in: a number of the scorecard is a share or an overperformance. */
    public PostOutcome.Unit unit() {
      return known
          .map(PostOutcome::unit)
          .orElseGet(
              () ->
                  column.endsWith("_share") ? PostOutcome.Unit.SHARE : PostOutcome.Unit.DOUBLINGS);
    }

    /** As the playbook writes it. */
    public String id() {
      return known.map(PostOutcome::id).orElse(column);
    }
  }

  /** The claim in a language; in English where it is not given in that one. */
  public String claim(Language language) {
    return claim.getOrDefault(language, claim.get(Language.ENGLISH));
  }
}
