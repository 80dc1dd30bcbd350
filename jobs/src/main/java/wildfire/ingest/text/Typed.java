package wildfire.ingest.text;

/**
 * A value that the file itself has with its type, and which was found not to fit: only the reason
 * is worded here.
 *
 * @param expected how the reason goes on after the value: {@code lies before 1990 or after 2099}
 */
public record Typed(String expected) implements Meaning<Object> {
  @Override
  public Object valueOf(String text) {
    return null;
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text) + " " + expected;
  }
}
