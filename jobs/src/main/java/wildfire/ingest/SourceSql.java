package wildfire.ingest;

import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import wildfire.ingest.source.Into;
import wildfire.model.OperatorError;

/**
 * Expressions of one source over the fields of its records: looked at one by one before anything
 * runs, so that a faulty one is named.
 */
record SourceSql(String source, Dataset<Row> records) {
  /** An expression's column and type. */
  record Typed(Column column, DataType type) {
    boolean isNumber() {
      return type instanceof NumericType;
    }

    boolean isReal() {
      return type instanceof DoubleType || type instanceof FloatType;
    }

    boolean isText() {
      return type instanceof StringType || type instanceof NullType;
    }

    boolean isTime() {
      return type instanceof TimestampType
          || type instanceof TimestampNTZType
          || type instanceof DateType;
    }

    /** Without what is no number (NaN): so data frames write unknown. */
    Column known() {
      return isReal() ? functions.nanvl(column, functions.lit(null)) : column;
    }

    /** Digits in full where text would have an exponent; null for NaN. */
    Column inFull() {
      return isReal() ? column.cast(DataTypes.createDecimalType(38, 6)) : column;
    }
  }

  /** What a value's field or expression gives. */
  Typed value(Into.Value value, String where) {
    return expression(
        value.expr() == null ? "`" + value.from().replace("`", "``") + "`" : value.expr(), where);
  }

  /**
   * An expression over one record.
   *
   * @param where what the expression is for, such as {@code posts.text}
   * @throws OperatorError if it is none, or needs more than one record
   */
  Typed expression(String sql, String where) {
    try {
      Column column = functions.expr(sql);
      Dataset<Row> analysed = records.select(records.col("*"), column.as("value"));
      if (!analysed
          .queryExecution()
          .analyzed()
          .children()
          .head()
          .sameResult(records.queryExecution().analyzed())) {
        throw faulty(sql, where, "it looks at more than one record");
      }
      return new Typed(column, analysed.schema().apply("value").dataType());
    } catch (Exception refused) {
      if (refused instanceof AnalysisException analysis) { // which Spark throws undeclared
        throw faulty(sql, where, firstSentence(analysis.getMessage()));
      }
      throw refused;
    }
  }

  /** A condition that is false where it is unknown. */
  Column condition(String sql, String where) {
    Typed typed = expression(sql, where);
    if (!typed.type().equals(DataTypes.BooleanType)) {
      throw faulty(sql, where, "it gives " + typed.type().simpleString() + ", not yes or no");
    }
    return functions.coalesce(typed.column(), functions.lit(false));
  }

  private OperatorError faulty(String sql, String where, String why) {
    return new OperatorError(
        "Source %s, %s: the expression %s cannot be used: %s.", source, where, sql, why);
  }

  /** Spark's own words, without its error class, its positions and its plan. */
  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("");
    String words =
        line.replaceFirst("^\\[[A-Z_.0-9]+\\]\\s*", "")
            .replaceFirst(";\\s*line .*$", "")
            .replaceFirst("\\s*SQLSTATE: \\w+\\W*$", "")
            .strip()
            .replaceFirst("[.;]+$", "");
    return words.isEmpty() ? message.strip() : StringUtils.uncapitalize(words);
  }
}
