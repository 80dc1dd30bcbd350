package wildfire.explain;

import java.text.ChoiceFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildfire.model.Language;

/**
 * The patterns of one bundle in one language, filled in. They are those of {@link
 * java.text.MessageFormat}, with {@code {0}}, {@code {0,choice,...}}, numbers as {@link Numbers}
 * writes them ({@code {0,amount}}; {@code {0,percent,2}} never looks like argument 2 where it is
 * not), and any other word as a noun of the bundle that is counted ({@code {1,accounts}}).
 * Apostrophes are written twice. For any number of threads.
 */
public class Phrases {
  private static final Pattern ARGUMENT =
      Pattern.compile("\\{(\\d+)(?:,([a-z_.]+)(?:,((?:[^{}]|\\{[^{}]*})*))?)?}");

  /** What is put beside the parts before it. */
  private interface Part {
    void write(StringBuilder to, Object[] arguments);
  }

  private final Locale locale;
  private final Numbers numbers;
  private final Map<String, String> patterns;
  private final Map<String, List<Part>> read = new ConcurrentHashMap<>();

  /**
   * Of a bundle.
   *
   * @param bundle as {@code page/page}
   */
  public Phrases(String bundle, Language language) {
    this.locale = language.locale();
    this.numbers = new Numbers(language);
    this.patterns = Map.copyOf(language.bundle(bundle));
  }

  /** The patterns as they are written, by their keys. */
  public final Map<String, String> patterns() {
    return patterns;
  }

  final boolean has(String key) {
    return patterns.containsKey(key);
  }

  final Numbers numbers() {
    return numbers;
  }

  /**
   * The words of a key.
   *
   * @throws IllegalArgumentException if it has none, or a brace in them belongs to no argument
   */
  public final String say(String key, Object... arguments) {
    List<Part> parts = read.get(key);
    if (parts == null) {
      if (!has(key)) {
        throw new IllegalArgumentException("no words for " + key);
      }
      parts = read.computeIfAbsent(key, k -> parts(patterns.get(k)));
    }
    StringBuilder words = new StringBuilder(128);
    write(parts, words, arguments);
    return words.toString();
  }

  /** An argument that is made only where the pattern has it. */
  static Supplier<String> ifSaid(Supplier<String> words) {
    return words;
  }

  /** A noun with its number in front, in the right one of singular and plural. */
  final String counted(String noun, double count) {
    return say(noun, count, numbers.whole(count));
  }

  /** The same of what need not be whole. */
  final String measured(String noun, double amount) {
    return say(noun, numbers.rounded(amount), numbers.amount(amount));
  }

  /** With a capital in front. */
  final String asSentence(String words) {
    int first = words.codePointAt(0);
    return Character.isLowerCase(first)
        ? Character.toString(first).toUpperCase(locale)
            + words.substring(Character.charCount(first))
        : words;
  }

  private static void write(List<Part> parts, StringBuilder to, Object[] arguments) {
    for (Part part : parts) {
      part.write(to, arguments);
    }
  }

  private List<Part> parts(String pattern) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (Matcher argument = ARGUMENT.matcher(pattern); argument.find(); from = argument.end()) {
      parts.add(text(pattern.substring(from, argument.start())));
      int place = Integer.parseInt(argument.group(1));
      parts.add(argument(place, argument.group(2), argument.group(3)));
    }
    parts.add(text(pattern.substring(from)));
    return parts;
  }

  private static Part text(String text) {
    if (text.contains("{") || text.contains("}")) {
      throw new IllegalArgumentException("a brace that belongs to no argument: " + text);
    }
    String words = text.replace("''", "'");
    return (to, arguments) -> to.append(words);
  }

  private Part argument(int place, String form, String more) {
    if (form == null) {
      return (to, arguments) -> to.append(given(arguments[place]));
    }
    if (form.equals("choice")) {
      return choice(place, more);
    }
    if (form.equals("percent")) {
      int other = Integer.parseInt(more);
      return (to, arguments) ->
          to.append(numbers.percent(number(arguments[place]), number(arguments[other])));
    }
    DoubleFunction<String> written = written(form);
    return (to, arguments) -> to.append(written.apply(number(arguments[place])));
  }

  private String given(Object argument) {
    Object given = argument instanceof Supplier<?> words ? words.get() : argument;
    return given instanceof Number n ? numbers.limit(n.doubleValue()) : (String) given;
  }

  private static double number(Object argument) {
    return ((Number) argument).doubleValue();
  }

  private DoubleFunction<String> written(String form) {
    return switch (form) {
      case "whole" -> numbers::whole;
      case "from" -> numbers::wholeFrom;
      case "amount" -> numbers::amount;
      case "precise" -> numbers::precise;
      case "times" -> numbers::times;
      case "hundredths" -> numbers::hundredths;
      default -> number -> measured(form, number);
    };
  }

  /** Limits in rising order: {@code 0#from 0 on|1#from 1 on|1<above 1}. */
  private Part choice(int place, String pattern) {
    ChoiceFormat choice = new ChoiceFormat(pattern);
    double[] limits = choice.getLimits();
    List<List<Part>> words =
        Stream.of(choice.getFormats()).map(one -> parts((String) one)).toList();
    return (to, arguments) -> {
      double number = number(arguments[place]);
      int chosen = 0;
      while (chosen + 1 < limits.length && number >= limits[chosen + 1]) {
        chosen++;
      }
      write(words.get(chosen), to, arguments);
    };
  }
}
