package wildfire.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import wildfire.model.HowMany;
import wildfire.query.Answer;
import wildfire.query.TopPosts;

/** The posts that did best, in the terminal. */
public final class TopList {
  private static final int BAR = 12;
  private static final int LEFT = 6;

  private TopList() {}

  /** The list, with what it is put in order by. */
  public static Summary of(TopPosts top, TopPosts.By by, Screen screen) {
    if (top.posts().isEmpty()) {
      return Summary.of(
          "Of none of "
              + HowMany.of(top.unknown(), "post")
              + " is it known how it stands to what is usual in "
              + words(by)
              + ".");
    }
    AnswerTable table = new AnswerTable(columns(by), screen);
    double farthest =
        top.posts().stream().mapToDouble(post -> Math.abs(post.far())).max().orElse(0);
    boolean below = top.posts().stream().anyMatch(post -> post.far() < 0);
    int place = 0;
    for (TopPosts.Post post : top.posts()) {
      place++;
      table.add(row(place, post, by, bar(post.far(), farthest, below, screen)));
    }
    Summary summary = Summary.of("Furthest above what is usual in " + words(by) + ":");
    summary.sentence("");
    List<String> lines = table.lines();
    int heading = lines.size() - top.posts().size();
    for (int i = 0; i < lines.size(); i++) {
      summary.sentence(lines.get(i));
      String sentence = i < heading ? null : top.posts().get(i - heading).sentence();
      if (sentence != null) {
        String line = "    " + Screen.visible(sentence);
        summary.sentence(screen.columns() == 0 ? line : screen.cut(line, screen.columns()));
      }
    }
    summary.sentence("");
    summary.sentence(
        "In doublings: +1 is twice what is usual for the account, -1 half; ? is unknown.");
    if (by == TopPosts.By.DISTANCE) {
      summary.sentence(
          "distance: speed (size, where only late totals are known) and breadth added up, as far as known.");
    }
    return summary.sentence(
        String.format(
            Locale.ROOT,
            "%,d of %s shown%s.",
            top.posts().size(),
            HowMany.of(top.known(), "post"),
            top.unknown() == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    "; of %,d more it is unknown, and they are left out",
                    top.unknown())));
  }

  private static List<Answer.Column> columns(TopPosts.By by) {
    return Stream.of(
            new Answer.Column("#", Answer.Kind.NUMBER),
            new Answer.Column("platform", Answer.Kind.PLAIN),
            new Answer.Column("post", Answer.Kind.TEXT),
            new Answer.Column("verdict", Answer.Kind.PLAIN),
            new Answer.Column(words(by), Answer.Kind.PLAIN),
            new Answer.Column("", Answer.Kind.NUMBER),
            new Answer.Column("speed", Answer.Kind.NUMBER),
            new Answer.Column("breadth", Answer.Kind.NUMBER),
            new Answer.Column("conversation", Answer.Kind.NUMBER))
        .filter(column -> !(by != TopPosts.By.DISTANCE && column.name().isEmpty()))
        .toList();
  }

  private static Object[] row(int place, TopPosts.Post post, TopPosts.By by, String bar) {
    return Stream.of(
            Integer.toString(place),
            post.platform(),
            post.id(),
            post.verdict().replace('_', ' '),
            bar,
            by == TopPosts.By.DISTANCE ? doublings(post.far()) : null,
            doublings(post.speed()),
            doublings(post.breadth()),
            doublings(post.conversation()))
        .filter(cell -> cell != null)
        .toArray();
  }

  private static String bar(double far, double farthest, boolean below, Screen screen) {
    return farthest == 0 ? "" : Bars.lying(far, farthest, below ? LEFT : 0, BAR, screen.signs());
  }

  /** {@code +1.4}, {@code 0.0}; a question mark for what is unknown. */
  static String doublings(Double value) {
    if (value == null) {
      return "?";
    }
    double tenths = Math.rint(value * 10) / 10;
    return tenths == 0 ? "0.0" : String.format(Locale.ROOT, "%+.1f", tenths);
  }

  private static String words(TopPosts.By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }
}
