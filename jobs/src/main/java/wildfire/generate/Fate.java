package wildfire.generate;

import wildfire.model.IdByName;

/**
 * What is planted to become of a post. Every number multiplies what the post would have had as an
 * ordinary one.
 */
public enum Fate implements IdByName {
  ORDINARY(new Course(1, 1, 1, 1, 1)),
  /** Fast, far, outside the own network, talked about, and nobody paid. */
  VIRAL(new Course(14, 7, 5, 4, 6, 0.72, 5, 2.5, 0, 0, 0, 0)),
  /** Large, and paid for nearly all of it. */
  BOUGHT(new Course(1, 1, 1, 1, 1, Course.AS_SET, 1, 1, 0, 0, 9, 12)),
  /** Large, but straight from the author's own followers. */
  BROADCAST(new Course(10, 0.6, 5, 1.5, 5, 0.02, 0.15, 1, 0, 0, 0, 0)),
  /** Little at first, most of it days later. */
  SLOW_BURN(new Course(3, 1.5, 1.5, 2, 2, Course.AS_SET, 1, 1, 110, 0, 0, 0)),
  /** Talked about without being passed on. */
  TALKED_ABOUT(new Course(1, 12, 1, 1, 1)),
  /** The conversation starts only days later. */
  LATE_TALK(new Course(1, 10, 1, 1, 1, Course.AS_SET, 1, 1, 0, 96, 0, 0)),

  /** Flop: bought reach without organic pick-up, hidden more often than others. */
  FORCED(new Course(0.08, 0.08, 0.1, 0.1, 0.3, Course.AS_SET, 1, 1, 0, 0, 0.8, 6)),
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
   * @param reproduction mean number of shares that come from a share; {@link #AS_SET} for all
   * @param outsideOdds factor on the odds of outsiders
   * @param speed what delays are divided by
   * @param spreadDelayHours hours before most of the spread begins
   * @param talkDelayHours hours before most of the conversation begins
   * @param paidResponses bought responses and shares, as a multiple of the ordinary; 0: no flight
   * @param paidExposures the same of impressions or views
   */
  record Course(
      double spread,
      double comments,
      double likes,
      double keeps,
      double exposures,
      double reproduction,
      double outsideOdds,
      double speed,
      double spreadDelayHours,
      double talkDelayHours,
      double paidResponses,
      double paidExposures) {
    private static final double AS_SET = -1;

    /** As usual but for how much of each there is. */
    Course(double spread, double comments, double likes, double keeps, double exposures) {
      this(spread, comments, likes, keeps, exposures, AS_SET, 1, 1, 0, 0, 0, 0);
    }

    double reproduction(double asSet) {
      return reproduction == AS_SET ? asSet : reproduction;
    }
  }
}
