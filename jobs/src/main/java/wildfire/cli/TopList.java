package wildfire.cli;

import java.util.List;
import java.util.Locale;
import wildfire.model.HowMany;
import wildfire.query.Answer;
import wildfire.query.TopPosts;

/** The posts that did best, in the terminal. */
public final class TopList {
  private static final int BAR = 12;
  private static final int LEFT = 6;

  private static final List<Cell> NARROW =
      List.of(Cell.PLACE, Cell.PLATFORM, Cell.POST, Cell.VERDICT, Cell.FAR);
  private static final List<Cell> MEDIUM =
      List.of(Cell.PLACE, Cell.PLATFORM, Cell.POST, Cell.VERDICT, Cell.BAR, Cell.FAR);

  private TopList() {}

  /** What is told of a post, in this order; on a narrow terminal less of it. */
  private enum Cell {
    PLACE,
    PLATFORM,
    POST,
    VERDICT,
    BAR,
    FAR,
    SPEED,
    BREADTH,
    CONVERSATION;

    /** Nothing is cut: a post's id is there to be copied. */
    Answer.Column column(TopPosts.By by) {
      return switch (this) {
        case PLACE -> new Answer.Column("#", Answer.Kind.NUMBER);
        case PLATFORM, POST, VERDICT ->
            new Answer.Column(name().toLowerCase(Locale.ROOT), Answer.Kind.PLAIN);
        case BAR -> new Answer.Column("", Answer.Kind.PLAIN);
        case FAR -> new Answer.Column(words(by), Answer.Kind.NUMBER);
        case SPEED, BREADTH, CONVERSATION ->
            new Answer.Column(name().toLowerCase(Locale.ROOT), Answer.Kind.NUMBER);
      };
    }

    String of(int place, TopPosts.Post post) {
      return switch (this) {
        case PLACE -> Integer.toString(place);
        case PLATFORM -> post.platform();
        case POST -> post.id();
        case VERDICT -> post.verdict().replace('_', ' ');
        case FAR -> doublings(post.far());
        case SPEED -> doublings(post.speed());
        case BREADTH -> doublings(post.breadth());
        case CONVERSATION -> doublings(post.conversation());
        case BAR -> throw new IllegalArgumentException("a bar is drawn beside others");
      };
    }
  }

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
    double farthest =
        top.posts().stream().mapToDouble(post -> Math.abs(post.far())).max().orElse(0);
    boolean below = top.posts().stream().anyMatch(post -> post.far() < 0);
    AnswerTable table = table(NARROW, top, by, farthest, below, Screen.FILE);
    for (List<Cell> shown : List.of(NARROW, MEDIUM, List.of(Cell.values()))) {
      AnswerTable wider = table(shown, top, by, farthest, below, screen);
      table = wider.fits() ? wider : table;
    }
    Summary summary = Summary.of("Furthest above what is usual in " + words(by) + ":");
    summary.sentence("");
    List<String> lines = table.lines();
    int heading = lines.size() - top.posts().size();
    for (int i = 0; i < lines.size(); i++) {
      summary.sentence(lines.get(i));
      String sentence = i < heading ? null : top.posts().get(i - heading).sentence();
      if (sentence != null) {
        summary.sentence("    " + Screen.visible(sentence));
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

  private static AnswerTable table(
      List<Cell> shown,
      TopPosts top,
      TopPosts.By by,
      double farthest,
      boolean below,
      Screen screen) {
    List<Cell> cells = shown.stream().filter(cell -> !cell.name().equals(by.name())).toList();
    AnswerTable table =
        new AnswerTable(cells.stream().map(cell -> cell.column(by)).toList(), screen);
    for (int i = 0; i < top.posts().size(); i++) {
      TopPosts.Post post = top.posts().get(i);
      int place = i + 1;
      table.add(
          cells.stream()
              .map(
                  cell ->
                      cell == Cell.BAR
                          ? bar(post.far(), farthest, below, screen)
                          : cell.of(place, post))
              .toArray());
    }
    return table;
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
