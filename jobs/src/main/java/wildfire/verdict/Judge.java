package wildfire.verdict;

import static wildfire.verdict.Verdict.BOUGHT;
import static wildfire.verdict.Verdict.BROADCAST;
import static wildfire.verdict.Verdict.FLOP;
import static wildfire.verdict.Verdict.NOT_ENOUGH_EVIDENCE;
import static wildfire.verdict.Verdict.OVERPERFORMING;
import static wildfire.verdict.Verdict.SLOW_BURN;
import static wildfire.verdict.Verdict.TALKED_ABOUT;
import static wildfire.verdict.Verdict.TYPICAL;
import static wildfire.verdict.Verdict.VIRAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Verdict.Ruling;

/**
 * Says what a post is, from what was measured and what is usual. The rules are tried in the order
 * of {@link Verdict}; the first that applies decides. What cannot be seen never counts for or
 * against a post: a rule that needs it does not apply, and the verdict names it.
 */
public final class Judge {
  /** Raised with every change of the code after which the same posts may get other verdicts. */
  public static final int VERSION = 1;

  private static final List<Function<Dimensions, Optional<Ruling>>> RULES =
      List.of(
          Judge::notEnoughEvidence,
          Judge::bought,
          Judge::tooLittleToTell,
          Judge::viral,
          Judge::broadcast,
          Judge::talkedAbout,
          Judge::slowBurn,
          Judge::overperforming,
          Judge::flop);

  private final JudgeSettings settings;

  public Judge(JudgeSettings settings) {
    this.settings = settings;
  }

