package wildfire.generate;

import wildfire.model.IdByName;

/**
 * What is planted to become of a post. Every number multiplies what the post would have had as an
 * ordinary one.
 */
public enum Fate implements IdByName {
  ORDINARY(new Course(1, 1, 1, 1, 1)),
  /** Fast, far, outside the own network, talked about, and nobody paid. */
  VIRAL(new Course(14, 7, 5, 4, 6, new Spreading(0.72, 5), new Pace(2.5, 0, 0), Paid.NOTHING)),
  /** Large, and paid for nearly all of it. */
  BOUGHT(new Course(1, 1, 1, 1, 1, new Paid(9, 12))),
  /** Large, but straight from the author's own followers. */
  BROADCAST(new Course(10, 0.6, 5, 1.5, 5, new Spreading(0.02, 0.15), Pace.USUAL, Paid.NOTHING)),
  /** Little at first, most of it days later. */
  SLOW_BURN(new Course(3, 1.5, 1.5, 2, 2, new Pace(1, 110, 0))),
  /** Talked about without being passed on. */
  TALKED_ABOUT(new Course(1, 12, 1, 1, 1)),
  /** The conversation starts only days later. */
  LATE_TALK(new Course(1, 10, 1, 1, 1, new Pace(1, 0, 96))),

  /** Flop: bought reach without organic pick-up, hidden more often than others. */
  FORCED(new Course(0.08, 0.08, 0.1, 0.1, 0.3, new Paid(0.8, 6))),
  /** Flop: seen by many, and nothing sticks: the few comments are about something else. */
  BUZZ_WITHOUT_MESSAGE(new Course(0.1, 0.06, 0.5, 0.02, 4)),
  /** Flop: shown as usual, but nobody felt addressed. */
  NO_CULTURAL_FIT(new Course(0.08, 0.08, 0.1, 0.1, 1)),
  /** Flop, not the content's fault: hardly any impressions. */
  NOT_SHOWN(new Course(0.05, 0.05, 0.05, 0.05, 0.03)),
  /** Flop, not the content's fault: posted in the dead of night. */
  BAD_TIMING(new Course(0.15, 0.15, 0.15, 0.15, 0.25)),
  /** Flop, not the content's fault: another own post within the hour before took the attention. */
  OWN_COMPETITION(new Course(0.15, 0.15, 0.15, 0.15, 0.25));

  private final Course course;

  Fate(Course course) {
    this.course = course;
  }

  /** Whether the post is planted to fall below what its account usually gets. */
  public boolean isFlop() {
    return compareTo(FORCED) >= 0;
  }

  /** Share of the comments and quotes that have the message (0–1). */
  double messageShare() {
    return this == BUZZ_WITHOUT_MESSAGE ? 0 : 0.4;
  }

  /** Times a post is hidden, for each time it is shown. */
  double hideShare() {
    return this == FORCED ? 0.15 : 0.03;
  }

  Course course() {
    return course;
  }

  /**
   * The numbers behind a fate.
   *
   * @param spread factor on expected shares and quotes
   * @param comments factor on expected comments
   * @param likes factor on expected likes and reactions
   * @param keeps factor on expected saves and clicks
   * @param exposures factor on impressions and views
   */
  record Course(
      double spread,
      double comments,
      double likes,
      double keeps,
      double exposures,
      Spreading spreading,
      Pace pace,
      Paid paid) {
    Course(double spread, double comments, double likes, double keeps, double exposures) {
      this(spread, comments, likes, keeps, exposures, Paid.NOTHING);
    }

    Course(
        double spread, double comments, double likes, double keeps, double exposures, Paid paid) {
      this(spread, comments, likes, keeps, exposures, Spreading.USUAL, Pace.USUAL, paid);
    }

    Course(
        double spread, double comments, double likes, double keeps, double exposures, Pace pace) {
      this(spread, comments, likes, keeps, exposures, Spreading.USUAL, pace, Paid.NOTHING);
    }
  }

  /**
   * From whom to whom it spreads.
   *
   * @param reproduction mean number of shares that come from a share; negative: as set for all
   * @param outsideOdds factor on the odds of outsiders
   */
  record Spreading(double reproduction, double outsideOdds) {
    private static final Spreading USUAL = new Spreading(-1, 1);
  }

  /**
   * How fast.
   *
   * @param speed what delays are divided by
   * @param spreadDelayHours hours before most of the spread begins
   * @param talkDelayHours hours before most of the conversation begins
   */
  record Pace(double speed, double spreadDelayHours, double talkDelayHours) {
    private static final Pace USUAL = new Pace(1, 0, 0);
  }

  /**
   * What is bought, as a multiple of the ordinary; 0: no flight.
   *
   * @param responses responses and shares
   * @param exposures impressions or views
   */
  record Paid(double responses, double exposures) {
    private static final Paid NOTHING = new Paid(0, 0);
  }
}
