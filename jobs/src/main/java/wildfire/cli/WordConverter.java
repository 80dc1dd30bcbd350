package wildfire.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wildfire.yaml.Nearest;

/** An option of which only some words can be taken, in small letters or capitals. */
record WordConverter<E extends Enum<?>>(Class<E> words) implements ITypeConverter<E> {
  static <E extends Enum<?>> void register(CommandLine line, Class<E> words) {
    line.registerConverter(words, new WordConverter<>(words));
  }

  @Override
  public E convert(String typed) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> typed(word).equals(typed.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(refusal(typed)));
  }

  private String refusal(String typed) {
    List<String> all = Arrays.stream(words.getEnumConstants()).map(WordConverter::typed).toList();
    return typed
        + " is none of "
        + String.join(", ", all)
        + Nearest.to(typed, all).map(near -> "; did you mean " + near + "?").orElse(".");
  }

  private static String typed(Enum<?> word) {
    return word.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
