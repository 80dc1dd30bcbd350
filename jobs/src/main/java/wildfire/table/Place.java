package wildfire.table;

/** Where a column of a post stands beside its own table. */
public enum Place {
  /** Among the numbers of the star's table of facts. */
  FACT,
  /** Among the words and moments of the star's dimension of posts. */
  DIMENSION,
  /** On the page, where posts are sorted and searched. */
  PAGE
}
