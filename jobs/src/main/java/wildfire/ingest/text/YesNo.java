package wildfire.ingest.text;

import java.util.Locale;

/** Yes or no, as {@code yes/no}, {@code true/false} or {@code 1/0}, in any case. */
public record YesNo() implements Meaning<Boolean> {
  @Override
  public Boolean valueOf(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> null;
    };
  }

  @Override
  public String problemOf(String text) {
    return Texts.quoted(text) + " is none of yes, no, true, false, 1, 0";
  }
}