  /** The verdict on one post, with its evidence and what it could not see. */
  public Judged judge(PostFigures post, Expectations expectations) {
    Dimensions dimensions = Dimensions.of(post, expectations, settings);
    Ruling ruling =
        RULES.stream()
            .map(rule -> rule.apply(dimensions))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> TYPICAL.because(dimensions.evidenceOf(Comparison::isSeen)));
    List<Evidence> evidence = eachOnce(ruling.evidence(), dimensions.everything());
    return new Judged(
        post,
        dimensions.speed(),
        dimensions.breadth(),
        dimensions.comments(),
        dimensions.size(),
        dimensions.escape(),
        ruling.verdict(),
        evidence,
        unseen(dimensions, evidence),
        expectations.growth());
  }

  /** Observed too briefly, or nothing of its spread can be set against anything. */
  private static Optional<Ruling> notEnoughEvidence(Dimensions dimensions) {
    Double observed = dimensions.post().observedHours();
    double needed = hours(dimensions.settings().minObserved());
    if (observed != null && observed < needed) {
      return Optional.of(
          NOT_ENOUGH_EVIDENCE.because(
              List.of(
                  Evidence.held(
                      null, Metric.OBSERVED_HOURS, observed, Relation.LESS_THAN, needed))));
    }
    return dimensions.seesSpread()
        ? Optional.empty()
        : Optional.of(NOT_ENOUGH_EVIDENCE.because(List.of()));
  }

  private static Optional<Ruling> bought(Dimensions dimensions) {
    List<Comparison> spread = List.of(dimensions.speed(), dimensions.breadth(), dimensions.size());
    if (!dimensions.payment().isSeen() || spread.stream().anyMatch(Comparison::isAbove)) {
      return Optional.empty();
    }
    List<Comparison> onlyWithPaid =
        spread.stream().filter(c -> c.isLargeOnlyWithPaid(dimensions.settings())).toList();
    if (onlyWithPaid.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Comparison comparison : onlyWithPaid) {
      evidence.add(comparison.withPaidEvidence(dimensions.settings()));
      evidence.add(comparison.evidence(dimensions.settings()));
    }
    dimensions.payment().known().ifPresent(evidence::add);
    return Optional.of(BOUGHT.because(evidence));
  }

  /** What can be compared is too small, each and every one, for a difference to say anything. */
  private static Optional<Ruling> tooLittleToTell(Dimensions dimensions) {
    return dimensions.seen().stream().anyMatch(c -> c.standing().tells())
        ? Optional.empty()
        : Optional.of(NOT_ENOUGH_EVIDENCE.because(dimensions.evidenceOf(Comparison::isSeen)));
  }

  private static Optional<Ruling> viral(Dimensions dimensions) {
    JudgeSettings settings = dimensions.settings();
    boolean applies =
        dimensions.speed().isViral(settings)
            && dimensions.breadth().isViral(settings)
            && dimensions.escape().outcome() == Escape.Outcome.ESCAPED
            && !dimensions.payment().isTooMuch()
            && dimensions.conversation().outcome() != Conversation.Outcome.NOT_STARTED;
    if (!applies) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(dimensions.speed().viralEvidence(settings));
    evidence.add(dimensions.breadth().viralEvidence(settings));
    evidence.add(dimensions.escape().evidence().get(0));
    if (dimensions.conversation().evidence() != null) {
      evidence.add(dimensions.conversation().evidence());
    }
    dimensions.payment().known().ifPresent(evidence::add);
    return Optional.of(VIRAL.because(evidence));
  }

  /**
   * Large is said of the early spread; where that cannot be seen, of the accounts. Accounts alone
   * do not make a broadcast of a post that was hardly passed on.
   */
  private static Optional<Ruling> broadcast(Dimensions dimensions) {
    Comparison large = dimensions.speed().isSeen() ? dimensions.speed() : dimensions.breadth();
    if (!large.isLarge(dimensions.settings())
        || dimensions.escape().outcome() != Escape.Outcome.STAYED) {
      return Optional.empty();
    }
    return Optional.of(
        BROADCAST.because(
            List.of(large.evidence(dimensions.settings()), dimensions.escape().evidence().get(0))));
  }

  /**
   * Engaged accounts include those that comment, so the early spread says whether it was passed on;
   * the accounts, and what was shared in all, only where that cannot be seen.
   */
  private static Optional<Ruling> talkedAbout(Dimensions dimensions) {
    Comparison spread = dimensions.spread();
    boolean applies =
        dimensions.comments().isAbove()
            && dimensions.conversation().outcome() == Conversation.Outcome.STARTED
            && !spread.isAbove();
    if (!applies) {
      return Optional.empty();
    }
    return Optional.of(
        TALKED_ABOUT.because(
            List.of(
                dimensions.comments().evidence(dimensions.settings()),
                dimensions.conversation().evidence(),
                spread.evidence(dimensions.settings()))));
  }

  /** Late, and not a trickle: neither small nor below what is usual by now. */
  private static Optional<Ruling> slowBurn(Dimensions dimensions) {
    Double late = dimensions.post().lateShare();
    OptionalLong spread = dimensions.post().latestOrganic(Counted.SPREAD);
    boolean applies =
        late != null
            && late >= dimensions.settings().lateShare()
            && spread.isPresent()
            && spread.getAsLong() >= dimensions.settings().minSpread()
            && dimensions.speed().isSeen()
            && dimensions.breadth().standing() != Standing.BELOW;
    if (!applies) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        Evidence.held(
            Dimension.SPEED,
            Metric.LATE_SHARE,
            late,
            Relation.AT_LEAST,
            dimensions.settings().lateShare()));
    if (dimensions.post().hoursToHalf() != null) {
      evidence.add(
          Evidence.noted(Dimension.SPEED, Metric.HOURS_TO_HALF, dimensions.post().hoursToHalf()));
    }
    return Optional.of(SLOW_BURN.because(evidence));
  }

  private static Optional<Ruling> overperforming(Dimensions dimensions) {
    boolean above =
        Stream.of(dimensions.speed(), dimensions.breadth(), dimensions.size())
            .anyMatch(Comparison::isAbove);
    if (!above) {
      return Optional.empty();
    }
    List<Evidence> evidence =
        new ArrayList<>(dimensions.evidenceOf(c -> c.isAbove() && c.counted() != Counted.COMMENTS));
    evidence.addAll(dimensions.againstViral());
    return Optional.of(OVERPERFORMING.because(evidence));
  }

  private static Optional<Ruling> flop(Dimensions dimensions) {
    boolean applies =
        dimensions.seen().stream()
            .filter(c -> c.standing().tells())
            .allMatch(c -> c.standing() == Standing.BELOW);
    return applies
        ? Optional.of(FLOP.because(dimensions.evidenceOf(c -> c.standing() == Standing.BELOW)))
        : Optional.empty();
  }

  /**
   * What decided first, then the rest; a number is told once for each thing it was held against.
   */
  private static List<Evidence> eachOnce(List<Evidence> decisive, List<Evidence> rest) {
    record Stated(String column, Relation relation) {}
    Map<Stated, Evidence> told = new LinkedHashMap<>();
    for (Evidence evidence : decisive) {
      told.putIfAbsent(new Stated(evidence.column(), evidence.relation()), evidence);
    }
    for (Evidence evidence : rest) {
      boolean known = told.keySet().stream().anyMatch(t -> t.column().equals(evidence.column()));
      if (!known) {
        told.put(new Stated(evidence.column(), evidence.relation()), evidence);
      }
    }
    return List.copyOf(told.values());
  }

  /**
   * Conversation counts as seen where the verdict rests on commenters, even without a baseline to
   * hold their comments against.
   */
  private static List<Unseen> unseen(Dimensions dimensions, List<Evidence> evidence) {
    Map<Dimension, Unseen> unseen = new LinkedHashMap<>();
    for (Unseen one :
        new Unseen[] {
          dimensions.speed().unseen(),
          dimensions.speed().isSeen() ? null : dimensions.size().unseen(),
          dimensions.breadth().unseen(),
          dimensions.escape().unseen(),
          dimensions.comments().unseen(),
          dimensions.payment().unseen()
        }) {
      boolean told =
          one != null && evidence.stream().anyMatch(e -> e.dimension() == one.dimension());
      if (one != null && !told) {
        unseen.put(one.dimension(), one);
      }
    }
    return List.copyOf(unseen.values());
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / 3600.0;
  }
}
