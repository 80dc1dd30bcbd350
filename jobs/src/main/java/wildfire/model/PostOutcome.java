package wildfire.model;

/** What may become of a post, as far as it can be compared between posts. */
public enum PostOutcome implements IdByName {
  /** Organic shares and quotes in the first 24 hours, as log2(count + 1). */
  SPEED(Unit.DOUBLINGS),
  /** The same of organic shares in all, where only late totals tell. */
  SIZE(Unit.DOUBLINGS),
  /** The same of accounts that engaged organically in the first 7 days. */
  BREADTH(Unit.DOUBLINGS),
  /** The same of organic comments in the first 7 days; in all where only late totals tell. */
  CONVERSATION(Unit.DOUBLINGS),
  /** Share of the engaged accounts that do not follow the author. */
  OUTSIDE_SHARE(Unit.SHARE),
  /** Whether its verdict is viral. */
  VIRAL(Unit.YES_NO),
  /** Mean distance between two nodes of the cascade. */
  STRUCTURAL_VIRALITY(Unit.EDGES),
  /** Longest path of the cascade. */
  CASCADE_DEPTH(Unit.EDGES);

  /** What an outcome is counted in. */
  public enum Unit {
    /** log2 of a count and one, so that differences are of ratios. */
    DOUBLINGS,
    /** 0 to 1. */
    SHARE,
    /** 1 or 0. */
    YES_NO,
    /** Steps in a cascade's tree. */
    EDGES
  }

  private final Unit unit;

  PostOutcome(Unit unit) {
    this.unit = unit;
  }

  public Unit unit() {
    return unit;
  }

  /** Whether it is a shape of the cascade's tree, which depends on the cascade's size. */
  public boolean isShape() {
    return unit == Unit.EDGES;
  }
}
