package wildfire.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types a published column may have: flat ones that every BI tool reads. */
public enum ColumnType {
  TEXT(DataTypes.StringType, "text"),
  /** A whole number; {@code Long}. */
  COUNT(DataTypes.LongType, "whole number"),
  /** {@code Double}; never NaN or infinite. */
  NUMBER(DataTypes.DoubleType, "number"),
  YES_NO(DataTypes.BooleanType, "yes/no"),
  /** {@link java.time.Instant}; microseconds, UTC. */
  INSTANT(DataTypes.TimestampType, "UTC instant"),
  /** {@link java.time.LocalDate}: a day of the calendar, in no time zone of its own. */
  DATE(DataTypes.DateType, "date");

  private final DataType sparkType;
  private final String words;

  ColumnType(DataType sparkType, String words) {
    this.sparkType = sparkType;
    this.words = words;
  }

  public DataType sparkType() {
    return sparkType;
  }

  /** The type as a person reads it. */
  public String words() {
    return words;
  }
}
