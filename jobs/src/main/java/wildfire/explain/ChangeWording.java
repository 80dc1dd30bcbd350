package wildfire.explain;

import java.util.stream.Collectors;
import wildfire.model.Language;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictChange.Shift;
import wildfire.verdict.VerdictSnapshot;
import wildfire.verdict.VerdictSnapshot.Look;

/** Words what became of a verdict. */
final class ChangeWording extends Phrases {
  static final String BUNDLE = "explain/changes";

  private final EvidenceWording evidence;

  ChangeWording(Language language, EvidenceWording evidence) {
    super(BUNDLE, language);
    this.evidence = evidence;
  }

  /** The verdict before and now, the count that moved most, and what is other than before. */
  String sentence(VerdictChange change) {
    String key = change.before() == null ? "new" : change.now() == null ? "gone" : "changed";
    return asSentence(
        say(
            key,
            ifSaid(() -> verdict(change.before())),
            ifSaid(() -> verdict(change.now())),
            ifSaid(() -> change.greatestShift().map(shift -> numbers(change, shift)).orElse("")),
            ifSaid(
                () ->
                    change.because().stream()
                        .map(because -> say("because." + because.id()))
                        .collect(Collectors.joining("; ")))));
  }

  private String verdict(VerdictSnapshot snapshot) {
    return verdict(snapshot.verdict());
  }

  String verdict(Verdict verdict) {
    return say("verdict." + verdict.id());
  }

  private String numbers(VerdictChange change, Shift shift) {
    String now = change.before() == null ? "first" : "now";
    String key = shift.now() == null ? "before" : shift.before() == null ? now : "both";
    return say(
        "numbers." + key,
        ifSaid(() -> look(shift, shift.now())),
        ifSaid(() -> look(shift, shift.before())));
  }

  private String look(Shift shift, Look look) {
    return say(
        "look",
        evidence.counted(shift.counted().organic(), (double) look.observed()),
        evidence.age(look.age()),
        look.expected());
  }
}
