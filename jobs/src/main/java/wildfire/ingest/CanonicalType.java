package wildfire.ingest;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What a canonical column holds, and so how an export's text for it is understood. */
public enum CanonicalType {
  /** Words or an id, as they are, trimmed. */
  TEXT(DataTypes.StringType),
  /** A platform of the vocabulary. */
  PLATFORM(DataTypes.StringType),
  /** An account's id: only its pseudonym is kept. */
  ACCOUNT(DataTypes.StringType),
  KIND(DataTypes.StringType),
  /** A moment, kept as a UTC instant with the precision the export has. */
  INSTANT(DataTypes.TimestampType),
  /** A whole number, not negative. */
  WHOLE(DataTypes.LongType),
  NUMBER(DataTypes.DoubleType),
  /** A decimal number, finite and not negative. */
  AMOUNT(DataTypes.DoubleType),
  /** The name of something that platforms count. */
  METRIC(DataTypes.StringType),
  SCOPE(DataTypes.StringType),
  BASIS(DataTypes.StringType),
  /** A part of a whole, 0 to 1. */
  SHARE(DataTypes.DoubleType),
  YES_NO(DataTypes.BooleanType);

  private final DataType sparkType;

  CanonicalType(DataType sparkType) {
    this.sparkType = sparkType;
  }

  public DataType sparkType() {
    return sparkType;
  }
}
