package wildfire.settings;

import java.util.List;
import java.util.Map;

/**
 * The words that exports may use: {@code vocabulary} in {@code conf/wildfire.yaml}, where each key
 * has its meaning.
 */
public record VocabularySettings(
    List<String> platforms, List<String> triggers, Map<String, List<String>> messageTerms) {}
