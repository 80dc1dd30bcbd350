package wildfire.ingest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into.Value;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Amount;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Decimal;
import wildfire.ingest.text.Instants;
import wildfire.ingest.text.Meaning;
import wildfire.ingest.text.MetricName;
import wildfire.ingest.text.Share;
import wildfire.ingest.text.Typed;
import wildfire.ingest.text.Vocabulary;
import wildfire.ingest.text.Whole;
import wildfire.ingest.text.Words;
import wildfire.ingest.text.YesNo;
import wildfire.model.CounterBasis;
import wildfire.model.CounterScope;
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;
import wildfire.settings.VocabularySettings;

/**
 * Makes the mapping of each canonical column of one table from what its source says. Text is
 * understood by the source's conventions; what a file has with its type is taken as it is, in
 * Spark's own code.
 */
final class ColumnMappings {
  private static final Pattern EXPORTED_AT = Pattern.compile("(?i)\\b" + Read.EXPORTED_AT + "\\b");

  static final Cell<String> WORDS = new Cell<>(new Words(), Map.of(), Set.of());

  private static final int MOST_PLAIN_LOOKUPS = 20;

  private final String source;
  private final CanonicalTable table;
  private final SourceSql sql;
  private final VocabularySettings vocabulary;
  private final Pseudonyms pseudonyms;

  ColumnMappings(
      String source,
      CanonicalTable table,
      SourceSql sql,
      VocabularySettings vocabulary,
      Pseudonyms pseudonyms) {
    this.source = source;
    this.table = table;
    this.sql = sql;
    this.vocabulary = vocabulary;
    this.pseudonyms = pseudonyms;
  }

  /**
   * The mapping of a column.
   *
   * @param value what the source says; null: nothing
   * @param conventions of the source, for a column of which it says nothing
   * @throws OperatorError if what the source says cannot be used
   */
  ColumnMapping of(CanonicalColumn column, Value value, Conventions conventions) {
    Conventions its =
        value == null || value.conventions() == null ? conventions : value.conventions();
    boolean noTimes =
        column.type() == CanonicalType.INSTANT && its.precision() == TimePrecision.NONE;
    if (value == null || noTimes) {
      if (isRequired(column, its)) {
        throw new OperatorError(
            "Source %s says nothing of %s, which every row of %s needs.",
            source, column.name(), table.id());
      }
      return ColumnMapping.constant(column, null, TimePrecision.NONE);
    }
    if (value.constant() != null) {
      return constant(column, value, its);
    }
    boolean field = value.expr() == null;
    if (field && value.from().equals(Read.EXPORTED_AT) && column.type() == CanonicalType.INSTANT) {
      return ColumnMapping.ofTimeOfExport(column);
    }
    String expression = field ? "`" + value.from().replace("`", "``") + "`" : value.expr();
    ColumnMapping mapped =
        mapped(column, value, its, sql.expression(expression, where(column)), field);
    return column.type() == CanonicalType.INSTANT
            && !field
            && EXPORTED_AT.matcher(expression).find()
        ? mapped.orTimeOfExport()
        : mapped;
  }

  private ColumnMapping constant(CanonicalColumn column, Value value, Conventions conventions) {
    Cell<?> cell = cell(column, value, conventions);
    String problem = cell.problemOf(value.constant());
    if (problem != null) {
      throw new OperatorError("Source %s, %s: %s.", source, where(column), problem);
    }
    Object parsed = cell.valueOf(value.constant());
    if (parsed == null && isRequired(column, conventions)) {
      throw new OperatorError(
          "Source %s, %s: the constant is empty, and every row needs one.", source, where(column));
    }
    Object constant =
        switch (column.type()) {
          case ACCOUNT -> parsed == null ? null : pseudonyms.of((String) parsed);
          case INSTANT ->
              parsed == null ? null : Instant.EPOCH.plus((Long) parsed, ChronoUnit.MICROS);
          case TEXT, PLATFORM, KIND, WHOLE, NUMBER, AMOUNT, METRIC, SCOPE, BASIS, SHARE, YES_NO ->
              parsed;
        };
    return ColumnMapping.constant(column, constant, conventions.precision());
  }

