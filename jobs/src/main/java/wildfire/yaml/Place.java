package wildfire.yaml;

/**
 * Where something was written.
 *
 * @param source the file as the operator named it, or the option of the command line
 * @param line from 1; 0: the source has no lines
 */
public record Place(String source, int line) {
  public static Place option(String words) {
    return new Place(words, 0);
  }

  /** {@code conf/wildfire.yaml:12}, or {@code --set judge.above}. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
