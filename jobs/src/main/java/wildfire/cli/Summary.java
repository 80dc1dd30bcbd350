package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a person reads when a command is done: sentences, and figures below each other. */
public final class Summary {
  /**
   * A figure, or a sentence.
   *
   * @param label empty for a sentence
   */
  private record Line(String label, String words) {
    boolean isFigure() {
      return !label.isEmpty();
    }

    /** Numbers stand under each other by their last digit, words by their first letter. */
    String shown(int labelsWidth, int wordsWidth) {
      if (!isFigure()) {
        return words;
      }
      boolean isNumber = words.chars().allMatch(c -> Character.isDigit(c) || c == ',');
      String space = isNumber ? " ".repeat(wordsWidth - words.length()) : "";
      return "  " + label + " ".repeat(labelsWidth - label.length()) + "  " + space + words;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private int exitCode;

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
    lines.add(new Line("", sentence));
    return this;
  }

  public Summary sentences(List<String> sentences) {
    sentences.forEach(this::sentence);
    return this;
  }

  /** The same lines under a sentence that goes before them all. */
  public Summary under(String sentence) {
    lines.add(0, new Line("", sentence));
    return this;
  }

  /** The same of something that is not as it should be. */
  public Summary under(String sentence, int code) {
    exitCode = code;
    return under(sentence);
  }

  /** The exit code of the command that shows it: 0 unless something is not as it should be. */
  public int exitCode() {
    return exitCode;
  }

  /** A sentence with numbers and texts in it, as {@link String#format} has them. */
  public Summary sentence(String format, Object first, Object... others) {
    return sentence(words(format, first, others));
  }

  /** A count with what it counts. */
  public Summary figure(String label, long count) {
    return figure(label, "%,d", count);
  }

  public Summary figure(String label, String format, Object first, Object... others) {
    return figure(label, words(format, first, others));
  }

  private static String words(String format, Object first, Object... others) {
    Object[] all = Stream.concat(Stream.of(first), Stream.of(others)).toArray();
    return String.format(Locale.ROOT, format, all);
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
    for (int to = 1; to <= lines.size(); to++) {
      if (to == lines.size() || lines.get(to).isFigure() != lines.get(from).isFigure()) {
        List<Line> block = lines.subList(from, to);
        int labels = block.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        int words = block.stream().mapToInt(line -> line.words().length()).max().orElse(0);
        block.forEach(line -> shown.add(line.shown(labels, words)));
        from = to;
      }
    }
    return shown;
  }
}
