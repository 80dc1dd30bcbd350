package wildfire.generate;

import java.io.Serializable;

/**
 * What is going to happen to a post, before luck decides the rest.
 *
 * @param hash the post's own random streams derive from it
 * @param published UTC microseconds
 * @param triggers a bit for each of {@link GenerateSettings#TRIGGERS}, in their order
 * @param emotion which one; empty without the trigger {@code emotion}
 * @param factors what the post's triggers do on its platform, by {@link Effect.Outcome}
 * @param luck what everything about this post is multiplied by
 * @param spread expected organic shares and quotes
 * @param comments expected comments
 * @param likes expected likes or reactions
 * @param keeps expected saves and clicks
 * @param exposures expected organic impressions or views
 * @param paidResponses expected likes, clicks and shares from bought reach
 * @param paidExposures expected bought impressions or views
 * @param reproduction mean number of shares that come from a share
 * @param outsideOdds odds that whoever reacts to the post itself does not follow the author
 * @param flight the paid period; null if nobody paid
 * @param ring accounts of a ring that share it within seconds; 0: no ring
 */
record PostPlan(
    long index,
    long hash,
    Author author,
    String id,
    long published,
    String format,
    int triggers,
    String emotion,
    Factors factors,
    Fate fate,
    double luck,
    double spread,
    double comments,
    double likes,
    double keeps,
    double exposures,
    double paidResponses,
    double paidExposures,
    double reproduction,
    double outsideOdds,
    Flight flight,
    int ring)
    implements Serializable {

  /**
   * An account that posts.
   *
   * @param account its place in the follower graph
   * @param large one of the fifth with the most followers
   */
  record Author(
      int number,
      String id,
      Venue venue,
      long account,
      long followers,
      boolean large,
      String campaign,
      String language,
      Topic topic)
      implements Serializable {}

  /** The product of the planted effects of a post's triggers, an outcome each. */
  record Factors(double speed, double breadth, double conversation, double outside)
      implements Serializable {
    static final Factors NONE = new Factors(1, 1, 1, 1);

    Factors times(Effect effect) {
      double factor = effect.factor();
      return switch (effect.outcome()) {
        case SPEED -> new Factors(speed * factor, breadth, conversation, outside);
        case BREADTH -> new Factors(speed, breadth * factor, conversation, outside);
        case CONVERSATION -> new Factors(speed, breadth, conversation * factor, outside);
        case OUTSIDE -> new Factors(speed, breadth, conversation, outside * factor);
      };
    }
  }

  /** A paid period: UTC microseconds, and euros. */
  record Flight(long startsAt, long endsAt, double spend) implements Serializable {}

  boolean has(int trigger) {
    return (triggers & (1 << trigger)) != 0;
  }

  /** Times that it was hidden by the end of the observation, as the platform counted them. */
  long hides() {
    return new Draws(Draws.hash(hash, 0x41de))
        .poisson(fate.hideShare() * (exposures + paidExposures));
  }

  /** Of the log. */
  double expectedEvents() {
    return spread + comments + likes + keeps + paidResponses;
  }
}
