package wildfire.generate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.model.Language;

/** Short texts of posts and comments, put together from phrases, in English and Dutch. */
final class Phrases {
  private static final List<String> OPENINGS =
      List.of("opening.question", "opening.statement", "opening.number", "opening.first_person");

  private static final Map<String, Map<String, List<String>>> BY_LANGUAGE =
      Stream.of("en", "nl").collect(Collectors.toMap(Function.identity(), Phrases::phrases));

  private Phrases() {}

  private static Map<String, List<String>> phrases(String language) {
    return Language.of(language).bundle("generate/phrases").entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, phrases -> List.of(phrases.getValue().split("\\|", -1))));
  }

  static String post(PostPlan post) {
    Draws draws = new Draws(Draws.hash(post.hash(), 0x7e87));
    Map<String, List<String>> phrases = BY_LANGUAGE.get(post.author().language());
    return draws.oneOf(phrases.get(draws.oneOf(OPENINGS)))
        + (draws.chance(0.15) ? "\n" : " ")
        + draws.oneOf(phrases.get("body." + topic(post)))
        + draws.oneOf(phrases.get("closing"));
  }

  /** The words of the comment or quote with this hash; some have the message of the campaign. */
  static String reply(long hash, PostPlan post) {
    Map<String, List<String>> phrases = BY_LANGUAGE.get(post.author().language());
    Draws ofMessage = new Draws(Draws.hash(hash, 0x3e55));
    return ofMessage.chance(post.fate().messageShare())
        ? ofMessage.oneOf(phrases.get("message." + topic(post)))
        : new Draws(Draws.hash(hash, 0x7e87)).oneOf(phrases.get("comment"));
  }

  private static String topic(PostPlan post) {
    return post.author().topic().name().toLowerCase(Locale.ROOT);
  }
}
