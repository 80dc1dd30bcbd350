package wildfire.generate;

import java.util.List;

/** What an account's texts are about. */
public enum Topic {
  CYCLING_SAFETY(List.of("veilig thuis", "veilig fietsen", "safe home", "safe cycling")),
  REGIONAL_FOOD(List.of("van de polder", "streekproduct*", "from the polder", "regional food"));

  private final List<String> messageTerms;

  Topic(List<String> messageTerms) {
    this.messageTerms = messageTerms;
  }

  /** The words that its message is told by in Dutch and English, as settings have them. */
  public List<String> messageTerms() {
    return messageTerms;
  }
}
