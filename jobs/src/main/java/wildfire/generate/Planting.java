package wildfire.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.ingest.CanonicalTable;

/**
 * What is planted beside a row: a copy of it, usually damaged. The row itself is always there
 * undamaged, so whatever is made of the copies, the clean rows say the same.
 */
public enum Planting {
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
  public enum Fortune {
    REJECTED,
    /** Recognised as one that was already seen. */
    DUPLICATE,
    /** Either, as strict as the reader is about encodings. */
    REJECTED_OR_DUPLICATE,
    KEPT
  }

  /** The text that stands in a column instead of the right one; null: nothing. */
  record Damage(String column, String value) {}

  private static final Map<String, Planting> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(Planting::id, Function.identity()));
  private static final List<Planting> ODD = List.of(UNKNOWN_POST, UNKNOWN_PARENT, BEFORE_PARENT);

  private final Fortune fortune;

  Planting(Fortune fortune) {
    this.fortune = fortune;
  }

  public Fortune fortune() {
    return fortune;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
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
    Damage damage =
        switch (this) {
          case MISSING_ID ->
              switch (table) {
                case ENGAGEMENTS -> new Damage("event_id", null);
                case POSTS, TAGS, FLIGHTS -> new Damage("post_id", null);
                case FOLLOWS -> new Damage("follower_id", null);
                case RETRACTIONS, COUNTERS, ACCOUNT_COUNTERS -> null;
              };
          case UNKNOWN_WORD ->
              switch (table) {
                case ENGAGEMENTS -> new Damage("kind", "applause");
                case TAGS -> new Damage("trigger", "vibes");
                case POSTS, FLIGHTS, FOLLOWS -> new Damage("platform", "friendfeed");
                case RETRACTIONS, COUNTERS, ACCOUNT_COUNTERS -> null;
              };
          case BAD_DATE ->
              switch (table) {
                case ENGAGEMENTS -> new Damage("occurred_at", "2026-31-31T25:61:00Z");
                case POSTS -> new Damage("published_at", "2026-31-31T25:61:00Z");
                case FLIGHTS -> new Damage("starts_at", "2026-31-31T25:61:00Z");
                case TAGS, FOLLOWS, RETRACTIONS, COUNTERS, ACCOUNT_COUNTERS -> null;
              };
          case WRONG_TYPE ->
              switch (table) {
                case ENGAGEMENTS -> new Damage("follows_author", "perhaps");
                case POSTS -> new Damage("author_followers", "many");
                case FLIGHTS -> new Damage("spend", "a lot");
                case TAGS -> new Damage("strength", "very");
                case FOLLOWS, RETRACTIONS, COUNTERS, ACCOUNT_COUNTERS -> null;
              };
          case MIXED_ENCODING ->
              switch (table) {
                case ENGAGEMENTS, POSTS -> new Damage("text", "Één crème brûlée voor de reünie");
                case FLIGHTS, TAGS, FOLLOWS, RETRACTIONS, COUNTERS, ACCOUNT_COUNTERS -> null;
              };
          case DUPLICATE, CUT_LINE, RAGGED_ROW, UNKNOWN_POST, UNKNOWN_PARENT, BEFORE_PARENT -> null;
        };
    return Optional.ofNullable(damage);
  }

  /** The bytes of a line beside which something is planted; null: an undamaged one. */
  static byte[] bytesOf(String line, String planted) {
    if (planted == null) {
      return line.getBytes(StandardCharsets.UTF_8);
    }
    return switch (BY_ID.get(planted)) {
      case CUT_LINE -> cut(line).getBytes(StandardCharsets.UTF_8);
      case RAGGED_ROW -> (line + ",surplus,surplus").getBytes(StandardCharsets.UTF_8);
      case MIXED_ENCODING -> line.getBytes(StandardCharsets.ISO_8859_1);
      case DUPLICATE,
          MISSING_ID,
          UNKNOWN_WORD,
          BAD_DATE,
          WRONG_TYPE,
          UNKNOWN_POST,
          UNKNOWN_PARENT,
          BEFORE_PARENT ->
          line.getBytes(StandardCharsets.UTF_8);
    };
  }

  /** Never within quotes of CSV, which would swallow the lines that follow. */
  private static String cut(String line) {
    int quote = line.startsWith("{") ? -1 : line.indexOf('"');
    int end = (int) (line.length() * 0.6);
    return line.substring(0, quote < 0 ? Math.max(1, end) : Math.max(1, Math.min(end, quote - 1)));
  }
}
