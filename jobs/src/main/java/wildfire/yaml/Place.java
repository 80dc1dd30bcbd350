package wildfire.yaml;

/**
 * Where something was written.
 *
 * @param source the file as the operator named it, or the option of the command line
 * @param line from 1; 0: the source has no lines
 */
public record Place(String source, int line) implements Comparable<Place> {
  public static Place option(String words) {
    return new Place(words, 0);
  }

  @Override
  public int compareTo(Place other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : Integer.compare(line, other.line);
  }

  /** {@code conf/wildfire.yaml:12}, or {@code --set judge.above}. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
