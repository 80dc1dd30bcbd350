package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a person reads when a command is done: sentences, and figures below each other. */
public final class Summary {
  private record Line(String label, String words) {}

  private final List<Line> lines = new ArrayList<>();

  private Summary() {}

  /** Begins with a sentence that says what was done. */
  public static Summary of(String sentence) {
    return new Summary().sentence(sentence);
  }

  /** Nothing to tell beyond that it is done. */
  public static Summary empty() {
    return new Summary();
  }

  public Summary sentence(String sentence) {
    lines.add(new Line(null, sentence));
    return this;
  }

  /** A sentence with numbers and texts in it, as {@link String#format} has them. */
  public Summary sentence(String format, Object first, Object... others) {
    Object[] all = Stream.concat(Stream.of(first), Stream.of(others)).toArray();
    return sentence(String.format(Locale.ROOT, format, all));
  }

  /** A count with what it counts. */
  public Summary figure(String label, long count) {
    return figure(label, String.format(Locale.ROOT, "%,d", count));
  }

  public Summary figure(String label, String words) {
    lines.add(new Line(label, words));
    return this;
  }

  /**
   * The lines as they are shown: labels to the left, the figures that follow each other aligned.
   */
  public List<String> lines() {
    List<String> shown = new ArrayList<>();
    int from = 0;
    while (from < lines.size()) {
      int to = from;
      while (to < lines.size()
          && (lines.get(to).label() == null) == (lines.get(from).label() == null)) {
        to++;
      }
      List<Line> block = lines.subList(from, to);
      int labels = block.stream().mapToInt(l -> length(l.label())).max().orElse(0);
      int words = block.stream().mapToInt(l -> length(l.words())).max().orElse(0);
      for (Line line : block) {
        shown.add(
            line.label() == null
                ? line.words()
                : "  " + pad(line.label(), labels) + "  " + aligned(line.words(), words));
      }
      from = to;
    }
    return shown;
  }

  /** Numbers stand under each other by their last digit, words by their first letter. */
  private static String aligned(String words, int width) {
    boolean number = words.chars().allMatch(c -> Character.isDigit(c) || c == ',');
    return number ? " ".repeat(width - words.length()) + words : words;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }
}
