package wildfire.explain;

import java.util.stream.Collectors;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictChange.Shift;
import wildfire.verdict.VerdictSnapshot.Look;

/** Words what became of a verdict. */
final class ChangeWording {
  static final String BUNDLE = "explain/changes";

  private final Phrases phrases;
  private final EvidenceWording evidence;

  ChangeWording(Phrases phrases, EvidenceWording evidence) {
    this.phrases = phrases;
    this.evidence = evidence;
  }

  /** The verdict before and now, the count that moved most, and what is other than before. */
  String sentence(VerdictChange change) {
    if (change.before() == null) {
      return phrases.asSentence(
          phrases.say("new", verdict(change.now().verdict()), numbers(change)));
    }
    if (change.now() == null) {
      return phrases.asSentence(phrases.say("gone", verdict(change.before().verdict())));
    }
    return phrases.asSentence(
        phrases.say(
            "changed",
            verdict(change.before().verdict()),
            verdict(change.now().verdict()),
            numbers(change),
            change.because().stream()
                .map(because -> phrases.say("because." + because.id()))
                .collect(Collectors.joining("; "))));
  }

  String verdict(Verdict verdict) {
    return phrases.say("verdict." + verdict.id());
  }

  private String numbers(VerdictChange change) {
    return change.greatestShift().map(shift -> numbers(change, shift)).orElse("");
  }

  private String numbers(VerdictChange change, Shift shift) {
    if (shift.before() == null) {
      return phrases.say(
          change.before() == null ? "numbers.first" : "numbers.now", look(shift, shift.now()));
    }
    if (shift.now() == null) {
      return phrases.say("numbers.before", look(shift, shift.before()));
    }
    return phrases.say("numbers.both", look(shift, shift.now()), look(shift, shift.before()));
  }

  private String look(Shift shift, Look look) {
    return phrases.say(
        "look",
        evidence.counted(shift.counted().organic(), (double) look.observed()),
        evidence.age(look.age()),
        phrases.numbers().amount(look.expected()));
  }
}
