package wildfire.table;

/** What a column tells about people who may be few, so that it is not published as it is. */
public enum FewPeople {
  /** Nothing, or no more than that they engaged, which can be seen on the platform. */
  NOTHING,
  /** Of which communities they are. */
  COMMUNITIES,
  /** How many of them do not follow the author. */
  OUTSIDE_SHARE,
  /** By what that is known. */
  OUTSIDE_BASIS,
  /** Of how many it is known. */
  OUTSIDE_KNOWN,
  /** When those who do not follow outnumbered those who do. */
  ESCAPE,
  /** How many followers responded. */
  RESPONSE,
  /** How many share together. */
  COORDINATED
}
