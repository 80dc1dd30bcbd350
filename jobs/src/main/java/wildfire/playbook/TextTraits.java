package wildfire.playbook;

import java.util.List;
import java.util.Optional;

/**
 * What conditions may ask about a text. What depends on the language is unknown where that is.
 *
 * @param openingWords words of the opening; 0 where it has none
 * @param mentionsMessage whether it has a term of its campaign's message; unknown where no terms
 *     are named
 */
public record TextTraits(
    int openingWords,
    Holds asks,
    Holds opensWithStatement,
    Holds opensWithNumber,
    Holds opensInFirstPerson,
    Holds callsToAct,
    Holds mentionsMessage) {
  /**
   * Of a text.
   *
   * @param message terms of the campaign's message; none where the settings name none
   */
  public static TextTraits of(PostText text, List<String> message) {
    return new TextTraits(
        text.opening().size(),
        Holds.of(text.asks()),
        known(text.opensWithStatement()),
        known(text.opensWithNumber()),
        known(text.opensInFirstPerson()),
        known(text.callsToAct()),
        message.isEmpty() ? Holds.UNKNOWN : Holds.of(text.mentions(message)));
  }

  private static Holds known(Optional<Boolean> answer) {
    return answer.map(Holds::of).orElse(Holds.UNKNOWN);
  }
}
