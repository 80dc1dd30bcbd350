package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import wildfire.model.Plural;
import wildfire.query.Answer;
import wildfire.query.PublishedPosts.By;
import wildfire.query.PublishedPosts.Top;
import wildfire.query.ReportRow;

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
    List<String> others =
        Stream.of(By.SPEED, By.BREADTH, By.CONVERSATION)
            .filter(each -> each != by)
            .map(TopText::words)
            .toList();
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("#", Answer.Kind.NUMBER));
    for (String name : List.of("platform", "post", "verdict")) {
      columns.add(new Answer.Column(name, Answer.Kind.PLAIN));
    }
    columns.add(new Answer.Column(order, Answer.Kind.NUMBER));
    others.forEach(name -> columns.add(new Answer.Column(name, Answer.Kind.NUMBER)));
    AnswerTable table = new AnswerTable(columns, Screen.FILE);
    for (ReportRow post : top.posts()) {
      List<Object> cells = new ArrayList<>();
      cells.add(top.posts().indexOf(post) + 1);
      cells.add(post.text("platform"));
      cells.add(post.text("post_id"));
      cells.add(post.text("verdict").replace('_', ' '));
      cells.add(doublings(post.number("far")));
      others.forEach(name -> cells.add(doublings(post.number(name))));
      table.add(cells.toArray());
    }
    Summary summary = Summary.of("Furthest above what is usual in " + order + ":").sentence("");
    List<String> lines = table.lines();
    int heading = lines.size() - top.posts().size();
    for (int i = 0; i < lines.size(); i++) {
      summary.sentence(lines.get(i));
      String reason = i < heading ? null : top.posts().get(i - heading).text("sentence");
      if (reason != null) {
        summary.sentence("    " + Screen.visible(reason));
      }
    }
    summary
        .sentence("")
        .sentence(
            "In doublings: +1 is twice what is usual for the account, -1 half; ? is unknown.");
    if (by == By.DISTANCE) {
      summary.sentence(
          "distance: speed (size, where only late totals are known) and breadth added up, as far as known.");
    }
    String unknown =
        top.unknown() == 0
            ? ""
            : String.format(
                Locale.ROOT, "; of %,d more it is unknown, and they are left out", top.unknown());
    return summary.sentence(
        "%,d of %s shown%s.", top.posts().size(), Plural.of(top.known(), "post"), unknown);
  }

  /** {@code +1.4}, {@code 0.0}; a question mark for what is unknown. */
  static String doublings(Double value) {
    if (value == null) {
      return "?";
    }
    double tenths = Math.rint(value * 10) / 10;
    return tenths == 0 ? "0.0" : String.format(Locale.ROOT, "%+.1f", tenths);
  }

  private static String words(By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }
}
