package wildfire.association;

/** Where an interval and a p come from. */
public enum Method {
  /** Normal theory: t with one degree of freedom less than there are accounts. */
  CLUSTERED_T,
  /** Wild cluster bootstrap-t with the null imposed; the interval holds every null it keeps. */
  WILD_BOOTSTRAP
}
