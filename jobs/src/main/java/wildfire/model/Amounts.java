package wildfire.model;

/** Amounts as people read them. */
public final class Amounts {
  private Amounts() {}

  /** One decimal up to a hundred, none from there on. */
  public static double asShown(double amount) {
    return amount < 100 ? Math.round(amount * 10) / 10.0 : Math.round(amount);
  }
}