  private ColumnMapping mapped(
      CanonicalColumn column,
      Value value,
      Conventions conventions,
      SourceSql.Typed typed,
      boolean field) {
    DataType type = typed.type();
    Column original = typed.column();
    if (type instanceof StringType || type instanceof NullType) {
      return ofText(column, value, conventions, original, field && type instanceof StringType);
    }
    boolean isReal = type instanceof DoubleType || type instanceof FloatType;
    boolean number = type instanceof NumericType;
    boolean time =
        type instanceof TimestampType
            || type instanceof TimestampNTZType
            || type instanceof DateType;
    boolean flag = type.equals(DataTypes.BooleanType);
    if (!(number || time || flag)) {
      throw doesNotFit(column, type, "take one value of it in an expr");
    }
    Column inProgress = col(ColumnMapping.inProgress(column.name()));
    return switch (column.type()) {
      case TEXT, ACCOUNT, KIND, PLATFORM, METRIC, SCOPE, BASIS -> {
        if (isReal) {
          throw doesNotFit(
              column, type, "in which long ids lose digits; write it as text or whole");
        }
        yield ofText(column, value, conventions, original, false);
      }
      case WHOLE -> {
        if (!number) {
          throw doesNotFit(column, type, "and a whole number is needed");
        }
        String misfit = "is no whole number from 0 up";
        if (!(type instanceof IntegralType)) {
          // Data frames hold counts as reals where some are unknown (NaN).
          yield ofText(column, value, plain(conventions), exact(original), false);
        }
        yield typedColumn(column, conventions, original, Optional.of(inProgress.geq(0)), misfit);
      }
      case NUMBER -> {
        if (!number) {
          throw doesNotFit(column, type, "and a number is needed");
        }
        Column finite = abs(inProgress).lt(Double.POSITIVE_INFINITY); // NaN is above all
        yield typedColumn(
            column,
            conventions,
            original,
            isReal ? Optional.of(finite) : Optional.empty(),
            "is not finite");
      }
      case AMOUNT -> {
        if (!number) {
          throw doesNotFit(column, type, "and a number is needed");
        }
        if (isReal) { // data frames write unknown as NaN
          yield ofText(column, value, plain(conventions), exact(original), false);
        }
        yield typedColumn(
            column,
            conventions,
            original,
            Optional.of(inProgress.geq(0)),
            "is no number from 0 up");
      }
      case SHARE -> {
        if (!number) {
          throw doesNotFit(column, type, "and a share is needed");
        }
        Column share = inProgress.between(0, 1);
        yield typedColumn(
            column, conventions, original, Optional.of(share), "is no share from 0 to 1");
      }
      case YES_NO ->
          flag
              ? typedColumn(column, conventions, original, Optional.empty(), "")
              : ofText(column, value, conventions, original, false);
      case INSTANT ->
          time
              ? instant(column, conventions, original, type)
              : ofText(column, value, conventions, isReal ? exact(original) : original, false);
    };
  }

  /** Digits in full where text would have an exponent; null for NaN. */
  static Column exact(Column real) {
    return real.cast(DataTypes.createDecimalType(38, 6));
  }

  /** As Spark writes numbers, whatever marks the export has in its text. */
  static Conventions plain(Conventions its) {
    return new Conventions(its.times(), its.zone(), its.precision(), '.', (char) 0, its.missing());
  }

  private ColumnMapping typedColumn(
      CanonicalColumn column,
      Conventions conventions,
      Column value,
      Optional<Column> fits,
      String misfit) {
    return ColumnMapping.ofTyped(
        column,
        isRequired(column, conventions),
        value.cast(column.type().sparkType()),
        fits,
        new Cell<>(new Typed(misfit), Map.of(), Set.of()),
        conventions.precision());
  }

  private ColumnMapping instant(
      CanonicalColumn column, Conventions conventions, Column original, DataType type) {
    String zone = conventions.zone().getId();
    // The session's zone is UTC, so a wall clock becomes the same digits in UTC first.
    Column instant =
        type instanceof TimestampType
            ? original
            : to_utc_timestamp(original.cast(DataTypes.TimestampType), zone);
    boolean days = type instanceof DateType || conventions.precision() == TimePrecision.DAY;
    Column value =
        days && !(type instanceof DateType)
            ? to_utc_timestamp(date_trunc("day", from_utc_timestamp(instant, zone)), zone)
            : instant;
    Column inProgress = col(ColumnMapping.inProgress(column.name()));
    Column fits =
        inProgress
            .geq(lit(micros(Instants.PLAUSIBLE_FROM_MICROS)))
            .and(inProgress.lt(lit(micros(Instants.PLAUSIBLE_BEFORE_MICROS))));
    return ColumnMapping.ofTyped(
        column,
        isRequired(column, conventions),
        value,
        Optional.of(fits),
        new Cell<>(new Typed("lies before 1990 or after 2099"), Map.of(), Set.of()),
        days ? TimePrecision.DAY : conventions.precision());
  }

