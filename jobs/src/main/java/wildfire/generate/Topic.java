package wildfire.generate;

/** What an account's texts are about. */
public enum Topic {
  CYCLING_SAFETY,
  REGIONAL_FOOD
}
