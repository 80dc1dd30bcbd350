package wildfire.verdict;

/** A measured number that evidence can rest on, by the name of its published column. */
public enum Metric {
  SPREAD("shares"),
  SPREAD_WITH_PAID("shares_with_paid"),
  ACCOUNTS("unique_actors"),
  ACCOUNTS_WITH_PAID("unique_actors_with_paid"),
  COMMENTS("comments"),
  COMMENTS_WITH_PAID("comments_with_paid"),
  OUTSIDE_SHARE("outside_share"),
  ESCAPE_HOURS("escape_hours"),
  /** Share of the cascade's nodes, the root left out, that hang directly on the post. */
  ROOT_CHILD_SHARE("root_child_share"),
  STRUCTURAL_VIRALITY("structural_virality"),
  SECONDARY_REPRODUCTION("secondary_reproduction"),
  PAID_SHARE("paid_share"),
  /** Accounts other than the author that commented. */
  COMMENTERS("commenters"),
  LATE_SHARE("late_spread_share"),
  HOURS_TO_HALF("hours_to_half"),
  OBSERVED_HOURS("observed_hours");

  private final String column;

  Metric(String column) {
    this.column = column;
  }

  /** The column, of a metric that is not taken at fixed ages. */
  public String column() {
    return column;
  }

  /** The column of the count at an age: {@code shares_24h}. */
  public String column(ComparisonAge age) {
    return column + "_" + age.suffix();
  }
}
