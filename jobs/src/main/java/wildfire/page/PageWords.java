package wildfire.page;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import wildfire.explain.Language;
import wildfire.explain.Names;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/** The words of the page in one language. */
final class PageWords {
  private static final String FOR_SCRIPTS = "js_";

  /** Less than this is no more than that. */
  private static final double LEAST_TIMES = 0.01;

  private final Locale locale;
  private final ResourceBundle words;
  private final Map<String, String> names = new TreeMap<>();

  PageWords(Language language) {
    locale = Locale.forLanguageTag(language.id());
    words = ResourceBundle.getBundle("wildfire.page.page", locale);
    Names spoken = new Names(language);
    for (Verdict verdict : Verdict.values()) {
      names.put("verdict_" + verdict.id(), spoken.of(verdict));
    }
    for (Cause cause : Cause.values()) {
      names.put("cause_" + cause.id(), spoken.of(cause));
    }
    words.keySet().stream()
        .filter(key -> key.matches("(meaning|answer|outcome|factors|known)_.*"))
        .forEach(key -> names.put(key, words.getString(key)));
  }

  /** A pattern filled in. */
  String say(String key, Object... arguments) {
    return new MessageFormat(words.getString(key), locale).format(arguments);
  }

  /** What a verdict, cause, answer or the like is called; its own name where nothing else is. */
  String name(String kind, String id) {
    return names.getOrDefault(kind + "_" + id, id.replace('_', ' '));
  }

  /** How many times the usual so many doublings are: 4×, 0.3×, <0.01×. */
  String times(double doublings) {
    double factor = Math.pow(2, doublings);
    if (factor < LEAST_TIMES) {
      return "<" + times(Math.log(LEAST_TIMES) / Math.log(2));
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(factor < 0.095 ? 2 : factor < 10 ? 1 : 0);
    return format.format(factor) + "×";
  }

  String number(long count) {
    return NumberFormat.getIntegerInstance(locale).format(count);
  }

  /** A day in UTC, as people write it. */
  String day(Instant moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(ZoneOffset.UTC)
        .format(moment);
  }

  /** Every word, for the template: patterns are not filled in. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    words.keySet().forEach(key -> all.put(key, words.getString(key)));
    return all;
  }

  /** The words that scripts put on the page, by their keys without the beginning. */
  Map<String, String> forScripts() {
    Map<String, String> chosen = new TreeMap<>(names);
    all()
        .forEach(
            (key, value) -> {
              if (key.startsWith(FOR_SCRIPTS)) {
                chosen.put(key.substring(FOR_SCRIPTS.length()), value);
              }
            });
    return chosen;
  }
}
