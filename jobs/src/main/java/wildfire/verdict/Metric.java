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
  OBSERVED_HOURS("observed_hours"),
  IMPRESSIONS("impressions"),
  IMPRESSIONS_WITH_PAID("impressions_with_paid"),
  VIEWS("views"),
  VIEWS_WITH_PAID("views_with_paid"),
  SAVES("saves"),
  CLICKS("clicks"),
  ANGRY_REACTIONS("angry_reactions"),
  HIDES("hides"),
  MESSAGE_MENTIONS("message_mentions"),
  /** Engaged accounts known to follow the author. */
  FOLLOWER_ACCOUNTS("follower_accounts"),
  /** Engaged accounts known not to follow the author. */
  OUTSIDER_ACCOUNTS("outsider_accounts"),
  PAID_EXPOSURE_SHARE("paid_exposure_share"),
  PAID_ENGAGEMENT_SHARE("paid_engagement_share"),
  /** Organic shares and quotes after nobody paid any more. */
  SHARES_AFTER_PAYMENT("shares_after_payment"),
  HOURS_AFTER_PAYMENT("hours_after_payment"),
  LARGEST_COMMUNITY_SHARE("largest_community_share"),
  LOG_SHARE("log_share"),
  ORPHAN_SHARE("orphan_share"),
  /** How active the platform's audience is when the post is published. */
  AUDIENCE_ACTIVITY("audience_activity"),
  /** How much followers responded for how often it was shown, as a part of what is usual. */
  RESPONSE_TO_EXPOSURE("response_to_exposure"),
  /** How often it was hidden for how often it was shown, as a part of what is usual. */
  HIDES_TO_EXPOSURE("hides_to_exposure"),
  /** Share of the accounts that shared it which did so together, on post after post. */
  COORDINATED_SHARE("coordinated_share"),
  /** Shares and quotes without the first ones of accounts that shared it together. */
  UNCOORDINATED_SHARES("uncoordinated_shares"),
  /** Between this post and the account's other one. */
  HOURS_TO_OWN_POST("hours_to_own_post");

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
