package wildfire.generate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How generated tables are written. */
public enum OutputFormat {
  CSV("csv"),
  CSV_GZ("csv.gz"),
  NDJSON("ndjson"),
  NDJSON_GZ("ndjson.gz"),
  PARQUET("parquet");

  private static final Map<String, OutputFormat> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(OutputFormat::id, Function.identity()));

  private final String ending;

  OutputFormat(String ending) {
    this.ending = ending;
  }

  /** The format of that {@link #id()}; empty where there is none. */
  public static Optional<OutputFormat> ofId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The name in settings, such as {@code ndjson.gz}; also how its files end. */
  public String id() {
    return ending.toLowerCase(Locale.ROOT);
  }

  boolean isCsv() {
    return this == CSV || this == CSV_GZ;
  }

  boolean isGzipped() {
    return this == CSV_GZ || this == NDJSON_GZ;
  }
}
