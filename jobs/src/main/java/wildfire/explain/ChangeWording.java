package wildfire.explain;

import java.util.stream.Collectors;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictChange.Shift;
import wildfire.verdict.VerdictSnapshot.Look;

/** Words what became of a verdict, in one language. For one thread at a time. */
final class ChangeWording {
  static final String BUNDLE = "wildfire.explain.changes";

  private final Phrases phrases;
  private final Wording wording;

  ChangeWording(Language language) {
    this.phrases = new Phrases(BUNDLE, language);
    this.wording = new Wording(language);
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

  private String verdict(Verdict verdict) {
    return phrases.say("verdict." + verdict.id());
  }

  private String numbers(VerdictChange change) {
    return change.greatestShift().map(shift -> numbers(change, shift)).orElse("");
  }

  private String numbers(VerdictChange change, Shift shift) {
    if (shift.before() == null) {
      return change.before() == null
          ? phrases.say("numbers.first", look(shift, shift.now()))
          : phrases.say("numbers.now", look(shift, shift.now()));
    }
    if (shift.now() == null) {
      return phrases.say("numbers.before", look(shift, shift.before()));
    }
    return phrases.say("numbers.both", look(shift, shift.now()), look(shift, shift.before()));
  }

  private String look(Shift shift, Look look) {
    return phrases.say(
        "look",
        wording.counted(
            "count." + Wording.noun(shift.counted().organic()), (double) look.observed()),
        wording.say("age." + look.age().suffix()),
        wording.numbers().amount(look.expected()));
  }
}
