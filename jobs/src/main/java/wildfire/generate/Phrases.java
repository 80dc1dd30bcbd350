package wildfire.generate;

import java.util.List;
import java.util.Map;

/** Short texts of posts and comments, put together from phrases, in English and Dutch. */
final class Phrases {
  /** How a post opens. */
  enum Opening {
    QUESTION,
    STATEMENT,
    NUMBER,
    FIRST_PERSON
  }

  private static final Map<String, Map<Opening, List<String>>> OPENINGS =
      Map.of(
          "en",
          Map.of(
              Opening.QUESTION,
              List.of("Who else has seen this?", "Why do we still accept this?", "Remember when?"),
              Opening.STATEMENT,
              List.of("This has to change.", "Small things matter.", "Nobody talks about this."),
              Opening.NUMBER,
              List.of("3 things we learned this week.", "1 in 4 of us knows the feeling."),
              Opening.FIRST_PERSON,
              List.of("I did not expect this.", "We made a mistake, and learned from it.")),
          "nl",
          Map.of(
              Opening.QUESTION,
              List.of("Wie herkent dit?", "Waarom pikken we dit nog?", "Weet je nog, vroeger?"),
              Opening.STATEMENT,
              List.of(
                  "Dit moet anders.", "Het zit in de kleine dingen.", "Niemand heeft het erover."),
              Opening.NUMBER,
              List.of("3 dingen die we deze week leerden.", "1 op de 4 kent het gevoel."),
              Opening.FIRST_PERSON,
              List.of("Ik had dit niet verwacht.", "We maakten een fout, en leerden ervan.")));

  private static final Map<String, Map<Topic, List<String>>> BODIES =
      Map.of(
          "en",
          Map.of(
              Topic.CYCLING_SAFETY,
              List.of(
                  "A child should get to school by bike, whatever the weather.",
                  "Two lamps, one bell, and a driver who looks over a shoulder.",
                  "The crossing by the station got its \"green wave\" at last.",
                  "Wide lanes, low speed, fewer tears."),
              Topic.REGIONAL_FOOD,
              List.of(
                  "Mustard soup, the way the harbour used to make it.",
                  "This cheese rested for 26 weeks, and you taste every one.",
                  "From field to pan in under \"forty\" kilometres.",
                  "Apples that are crooked, and all the sweeter for it.")),
          "nl",
          Map.of(
              Topic.CYCLING_SAFETY,
              List.of(
                  "Een kind moet gewoon op de fiets naar school kunnen, ook in de regen.",
                  "Twee lampjes, één bel, en een chauffeur die over zijn schouder kijkt.",
                  "De oversteek bij het station heeft eindelijk een \"groene golf\".",
                  "Brede paden, lage snelheid, minder tranen."),
              Topic.REGIONAL_FOOD,
              List.of(
                  "Mosterdsoep, zoals ze die in de haven maakten.",
                  "Deze kaas lag 26 weken te rijpen, en dat proef je.",
                  "Van akker tot pan in nog geen \"veertig\" kilometer.",
                  "Appels met een bult, en juist daarom zo zoet.")));

  private static final Map<String, List<String>> CLOSINGS =
      Map.of(
          "en",
          List.of(
              "", "", " What do you think?", " Pass it on. \uD83D\uDEB2", " ❤️", "\n\nMore soon."),
          "nl",
          List.of(
              "",
              "",
              " Wat vind jij?",
              " Zegt het voort. \uD83D\uDEB2",
              " ❤️",
              "\n\nWordt vervolgd."));

  private static final Map<String, List<String>> COMMENTS =
      Map.of(
          "en",
          List.of(
              "So true!",
              "My neighbour says the same.",
              "Not sure about this, to be honest.",
              "Where can I find more?",
              "We had this at home, every Sunday.",
              "\"Easier said than done\", as they say.",
              "\uD83D\uDC4F\uD83D\uDC4F",
              "Been there, twice."),
          "nl",
          List.of(
              "Precies dit!",
              "Mijn buurvrouw zegt hetzelfde.",
              "Daar ben ik het niet mee eens.",
              "Waar vind ik meer?",
              "Dat hadden wij thuis ook, elke zondag.",
              "\"Makkelijker gezegd dan gedaan\", zeg ik altijd.",
              "\uD83D\uDC4F\uD83D\uDC4F",
              "Zelf twee keer meegemaakt."));

  /** Comments that have one of the {@link Topic#messageTerms()}. */
  private static final Map<String, Map<Topic, List<String>>> MESSAGES =
      Map.of(
          "en",
          Map.of(
              Topic.CYCLING_SAFETY,
              List.of(
                  "Everybody should get safe home, simple as that.",
                  "Safe cycling starts with the road, not with the rider."),
              Topic.REGIONAL_FOOD,
              List.of(
                  "Straight from the polder, you can tell.",
                  "More regional food in the canteen, please!")),
          "nl",
          Map.of(
              Topic.CYCLING_SAFETY,
              List.of(
                  "Iedereen moet veilig thuis kunnen komen.",
                  "Veilig fietsen begint bij de weg, niet bij de fietser."),
              Topic.REGIONAL_FOOD,
              List.of(
                  "Gewoon van de polder, dat proef je.",
                  "Meer streekproducten in de kantine graag!")));

  private Phrases() {}

  /** The words of a post. */
  static String post(PostPlan post) {
    Draws draws = new Draws(Draws.hash(post.hash(), 0x7e87));
    String language = post.author().language();
    Opening opening = draws.oneOf(List.of(Opening.values()));
    return draws.oneOf(OPENINGS.get(language).get(opening))
        + (draws.chance(0.15) ? "\n" : " ")
        + draws.oneOf(BODIES.get(language).get(post.author().topic()))
        + draws.oneOf(CLOSINGS.get(language));
  }

  /** The words of the comment or quote with this hash; some have the message of the campaign. */
  static String reply(long hash, PostPlan post) {
    PostPlan.Author author = post.author();
    Draws ofMessage = new Draws(Draws.hash(hash, 0x3e55));
    return ofMessage.chance(post.fate().messageShare())
        ? ofMessage.oneOf(MESSAGES.get(author.language()).get(author.topic()))
        : new Draws(Draws.hash(hash, 0x7e87)).oneOf(COMMENTS.get(author.language()));
  }
}
