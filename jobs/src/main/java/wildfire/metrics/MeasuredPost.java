package wildfire.metrics;

import java.util.List;
import wildfire.model.IdByName;
import wildfire.model.Post;
import wildfire.model.TimePrecision;

/**
 * One post, measured: all that is known of it once its events have been gone through. Null means
 * unknown, never zero.
 *
 * @param announced whether an export lists the post; if not, it is known from its events alone
 * @param followersOfSeries whether the author's followers come from the account's own series
 * @param promoted whether an export has a bought period of the post
 * @param spent what the bought periods cost; null where nothing was bought, or not of all of them a
 *     sum is known in one currency
 * @param sources what is used of log and counters for what both may know
 * @param engagement velocity of all organic engagements
 * @param paidEngagementShare bought share of all engagements (0–1)
 * @param afterPayment null where nothing was paid for, or it has not ended
 * @param counters what platforms counted, by metric, then scope
 * @param curve what happened in each span of its age
 * @param cascade its cascade, small enough to be drawn
 * @param sharingAccounts accounts other than the author that shared or quoted it; null where
 *     accounts, shares or the seconds of them are not known
 * @param duplicates rows that repeated an event, by file
 */
public record MeasuredPost(
    Post post,
    boolean announced,
    boolean followersOfSeries,
    boolean promoted,
    Spent spent,
    Observation observation,
    TwoSources sources,
    Velocity engagement,
    Breadth breadth,
    Conversation conversation,
    Double paidEngagementShare,
    AfterPayment afterPayment,
    Attended attended,
    List<CounterSeries> counters,
    List<CurvePoint> curve,
    List<CascadeSketch.Node> cascade,
    Long sharingAccounts,
    List<FileRows> duplicates,
    List<Tag> tags,
    String text) {
  /** On what it rests until when the export can know of events. */
  public enum ObservedBasis implements IdByName {
    /** The export says when it was made. */
    EXPORT,
    /** The run was told to look at nothing later. */
    AS_OF,
    /** The latest event of the platform in the lake. */
    LATEST_EVENT,
    /** The platform's logs have no times. */
    NONE
  }

  /**
   * How far a post was observed.
   *
   * @param precision what its times are good for
   * @param mature whether the whole window was observed; always of logs without times, which do not
   *     age
   * @param hours surely observed, from publication to the end of observation; null where the log
   *     has no times
   * @param basis what that end rests on
   * @param events events measured, duplicates taken out
   * @param lateEvents events after the end of observation: accepted, and not measured
   * @param sharesAfterWindow organic shares and quotes among them, up to the end of what the run
   *     looks at
   */
  public record Observation(
      TimePrecision precision,
      boolean mature,
      Double hours,
      ObservedBasis basis,
      long events,
      long lateEvents,
      long sharesAfterWindow) {}

  /**
   * Money.
   *
   * @param currency as an ISO 4217 code
   */
  public record Spent(double amount, String currency) {}

  /** Rows of a file, by its number. */
  public record FileRows(int file, long rows) {}

  /**
   * What somebody saw in the post.
   *
   * @param detail which one, such as the emotion; null where none is named
   * @param strength 0 to 1; 0 says that the trigger is not there
   * @param tagger pseudonym; null where unknown: all of those count as one person
   */
  public record Tag(String trigger, String detail, double strength, String tagger) {}

  /** Whether who acted is known from the log. */
  public boolean accountsLogged() {
    return sources.accountsLogged();
  }

  /** Whether the shares are known one by one. */
  public boolean sharesLogged() {
    return sources.spread().isOfEvents();
  }

  /** Whether the comments are known one by one. */
  public boolean commentsLogged() {
    return sources.comments().isOfEvents();
  }

  /**
   * Share of the shares that came through a share which is not in the log (0–1); null without
   * shares, or where the log has none.
   */
  public Double orphanShare() {
    return sharesLogged() && breadth.cascadeSize() > 1
        ? Double.valueOf((double) breadth.orphans() / (breadth.cascadeSize() - 1))
        : null;
  }
}
