package wildfire.verdict;

import wildfire.model.IdByName;

/** A measured number that evidence can rest on, by the name of its published column. */
public enum Metric implements IdByName {
  SHARES,
  SHARES_WITH_PAID,
  UNIQUE_ACTORS,
  UNIQUE_ACTORS_WITH_PAID,
  COMMENTS,
  COMMENTS_WITH_PAID,
  OUTSIDE_SHARE,
  ESCAPE_HOURS,
  /** Share of the cascade's nodes, the root left out, that hang directly on the post. */
  ROOT_CHILD_SHARE,
  STRUCTURAL_VIRALITY,
  SECONDARY_REPRODUCTION,
  PAID_SHARE,
  /** Accounts other than the author that commented. */
  COMMENTERS,
  LATE_SPREAD_SHARE,
  /** Organic shares and quotes after the whole window. */
  SHARES_AFTER_WINDOW,
  /** Shares and quotes after the first three days. */
  LATE_SHARES,
  HOURS_TO_HALF,
  OBSERVED_HOURS,
  IMPRESSIONS,
  IMPRESSIONS_WITH_PAID,
  VIEWS,
  VIEWS_WITH_PAID,
  SAVES,
  CLICKS,
  ANGRY_REACTIONS,
  HIDES,
  MESSAGE_MENTIONS,
  /** Engaged accounts known to follow the author. */
  FOLLOWER_ACCOUNTS,
  /** Engaged accounts known not to follow the author. */
  OUTSIDER_ACCOUNTS,
  PAID_EXPOSURE_SHARE,
  PAID_ENGAGEMENT_SHARE,
  /** Organic shares and quotes after nobody paid any more. */
  SHARES_AFTER_PAYMENT,
  HOURS_AFTER_PAYMENT,
  LARGEST_COMMUNITY_SHARE,
  LOG_SHARE,
  ORPHAN_SHARE,
  /** How active the platform's audience is when the post is published. */
  AUDIENCE_ACTIVITY,
  /** How much followers responded for how often it was shown, as a part of what is usual. */
  RESPONSE_TO_EXPOSURE,
  /** How often it was hidden for how often it was shown, as a part of what is usual. */
  HIDES_TO_EXPOSURE,
  /** Share of the accounts that shared it which did so together, on post after post. */
  COORDINATED_SHARE,
  /** Shares and quotes without the first ones of accounts that shared it together. */
  UNCOORDINATED_SHARES,
  /** Earlier posts of the account that got the same verdict. */
  SAME_VERDICT_BEFORE,
  /** Between this post and the account's other one. */
  HOURS_TO_OWN_POST;

  /** The column, of a metric that is not taken at fixed ages. */
  public String column() {
    return id();
  }

  /** The column of the count at an age: {@code shares_24h}. */
  public String column(ComparisonAge age) {
    return column() + "_" + age.suffix();
  }
}
