package wildfire.verdict;

import wildfire.model.IdByName;

/**
 * What is looked at in a post. What virality is made of comes first, is always shown side by side
 * and never added up. The rest says nothing about a verdict: it is looked at to see why a post did
 * badly.
 */
public enum Dimension implements IdByName {
  /** How much it was passed on early. */
  SPEED,
  /** How much it was passed on in all, where only late totals tell. */
  SIZE,
  /** How many accounts it engaged. */
  BREADTH,
  /** Whether it left the author's own network. */
  ESCAPE,
  /** Whether people began to talk. */
  CONVERSATION,
  /** Whether nobody paid for the spread. */
  ORGANIC,
  /** How much it was passed on late. */
  LATENESS,
  /** How often it was shown. */
  EXPOSURE,
  /** How often it was saved. */
  SAVES,
  /** How often it was clicked. */
  CLICKS,
  /** How many of the author's followers it engaged. */
  FOLLOWERS,
  /** How many accounts it engaged that do not follow the author. */
  OUTSIDERS,
  /** How many reactions to it were angry. */
  ANGER,
  /** How often it was hidden or reported. */
  HIDES,
  /** How many comments and quotes mention the campaign's message. */
  MESSAGE;

  /** Whether verdicts look at it. */
  public boolean isOfVerdicts() {
    return compareTo(ORGANIC) <= 0;
  }
}
