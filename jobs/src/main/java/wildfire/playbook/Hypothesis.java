package wildfire.playbook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildfire.association.Claim;
import wildfire.association.Posts;
import wildfire.model.Language;
import wildfire.model.PostOutcome;
import wildfire.playbook.Condition.Kind;

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
 * @param since the day on which it was written down, which its author says; null: not known. Posts
 *     of before may be where it comes from, and are then no test of it
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
    LocalDate since,
    List<String> platforms) {

  /** Which way an outcome differs. */
  public enum Direction {
    MORE,
    LESS
  }

  /**
   * What is asked about: an outcome, or a number of the scorecard.
   *
   * @param known empty: the column says it
   * @param id as the playbook writes it; of a number of the scorecard its column
   */
  public record ClaimedOutcome(Optional<PostOutcome> known, String id) {
    /** What it is counted in: a number of the scorecard is a share or an overperformance. */
    public PostOutcome.Unit unit() {
      PostOutcome.Unit ofColumn =
          id.endsWith("_share") ? PostOutcome.Unit.SHARE : PostOutcome.Unit.DOUBLINGS;
      return known.map(PostOutcome::unit).orElse(ofColumn);
    }
  }

  /** The claim in a language; in English where it is not given in that one. */
  public String claim(Language language) {
    return claim.getOrDefault(language, claim.get(Language.ENGLISH));
  }

  /** The platforms, or all, that it is put to, of those that have posts. */
  public List<String> scopes(Posts posts) {
    return platforms.isEmpty()
        ? posts.scopes()
        : posts.scopes().stream().filter(platforms::contains).toList();
  }

  /**
   * The factor and outcome of associations that it is, so that there is one answer to one question;
   * empty where it is none.
   */
  public Optional<String> factor() {
    boolean isOfAll = among.equals(Condition.EVERYTHING);
    return Optional.ofNullable(when.factor()).filter(f -> isOfAll && outcome.known().isPresent());
  }

  /** Whether the post was there before the rule was; not where either is not known. */
  public boolean isYoungerThan(Instant publishedAt) {
    return since != null
        && publishedAt != null
        && publishedAt.isBefore(since.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Whether its condition holds of the post; unknown too where it does not speak of it. */
  public Holds holds(PlaybookPost post) {
    return among.of(post) == Holds.YES ? when.of(post) : Holds.UNKNOWN;
  }

  /**
   * As a claim about posts.
   *
   * @param holds one entry per post: 1, 0 or {@code NaN} where {@link #holds} is unknown
   * @param value the outcome of each post where a column says it; else empty
   */
  public Claim claim(double[] holds, double[] value) {
    return new Claim(
        id,
        holds,
        outcome.known().orElse(null),
        value,
        when.names(Kind.TRIGGER),
        when.names(Kind.CONTROL));
  }
}
