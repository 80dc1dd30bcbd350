package wildfire.settings;

import java.util.List;

/**
 * The words that exports may use.
 *
 * @param platforms known platforms, in lower case; a row of another one is rejected
 * @param triggers known triggers; a tag with another one is rejected. Empty: every trigger is taken
 */
public record VocabularySettings(List<String> platforms, List<String> triggers) {}
