package wildfire.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@link java.text.MessageFormat} with {@code {0}} and {@code {0,choice,...}}, read
 * once. Apostrophes are written twice, within choices too. For any number of threads.
 */
final class MessagePattern {
  /** What is put beside the parts before it. */
  private interface Part {
    void write(StringBuilder to, Numbers numbers, Object[] arguments);
  }

  private final List<Part> parts = new ArrayList<>();

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it has an argument of another kind, or a brace without the
   *     other one
   */
  MessagePattern(String pattern) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '\'') {
        if (pattern.startsWith("''", at)) {
          text.append(c);
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '{' && !quoted) {
        int end = end(pattern, at);
        addText(text);
        parts.add(argument(pattern.substring(at + 1, end)));
        at = end;
      } else {
        text.append(c);
      }
    }
    addText(text);
  }

  private void addText(StringBuilder text) {
    String words = text.toString();
    text.setLength(0);
    if (!words.isEmpty()) {
      parts.add((to, numbers, arguments) -> to.append(words));
    }
  }

  /** Where the brace that is opened there is closed. */
  private static int end(String pattern, int open) {
    int depth = 0;
    for (int at = open; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw new IllegalArgumentException("a brace is not closed in " + pattern);
  }

  private static Part argument(String inner) {
    String[] told = inner.split(",", 3);
    int place = Integer.parseInt(told[0]);
    if (told.length == 1) {
      return (to, numbers, arguments) -> {
        Object argument = arguments[place];
        to.append(argument instanceof Number n ? numbers.limit(n.doubleValue()) : argument);
      };
    }
    if (!told[1].equals("choice")) {
      throw new IllegalArgumentException("{" + inner + "} is neither an argument nor a choice");
    }
    return choice(place, told[2]);
  }

  /** Limits in rising order: {@code 0#from 0 on|1#from 1 on|1<above 1}. */
  private static Part choice(int place, String pattern) {
    List<String> choices = choices(pattern);
    double[] limits = new double[choices.size()];
    MessagePattern[] words = new MessagePattern[limits.length];
    for (int i = 0; i < limits.length; i++) {
      String one = choices.get(i);
      int sign = 0;
      while (one.charAt(sign) != '#' && one.charAt(sign) != '<') {
        sign++;
      }
      double limit = Double.parseDouble(one.substring(0, sign));
      limits[i] = one.charAt(sign) == '#' ? limit : Math.nextUp(limit);
      words[i] = new MessagePattern(one.substring(sign + 1));
    }
    return (to, numbers, arguments) -> {
      double number = ((Number) arguments[place]).doubleValue();
      int chosen = 0;
      while (chosen + 1 < limits.length && number >= limits[chosen + 1]) {
        chosen++;
      }
      words[chosen].write(to, numbers, arguments);
    };
  }

  private static List<String> choices(String pattern) {
    List<String> choices = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < pattern.length(); at++) {
      if (pattern.charAt(at) == '{') {
        at = end(pattern, at);
      } else if (pattern.charAt(at) == '|') {
        choices.add(pattern.substring(from, at));
        from = at + 1;
      }
    }
    choices.add(pattern.substring(from));
    return choices;
  }

  /** The pattern, filled in. */
  String say(Numbers numbers, Object... arguments) {
    StringBuilder words = new StringBuilder(128);
    write(words, numbers, arguments);
    return words.toString();
  }

  private void write(StringBuilder to, Numbers numbers, Object[] arguments) {
    for (Part part : parts) {
      part.write(to, numbers, arguments);
    }
  }
}
