package wildfire.playbook;

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
    Holds mentionsMessage) {}
