package wildfire.report;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format as strictly as its description is: HELP, TYPE, then the samples of
 * one metric together, each metric and each set of labels once, every line ended.
 *
 * @param samples values by name and labels
 */
record Exposition(Map<String, Map<Map<String, String>, BigDecimal>> samples) {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP =
      Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\\\n]|\\\\\\\\|\\\\n)+)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (gauge|counter)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")\\{(.*)} (-?\\d+(?:\\.\\d+)?)", // no time: none is read
          Pattern.DOTALL); // nothing but a newline ends a line
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\\\\\|\\\\\"|\\\\n)*)\"(,|$)");

  static Exposition of(String text) {
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line is not ended");
    }
    Map<String, Map<Map<String, String>, BigDecimal>> samples = new LinkedHashMap<>();
    Set<String> begun = new HashSet<>();
    String helped = "";
    String typed = "";
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        helped = help.group(1);
        require(begun.add(helped), "a second time: " + line);
      } else if (type.matches()) {
        typed = type.group(1);
        require(typed.equals(helped), "a type without its help: " + line);
        require(samples.put(typed, new LinkedHashMap<>()) == null, "twice: " + line);
      } else {
        require(sample.matches(), "neither help, type nor sample: " + line);
        require(sample.group(1).equals(typed), "apart from its type: " + line);
        require(
            samples.get(typed).put(labels(sample.group(2)), new BigDecimal(sample.group(3)))
                == null,
            "the same labels twice: " + line);
      }
    }
    samples.forEach((name, of) -> require(!of.isEmpty(), "without a sample: " + name));
    return new Exposition(samples);
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (at < text.length()) {
      require(label.find(at) && label.start() == at, "labels are broken: " + text);
      String value = label.group(2);
      StringBuilder plain = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\\') {
          i++;
          plain.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
        } else {
          plain.append(c);
        }
      }
      require(labels.put(label.group(1), plain.toString()) == null, "twice: " + text);
      at = label.end();
      require(label.group(3).isEmpty() == (at == text.length()), "a comma too many: " + text);
    }
    return labels;
  }

  /** The value of a metric that has a single sample. */
  BigDecimal value(String name) {
    Map<Map<String, String>, BigDecimal> of = samples.getOrDefault(name, Map.of());
    require(of.size() == 1, name + " has " + of.size() + " samples");
    return of.values().iterator().next();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
