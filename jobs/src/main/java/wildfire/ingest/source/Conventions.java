package wildfire.ingest.source;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import wildfire.model.TimePrecision;
import wildfire.yaml.Key;

/**
 * How an export writes its values.
 *
 * @param times patterns of {@link java.time.format.DateTimeFormatter} in English, tried in order;
 *     also {@code iso} (ISO 8601 with or without zone), {@code epoch_seconds}, {@code
 *     epoch_millis}, {@code epoch_micros}
 * @param zone the zone of times that carry none
 * @param precision what the times are good for: instants, days, or no times at all
 * @param decimal the decimal mark: {@code .} or {@code ,}
 * @param grouping the mark between thousands; 0: none
 * @param missing texts that mean "unknown", beside the empty one, such as {@code -}
 */
public record Conventions(
    @Key(or = "iso", verbatim = true) List<String> times,
    @Key(or = "UTC") ZoneId zone,
    @Key(or = "instant") TimePrecision precision,
    @Key(or = ".") char decimal,
    @Key(or = "") char grouping,
    @Key(or = "[]", verbatim = true) List<String> missing)
    implements Serializable {}
