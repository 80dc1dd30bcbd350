package wildfire.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.model.Plural;
import wildfire.query.Answer;
import wildfire.query.PublishedPosts.By;
import wildfire.query.PublishedPosts.Top;
import wildfire.query.ReportRow;
import wildfire.report.VerdictName;

/** The posts that did best, in the terminal. */
public final class TopText {
  private TopText() {}

  /** The list, with what it is put in order by; no id is cut, since it is there to be copied. */
  public static Summary of(Top top, By by) {
    String order = words(by);
    if (top.posts().isEmpty()) {
      return Summary.of(
          "Of none of %s is it known how it stands to what is usual in %s."
              .formatted(Plural.of(top.unknown(), "post"), order));
    }
    List<String> shown =
        Stream.of(By.SPEED, By.BREADTH, By.CONVERSATION)
            .sorted(Comparator.comparing(each -> each != by))
            .map(TopText::words)
            .toList();
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("#", Answer.Kind.NUMBER));
    for (String name : List.of("platform", "post", "verdict")) {
      columns.add(new Answer.Column(name, Answer.Kind.PLAIN));
    }
    shown.forEach(name -> columns.add(new Answer.Column(name, Answer.Kind.NUMBER)));
    AnswerTable table = new AnswerTable(columns, Screen.FILE);
    for (ReportRow post : top.posts()) {
      List<Object> cells = new ArrayList<>();
      cells.add(top.posts().indexOf(post) + 1);
      cells.add(post.text("platform"));
      cells.add(post.text("post_id"));
      cells.add(VerdictName.of(post.text("verdict")));
      shown.forEach(name -> cells.add(times(post.number(name + "_factor"))));
      table.add(cells.toArray());
    }
    Summary summary = Summary.of("Furthest above what is usual in " + order + ":").sentence("");
    List<String> lines = table.lines();
    int heading = lines.size() - top.posts().size();
    for (int i = 0; i < lines.size(); i++) {
      summary.sentence(lines.get(i));
      if (i >= heading) {
        ReportRow post = top.posts().get(i - heading);
        Stream.of(which(post), post.text("first_reason"))
            .filter(line -> line != null && !line.isEmpty())
            .forEach(line -> summary.sentence("    " + Screen.visible(line)));
      }
    }
    summary
        .sentence("")
        .sentence(
            "Factors: 2× is twice what is usual for the account; ? is unknown, or less than 1 is usual.");
    if (by == By.DISTANCE) {
      summary.sentence(
          "In order of speed (shares in all, where only late totals are known) times breadth, as far as known.");
    }
    String unknown =
        top.unknown() == 0
            ? ""
            : String.format(
                Locale.ROOT, "; of %,d more it is unknown, and they are left out", top.unknown());
    return summary.sentence(
        "%,d of %s shown%s.", top.posts().size(), Plural.of(top.known(), "post"), unknown);
  }

  /** Which post it is: its first words, its day and where to see it, as far as known. */
  static String which(ReportRow post) {
    String words = post.text("first_words");
    Object published = post.value("published_at");
    return Stream.of(
            words == null ? null : "“" + words + "”",
            published == null ? null : published.toString().substring(0, 10),
            post.text("url"))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  /** {@code 25×}, {@code 1.4×}, {@code 0.07×}; a question mark for what is unknown. */
  static String times(Double factor) {
    if (factor == null) {
      return "?";
    }
    int decimals = factor >= 9.95 ? 0 : factor >= 0.095 || factor == 0 ? 1 : 2;
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", factor);
    return (factor > 0 && factor < 0.005 ? "<0.01" : digits.replaceAll("\\.0$", "")) + "×";
  }

  private static String words(By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }
}
