package wildfire.ingest.text;

/** Words as they are. */
public record Words() implements Meaning<String> {
  @Override
  public String valueOf(String text) {
    return text;
  }

  @Override
  public String problemOf(String text) {
    throw new IllegalStateException("every text is words");
  }
}
