package wildfire.measure;

import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * The small facts of an event in one number, so that a shuffled event is a handful of longs. From
 * the lowest bit: kind (4 bits), follows (2), paid (2), precision (2), whether the log names
 * parents (1), whether a reaction is angry (2), whether the message is mentioned (2), file (32).
 */
final class EventTraits {
  static final int FOLLOWS = 4;
  static final int PAID = 6;
  static final int PRECISION = 8;
  static final int PARENTS_LOGGED = 10;
  static final int ANGRY = 11;
  static final int MENTIONS = 13;
  static final int FILE = 15;

  private static final TimePrecision[] PRECISIONS = TimePrecision.values();

  private EventTraits() {}

  static EngagementKind kind(long traits) {
    return EngagementKind.ofCode((byte) (traits & 0xF));
  }

  /**
   * {@link PostHistory#YES}, {@link PostHistory#NO} or {@link PostHistory#UNKNOWN}, which are
   * stored one higher.
   */
  static byte follows(long traits) {
    return (byte) ((traits >>> FOLLOWS & 3) - 1);
  }

  static byte paid(long traits) {
    return (byte) ((traits >>> PAID & 3) - 1);
  }

  static byte angry(long traits) {
    return (byte) ((traits >>> ANGRY & 3) - 1);
  }

  static byte mentionsMessage(long traits) {
    return (byte) ((traits >>> MENTIONS & 3) - 1);
  }

  static TimePrecision precision(long traits) {
    return PRECISIONS[(int) (traits >>> PRECISION & 3)];
  }

  static boolean parentsLogged(long traits) {
    return (traits >>> PARENTS_LOGGED & 1) == 1;
  }

  static int file(long traits) {
    return (int) (traits >>> FILE);
  }
}
