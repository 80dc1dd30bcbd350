package wildfire.settings;

import java.util.List;
import java.util.Map;

/**
 * The words that exports may use.
 *
 * @param platforms known platforms, in lower case; a row of another one is rejected
 * @param triggers known triggers; a tag with another one is rejected. Empty: every trigger is taken
 * @param messageTerms by campaign: the words that its message is told by; {@code *} stands for the
 *     rest of a word
 */
public record VocabularySettings(
    List<String> platforms, List<String> triggers, Map<String, List<String>> messageTerms) {}
