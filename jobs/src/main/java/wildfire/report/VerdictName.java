package wildfire.report;

import java.util.stream.Stream;
import wildfire.explain.Wording;
import wildfire.model.Language;
import wildfire.verdict.Verdict;

/**
 * What a verdict is called on the screen: as on the page, where it may be another word than its id.
 */
public final class VerdictName {
  private VerdictName() {}

  public static String of(Verdict verdict) {
    return Wording.in(Language.ENGLISH).of(verdict);
  }

  /** By its id in the tables. */
  public static String of(String id) {
    return Stream.of(Verdict.values())
        .filter(verdict -> verdict.id().equals(id))
        .map(VerdictName::of)
        .findFirst()
        .orElse(id);
  }
}