  private ColumnMapping ofText(
      CanonicalColumn column,
      Value value,
      Conventions conventions,
      Column original,
      boolean plainField) {
    Cell<?> cell = cell(column, value, conventions);
    Optional<Column> computed =
        plainField ? Optional.empty() : Optional.of(original.cast(DataTypes.StringType));
    Column text = plainField ? original : col(ColumnMapping.textInProgress(column.name()));
    Column words =
        cell.map().isEmpty()
            ? ColumnMapping.words(text, cell)
            : understood(
                new Cell<>(new Words(), cell.map(), cell.missing()), DataTypes.StringType, text);
    Column typed =
        switch (column.type()) {
          case TEXT ->
              cell.meaning() instanceof Vocabulary known ? ofVocabulary(known, cell, text) : words;
          case PLATFORM, KIND, SCOPE, BASIS ->
              ofVocabulary((Vocabulary) cell.meaning(), cell, text);
          case ACCOUNT ->
              udf((UDF1<byte[], byte[]>) pseudonyms::ofBytesOrNull, DataTypes.BinaryType)
                  .withName("pseudonym")
                  .apply(words.cast(DataTypes.BinaryType))
                  .cast(DataTypes.StringType);
          case INSTANT -> timestamp_micros(moment(cell, text));
          case WHOLE, NUMBER, AMOUNT, METRIC, SHARE, YES_NO ->
              understood(cell, column.type().sparkType(), text);
        };
    return ColumnMapping.ofText(
        column,
        isRequired(column, conventions),
        computed,
        text,
        typed,
        cell,
        conventions.precision());
  }

  /** A time without its year is understood by the time of the export. */
  private static Column moment(Cell<?> cell, Column text) {
    return cell.meaning() instanceof Instants instants && instants.needTimeOfExport()
        ? udf((UDF2<String, Long, Object>) cell::valueOf, DataTypes.LongType)
            .withName("understood")
            .apply(text, unix_micros(col(Read.EXPORTED_AT)))
        : understood(cell, DataTypes.LongType, text);
  }

  private static Column understood(Cell<?> cell, DataType type, Column text) {
    return udf((UDF1<String, Object>) cell::valueOf, type).withName("understood").apply(text);
  }

  /** Words that are exactly of the vocabulary, which are nearly all, cost no call into Java. */
  private static Column ofVocabulary(Vocabulary vocabulary, Cell<?> cell, Column text) {
    Object[] plain =
        vocabulary.words().stream()
            .filter(word -> !cell.map().containsKey(word) && !cell.missing().contains(word))
            .limit(MOST_PLAIN_LOOKUPS)
            .toArray();
    return when(text.isin(plain), text).otherwise(understood(cell, DataTypes.StringType, text));
  }

  private Cell<?> cell(CanonicalColumn column, Value value, Conventions conventions) {
    Map<String, String> map = value.map() == null ? Map.of() : value.map();
    return new Cell<>(meaning(column, conventions), map, Set.copyOf(conventions.missing()));
  }

  private Meaning<?> meaning(CanonicalColumn column, Conventions conventions) {
    return switch (column.type()) {
      case TEXT ->
          table == CanonicalTable.TAGS
                  && column.name().equals("trigger")
                  && !vocabulary.triggers().isEmpty()
              ? Vocabulary.of(vocabulary.triggers())
              : new Words();
      case ACCOUNT -> new Words();
      case PLATFORM -> Vocabulary.of(vocabulary.platforms());
      case KIND -> Vocabulary.ofKinds();
      case INSTANT -> {
        try {
          yield Instants.of(conventions.times(), conventions.zone(), conventions.precision());
        } catch (IllegalArgumentException noFormat) {
          throw new OperatorError(
              "Source %s, %s: %s.", source, where(column), noFormat.getMessage());
        }
      }
      case WHOLE -> new Whole(conventions.decimal(), conventions.grouping());
      case NUMBER -> new Decimal(conventions.decimal(), conventions.grouping());
      case AMOUNT -> new Amount(conventions.decimal(), conventions.grouping());
      case METRIC -> new MetricName();
      case SCOPE -> Vocabulary.of(Stream.of(CounterScope.values()).map(CounterScope::id).toList());
      case BASIS -> Vocabulary.of(Stream.of(CounterBasis.values()).map(CounterBasis::id).toList());
      case SHARE -> new Share(conventions.decimal(), conventions.grouping());
      case YES_NO -> new YesNo();
    };
  }

  /** The moment of an engagement is required too; no moment is where the source has no times. */
  private static boolean isRequired(CanonicalColumn column, Conventions conventions) {
    boolean dated =
        column.type() != CanonicalType.INSTANT || conventions.precision() != TimePrecision.NONE;
    return dated && (column.required() || column.name().equals("occurred_at"));
  }

  private static Instant micros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private String where(CanonicalColumn column) {
    return table.id() + "." + column.name();
  }

  private OperatorError doesNotFit(CanonicalColumn column, DataType type, String advice) {
    return new OperatorError(
        "Source %s, %s: it is of type %s, %s.", source, where(column), type.simpleString(), advice);
  }

  /** The columns of a table that hold instants, the one that dates the row first. */
  static List<CanonicalColumn> instants(CanonicalTable table) {
    return table.columns().stream().filter(c -> c.type() == CanonicalType.INSTANT).toList();
  }
}
