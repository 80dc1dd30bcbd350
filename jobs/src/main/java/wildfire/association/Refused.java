package wildfire.association;

import java.io.Serializable;

/**
 * A comparison that was not made.
 *
 * @param detail the numbers or columns behind the reason; empty where there are none
 */
public record Refused(Refusal reason, String detail) implements Serializable {

  /** Reason and detail as one phrase. */
  public String message() {
    return detail.isEmpty() ? reason.meaning() : reason.meaning() + ": " + detail;
  }
}
