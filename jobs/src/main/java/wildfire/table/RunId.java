package wildfire.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run and all it writes are called: the moment it began, such as 20260131T020000123Z. */
public final class RunId {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private RunId() {}

  /**
   * The id of a run that begins now. Later runs sort after earlier ones even where the clock was
   * put back: then it is the moment after the latest of them.
   *
   * @param earlier ids of runs before it
   */
  public static String after(Instant now, Stream<String> earlier) {
    Optional<Instant> latest = earlier.flatMap(id -> moment(id).stream()).max(Instant::compareTo);
    return FORM.format(
        latest.map(last -> last.plusMillis(1)).filter(next -> next.isAfter(now)).orElse(now));
  }

  /**
   * The name under which a run is kept once rows were taken out of it: its id, a point and how
   * often that was.
   */
  public static String afterErasure(String id) {
    String run = runOf(id);
    return run + "." + (id.equals(run) ? 1 : Integer.parseInt(id.substring(run.length() + 1)) + 1);
  }

  /** Whether it is the same run, from which rows were taken out since. */
  public static boolean replaces(String id, String other) {
    return runOf(id).equals(runOf(other))
        && (id.length() > other.length()
            || (id.length() == other.length() && id.compareTo(other) > 0));
  }

  private static String runOf(String id) {
    return id.replaceFirst("[.].*", "");
  }

  /** The moment that an id names; empty if it is none. */
  public static Optional<Instant> moment(String id) {
    try {
      return Optional.of(Instant.from(FORM.parse(runOf(id))));
    } catch (DateTimeParseException another) {
      return Optional.empty();
    }
  }
}
