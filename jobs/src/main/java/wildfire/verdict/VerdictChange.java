package wildfire.verdict;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import wildfire.model.IdByName;

/**
 * What became of the verdict on a post from one run to a later one, and what is other than it was.
 * That something is other does not say that it alone would have changed the verdict.
 *
 * @param before null if there was no such post
 * @param now null if there is none any more
 * @param because in their declared order, never empty
 */
public record VerdictChange(VerdictSnapshot before, VerdictSnapshot now, Set<Because> because) {

  /** What can be other than it was. */
  public enum Because implements IdByName {
    /** The run before did not have the post. */
    NEW_POST,
    /** No input that counts has it any more. */
    GONE,
    /** The settings that verdicts depend on. */
    SETTINGS,
    /** The code that measures and judges. */
    VERSION,
    /** It is compared at another age, or its window is over. */
    LATER_AGE,
    /** What was counted of it at the age it was compared at: rows came late, or were put right. */
    CORRECTED,
    /** Anything else that is measured of it. */
    MORE_SEEN,
    /** What is usual, or whose posts it is compared with. */
    USUAL;
  }

  /** What does not change with a post: whether both runs judged by the same rules. */
  public record Rules(boolean sameSettings, boolean sameCode) {}

  /** How a count stood to what is usual, before and now; null where it could not be compared. */
  public record Shift(Counted counted, VerdictSnapshot.Look before, VerdictSnapshot.Look now) {
    private double size() {
      return Math.abs(doublings(now) - doublings(before));
    }

    private static double doublings(VerdictSnapshot.Look look) {
      return look == null ? 0 : look.overperformance();
    }
  }

  /**
   * The change from one run to the next.
   *
   * @param before null if there was no such post
   * @param now null if there is none any more
   * @throws IllegalArgumentException if neither is there
   */
  public static VerdictChange between(VerdictSnapshot before, VerdictSnapshot now, Rules rules) {
    if (before == null && now == null) {
      throw new IllegalArgumentException("a post that neither run has");
    }
    return new VerdictChange(before, now, because(before, now, rules));
  }

  private static Set<Because> because(VerdictSnapshot before, VerdictSnapshot now, Rules rules) {
    if (before == null) {
      return EnumSet.of(Because.NEW_POST);
    }
    if (now == null) {
      return EnumSet.of(Because.GONE);
    }
    EnumSet<Because> because = EnumSet.noneOf(Because.class);
    if (!rules.sameSettings()) {
      because.add(Because.SETTINGS);
    }
    if (!rules.sameCode()) {
      because.add(Because.VERSION);
    }
    if (before.isOlderIn(now)) {
      because.add(Because.LATER_AGE);
    }
    if (before.isCorrectedIn(now)) {
      because.add(Because.CORRECTED);
    }
    boolean told = because.contains(Because.LATER_AGE) || because.contains(Because.CORRECTED);
    if (!told && !before.own().equals(now.own())) {
      because.add(Because.MORE_SEEN);
    }
    // A verdict follows from all of the above and from the posts that it is compared with.
    if (before.isUsuallyOtherIn(now) || because.isEmpty()) {
      because.add(Because.USUAL);
    }
    return because;
  }

  /** Its platform. */
  public String platform() {
    return either().platform();
  }

  /** Its id there. */
  public String postId() {
    return either().postId();
  }

  private VerdictSnapshot either() {
    return now == null ? before : now;
  }

  /** How a count stood and stands. */
  public Shift shift(Counted counted) {
    return new Shift(counted, look(before, counted), look(now, counted));
  }

  private static VerdictSnapshot.Look look(VerdictSnapshot snapshot, Counted counted) {
    return snapshot == null ? null : snapshot.looks().get(counted);
  }

  /** The count that moved most against what is usual; empty if none could be compared. */
  public Optional<Shift> greatestShift() {
    return Counted.ofVerdicts().stream()
        .map(this::shift)
        .filter(shift -> Objects.nonNull(shift.before()) || Objects.nonNull(shift.now()))
        .max(
            Comparator.comparingDouble(Shift::size)
                .thenComparing(Shift::counted, Comparator.reverseOrder()));
  }
}
