package wildfire.generate;

import java.util.Locale;

/** How generated tables are written. */
public enum OutputFormat {
  CSV,
  CSV_GZ,
  NDJSON,
  NDJSON_GZ,
  PARQUET;

  /** The name in settings, such as {@code ndjson.gz}; also how its files end. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  @Override
  public String toString() {
    return id();
  }

  boolean isCsv() {
    return this == CSV || this == CSV_GZ;
  }

  boolean isGzipped() {
    return this == CSV_GZ || this == NDJSON_GZ;
  }
}
