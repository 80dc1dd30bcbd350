package wildfire.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wildfire.ingest.CanonicalTable;
import wildfire.model.IdByName;

/**
 * What is planted beside a row: a copy of it, usually damaged. The row itself is always there
 * undamaged, so whatever is made of the copies, the clean rows say the same.
 */
public enum Planting implements IdByName {
  /** The very same row again. */
  DUPLICATE(Fortune.DUPLICATE),
  /** The line ends in the middle. */
  CUT_LINE(Fortune.REJECTED),
  /** Two columns too many; CSV only. */
  RAGGED_ROW(Fortune.REJECTED),
  /** Without the id that the row needs. */
  MISSING_ID(Fortune.REJECTED),
  /** A kind, trigger or platform that nobody knows. */
  UNKNOWN_WORD(Fortune.REJECTED),
  /** A date that does not exist. */
  BAD_DATE(Fortune.REJECTED),
  /** A word where a number or a yes or no belongs. */
  WRONG_TYPE(Fortune.REJECTED),
  /** A line in Latin 1 amid UTF-8. */
  MIXED_ENCODING(Fortune.REJECTED_OR_DUPLICATE),
  /** Well-formed, of a post that is not listed. */
  UNKNOWN_POST(Fortune.KEPT),
  /** Well-formed, through a share that is not in the log. */
  UNKNOWN_PARENT(Fortune.KEPT),
  /** Well-formed, a minute earlier than what it answers or came through. */
  BEFORE_PARENT(Fortune.KEPT);

  /** What a reader should make of such a row. */
  public enum Fortune implements IdByName {
    REJECTED,
    /** Recognised as one that was already seen. */
    DUPLICATE,
    /** Either, as strict as the reader is about encodings. */
    REJECTED_OR_DUPLICATE,
    KEPT
  }

  /** The text that stands in a column instead of the right one; null: nothing. */
  record Damage(String column, String value) {}

  private static final List<Planting> ODD = List.of(UNKNOWN_POST, UNKNOWN_PARENT, BEFORE_PARENT);

  private static final String NO_DATE = "2026-31-31T25:61:00Z";
  private static final Damage NO_POST = new Damage("post_id", null);
  private static final Damage NO_PLATFORM = new Damage("platform", "friendfeed");
  private static final Damage OTHER_BYTES = new Damage("text", "Één crème brûlée voor de reünie");
  private static final Map<Planting, Map<CanonicalTable, Damage>> DAMAGES =
      Map.of(
          MISSING_ID,
          Map.of(
              CanonicalTable.ENGAGEMENTS, new Damage("event_id", null),
              CanonicalTable.POSTS, NO_POST,
              CanonicalTable.TAGS, NO_POST,
              CanonicalTable.FLIGHTS, NO_POST,
              CanonicalTable.FOLLOWS, new Damage("follower_id", null)),
          UNKNOWN_WORD,
          Map.of(
              CanonicalTable.ENGAGEMENTS, new Damage("kind", "applause"),
              CanonicalTable.TAGS, new Damage("trigger", "vibes"),
              CanonicalTable.POSTS, NO_PLATFORM,
              CanonicalTable.FLIGHTS, NO_PLATFORM,
              CanonicalTable.FOLLOWS, NO_PLATFORM),
          BAD_DATE,
          Map.of(
              CanonicalTable.ENGAGEMENTS, new Damage("occurred_at", NO_DATE),
              CanonicalTable.POSTS, new Damage("published_at", NO_DATE),
              CanonicalTable.FLIGHTS, new Damage("starts_at", NO_DATE)),
          WRONG_TYPE,
          Map.of(
              CanonicalTable.ENGAGEMENTS, new Damage("follows_author", "perhaps"),
              CanonicalTable.POSTS, new Damage("author_followers", "many"),
              CanonicalTable.FLIGHTS, new Damage("spend", "a lot"),
              CanonicalTable.TAGS, new Damage("strength", "very")),
          MIXED_ENCODING,
          Map.of(CanonicalTable.ENGAGEMENTS, OTHER_BYTES, CanonicalTable.POSTS, OTHER_BYTES));

  private final Fortune fortune;

  Planting(Fortune fortune) {
    this.fortune = fortune;
  }

  public Fortune fortune() {
    return fortune;
  }

  /** What stands beside the row with this hash; empty for most. */
  static Optional<Planting> beside(
      long hash, CanonicalTable table, OutputFormat format, GenerateSettings.Output output) {
    double unit = Draws.unitOf(Draws.hash(hash, 0xfa0));
    long choice = Draws.hash(hash, 0xfa1) >>> 1;
    if (unit < output.duplicateShare()) {
      return Optional.of(DUPLICATE);
    }
    unit -= output.duplicateShare();
    if (unit < output.brokenShare()) {
      List<Planting> broken = broken(table, format);
      return broken.isEmpty()
          ? Optional.empty()
          : Optional.of(broken.get((int) (choice % broken.size())));
    }
    unit -= output.brokenShare();
    return table == CanonicalTable.ENGAGEMENTS && unit < output.oddShare()
        ? Optional.of(ODD.get((int) (choice % ODD.size())))
        : Optional.empty();
  }

  private static List<Planting> broken(CanonicalTable table, OutputFormat format) {
    List<Planting> possible = new ArrayList<>();
    if (format != OutputFormat.PARQUET) {
      for (Planting planting : values()) {
        if (planting == CUT_LINE
            || (planting == RAGGED_ROW && format.isCsv())
            || planting.damageTo(table).isPresent()) {
          possible.add(planting);
        }
      }
    }
    return possible;
  }

  /** Which column of the table is damaged, and how; empty if none is. */
  Optional<Damage> damageTo(CanonicalTable table) {
    return Optional.ofNullable(DAMAGES.getOrDefault(this, Map.of()).get(table));
  }

  /** The bytes of a line beside which something is planted; null: an undamaged one. */
  static byte[] bytesOf(String line, String planted) {
    Planting planting = planted == null ? null : valueOf(planted.toUpperCase(Locale.ROOT));
    if (planting == MIXED_ENCODING) {
      return line.getBytes(StandardCharsets.ISO_8859_1);
    }
    String text =
        planting == CUT_LINE
            ? cut(line)
            : planting == RAGGED_ROW ? line + ",surplus,surplus" : line;
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Never within quotes of CSV, which would swallow the lines that follow. */
  private static String cut(String line) {
    int quote = line.startsWith("{") ? -1 : line.indexOf('"');
    int end = (int) (line.length() * 0.6);
    return line.substring(0, quote < 0 ? Math.max(1, end) : Math.max(1, Math.min(end, quote - 1)));
  }
}
