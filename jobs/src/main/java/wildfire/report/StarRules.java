package wildfire.report;

import java.time.ZoneId;
import java.util.List;

/**
 * What the star depends on beside the tables it is made from.
 *
 * @param audience whose days and hours are meant
 * @param triggers of the vocabulary; more may be in the tags
 */
public record StarRules(ZoneId audience, List<String> triggers) {}
