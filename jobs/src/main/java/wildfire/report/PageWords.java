package wildfire.report;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildfire.explain.Names;
import wildfire.explain.Phrases;
import wildfire.explain.Wording;
import wildfire.model.Amounts;
import wildfire.model.Language;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/** The words of the page in one language. */
final class PageWords {
  private static final String FOR_SCRIPTS = "js_";

  /** Less than this is no more than that. */
  private static final double LEAST_TIMES = 0.01;

  private final Language language;
  private final Locale locale;
  private final Phrases words;
  private final Names calls;
  private final Map<String, String> names = new TreeMap<>();

  PageWords(Language language) {
    this.language = language;
    locale = language.locale();
    words = new Phrases("page/page", language);
    Wording spoken = Wording.in(language);
    for (Verdict verdict : Verdict.values()) {
      names.put("verdict_" + verdict.id(), spoken.of(verdict));
    }
    for (Cause cause : Cause.values()) {
      names.put("cause_" + cause.id(), spoken.of(cause));
    }
    calls = new Names(language);
    calls.all().forEach((key, value) -> names.put(key.replace('.', '_'), value));
    all()
        .forEach(
            (key, value) -> {
              if (key.matches("(meaning|answer|outcome|factors|known)_.*")) {
                names.put(key, value);
              }
            });
  }

  /** Its two letters. */
  String language() {
    return language.id();
  }

  /** A pattern filled in. */
  String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  /** What a verdict, cause, answer or the like is called; its own name where nothing else is. */
  String name(String kind, String id) {
    return names.getOrDefault(kind + "_" + id, id.replace('_', ' '));
  }

  /**
   * What a post is called: its first words; where these are not published its format and day.
   *
   * @param firstWords null unless texts are published
   * @param format null if unknown, and so is the day
   */
  String nameOf(String firstWords, String format, String day) {
    if (firstWords != null) {
      return firstWords;
    }
    String what = format == null ? say("post") : calls.format(format);
    return day == null ? say("post_name_undated", what) : say("post_name", what, day);
  }

  String platform(String id) {
    return calls.platform(id);
  }

  /** A factor: 4×, 0.3×, <0.01×. */
  String times(double factor) {
    if (factor > 0 && factor < LEAST_TIMES) {
      return "<" + times(LEAST_TIMES);
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(factor < 0.095 ? 2 : factor < 10 ? 1 : 0);
    return format.format(factor) + "×";
  }

  /**
   * What to export where there are no posts.
   *
   * @param accounts how many accounts of a platform there are numbers of; without platforms that
   *     have none
   */
  String noPosts(Map<String, Long> accounts) {
    String exports =
        accounts.isEmpty()
            ? say("posts_export_other")
            : accounts.keySet().stream()
                .map(platform -> "posts_export_" + platform)
                .map(key -> all().containsKey(key) ? key : "posts_export_other")
                .distinct()
                .map(this::say)
                .collect(Collectors.joining("; "));
    long all = accounts.values().stream().mapToLong(n -> n).sum();
    return accounts.isEmpty()
        ? say("no_posts", exports)
        : say("no_posts_but_accounts", all, String.join(", ", accounts.keySet()), exports);
  }

  /** An amount as it stands in a sentence. */
  String amount(double amount) {
    return NumberFormat.getNumberInstance(locale).format(Amounts.asShown(amount));
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
    return words.patterns();
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
