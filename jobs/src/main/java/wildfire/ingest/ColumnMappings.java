package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.TableMapping.ColumnCheck;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into.Value;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Instants;
import wildfire.ingest.text.Meaning;
import wildfire.ingest.text.Numbers;
import wildfire.ingest.text.Vocabulary;
import wildfire.model.CounterBasis;
import wildfire.model.CounterScope;
import wildfire.model.EngagementKind;
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;
import wildfire.settings.VocabularySettings;

/**
 * Makes the mapping of each canonical column of one table from what its source says. Text is
 * understood by the source's conventions, numbers that a file has with their type as Spark writes
 * them; its times are taken as they are, in Spark's own code.
 */
record ColumnMappings(
    String source,
    CanonicalTable table,
    SourceSql sql,
    VocabularySettings vocabulary,
    Pseudonyms pseudonyms) {
  private static final Pattern EXPORTED_AT = Pattern.compile("(?i)\\b" + Read.EXPORTED_AT + "\\b");
  private static final int MOST_PLAIN_LOOKUPS = 20;

  /**
   * The mapping of a column.
   *
   * @param value what the source says; null: nothing
   * @param conventions of the source, for a column of which it says nothing
   * @throws OperatorError if what the source says cannot be used
   */
  ColumnMapping of(CanonicalColumn column, Value value, Conventions conventions) {
    Conventions its = value == null ? conventions : value.conventions();
    boolean instant = column.type() == CanonicalType.INSTANT;
    if (value == null || (instant && its.precision() == TimePrecision.NONE)) {
      if (isRequired(column, its)) {
        throw new OperatorError(
            "Source %s says nothing of %s, which every row of %s needs.",
            source, column.name(), table.id());
      }
      return ColumnMapping.sure(column, lit(null), TimePrecision.NONE);
    }
    if (value.value() != null) {
      return ColumnMapping.sure(column, lit(constant(column, value, its)), its.precision());
    }
    if (instant && Read.EXPORTED_AT.equals(value.from())) {
      return ColumnMapping.sure(column, col(Read.EXPORTED_AT), TimePrecision.INSTANT)
          .orTimeOfExport();
    }
    ColumnMapping mapped = mapped(column, value, its);
    return instant && value.expr() != null && EXPORTED_AT.matcher(value.expr()).find()
        ? mapped.orTimeOfExport()
        : mapped;
  }

  private Object constant(CanonicalColumn column, Value value, Conventions conventions) {
    Cell<?> cell = cell(column, value, conventions);
    String problem = cell.problemOf(value.value());
    Object parsed = cell.valueOf(value.value());
    if (problem == null && parsed == null && isRequired(column, conventions)) {
      problem = "the constant is empty, and every row needs one";
    }
    if (problem != null) {
      throw new OperatorError("Source %s, %s: %s.", source, where(column), problem);
    }
    return parsed == null
        ? null
        : column.type() == CanonicalType.ACCOUNT
            ? pseudonyms.of((String) parsed)
            : column.type() == CanonicalType.INSTANT ? moment((Long) parsed) : parsed;
  }

  private ColumnMapping mapped(CanonicalColumn column, Value value, Conventions conventions) {
    SourceSql.Typed typed = sql.value(value, where(column));
    DataType type = typed.type();
    if (type instanceof StringType || type instanceof NullType) {
      boolean asItIs = value.expr() == null && type instanceof StringType;
      return ofText(column, value, conventions, typed.column(), asItIs);
    }
    boolean time =
        type instanceof TimestampType
            || type instanceof TimestampNTZType
            || type instanceof DateType;
    boolean flag = type.equals(DataTypes.BooleanType);
    if (!(typed.isNumber() || time || flag)) {
      throw doesNotFit(column, type, "take one value of it in an expr");
    }
    return switch (column.type()) {
      case TEXT, ACCOUNT, KIND, PLATFORM, METRIC, SCOPE, BASIS -> {
        if (typed.isReal()) {
          throw doesNotFit(
              column, type, "in which long ids lose digits; write it as text or whole");
        }
        yield ofText(column, value, conventions, typed.column(), false);
      }
      case WHOLE, NUMBER, AMOUNT, SHARE -> {
        if (!typed.isNumber()) {
          throw doesNotFit(column, type, "and a number is needed");
        }
        // Data frames hold counts as reals where some are unknown (NaN).
        boolean counted =
            column.type() == CanonicalType.WHOLE || column.type() == CanonicalType.AMOUNT;
        Column number = counted ? typed.known() : typed.column();
        yield ofText(column, value, plain(conventions), number, false);
      }
      case YES_NO ->
          flag
              ? ColumnMapping.sure(column, typed.column(), conventions.precision())
              : ofText(column, value, conventions, typed.column(), false);
      case INSTANT ->
          time
              ? instant(column, conventions, typed.column(), type)
              : ofText(column, value, conventions, typed.inFull(), false);
    };
  }

  /** As Spark writes numbers, whatever marks the export has in its text. */
  static Conventions plain(Conventions its) {
    return new Conventions(its.times(), its.zone(), its.precision(), '.', (char) 0, its.missing());
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
    Column misfits =
        not(
            inProgress
                .geq(lit(moment(Instants.PLAUSIBLE_FROM_MICROS)))
                .and(inProgress.lt(lit(moment(Instants.PLAUSIBLE_BEFORE_MICROS)))));
    boolean required = isRequired(column, conventions);
    Cell<?> misfit =
        new Cell<>(Meaning.of(text -> null, "lies before 1990 or after 2099"), Map.of(), Set.of());
    return new ColumnMapping(
        column,
        Optional.empty(),
        value,
        Optional.of(
            required ? inProgress.isNull().or(misfits) : inProgress.isNotNull().and(misfits)),
        Optional.of(inProgress.cast(DataTypes.StringType)),
        new ColumnCheck(column.name(), required, true, misfit),
        lit((days ? TimePrecision.DAY : conventions.precision()).id()));
  }

  private static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
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
                new Cell<>(Meaning.WORDS, cell.map(), cell.missing()), DataTypes.StringType, text);
    Column typed =
        switch (column.type()) {
          case TEXT, PLATFORM, KIND, SCOPE, BASIS ->
              cell.meaning() instanceof Vocabulary known ? ofVocabulary(known, cell, text) : words;
          case ACCOUNT ->
              udf((UDF1<String, String>) pseudonyms::of, DataTypes.StringType)
                  .withName("pseudonym")
                  .apply(words);
          case INSTANT -> timestamp_micros(moment(cell, text));
          case WHOLE, NUMBER, AMOUNT, METRIC, SHARE, YES_NO ->
              understood(cell, column.type().sparkType(), text);
        };
    boolean required = isRequired(column, conventions);
    return ColumnMapping.ofText(
        column, required, computed, text, typed, cell, conventions.precision());
  }

  /** A time without its year is understood by the time of the export. */
  private static Column moment(Cell<?> cell, Column text) {
    return cell.meaning() instanceof Instants instants && instants.needTimeOfExport()
        ? udf((UDF2<String, Long, Object>) cell::valueOf, DataTypes.LongType)
            .withName("understood")
            .apply(text, unix_micros(col(Read.EXPORTED_AT)))
        : understood(cell, DataTypes.LongType, text);
  }

  static Column understood(Cell<?> cell, DataType type, Column text) {
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
    return new Cell<>(meaning(column, conventions), value.map(), Set.copyOf(conventions.missing()));
  }

  private Meaning<?> meaning(CanonicalColumn column, Conventions conventions) {
    Numbers numbers = new Numbers(conventions.decimal(), conventions.grouping());
    boolean trigger = table == CanonicalTable.TAGS && column.name().equals("trigger");
    return switch (column.type()) {
      case TEXT ->
          trigger && !vocabulary.triggers().isEmpty()
              ? Vocabulary.of(vocabulary.triggers())
              : Meaning.WORDS;
      case ACCOUNT -> Meaning.WORDS;
      case PLATFORM -> Vocabulary.of(vocabulary.platforms());
      case KIND -> Vocabulary.of(EngagementKind.values(), EngagementKind::id);
      case INSTANT -> {
        try {
          yield new Instants(conventions.times(), conventions.zone(), conventions.precision());
        } catch (IllegalArgumentException noFormat) {
          throw new OperatorError(
              "Source %s, %s: %s.", source, where(column), noFormat.getMessage());
        }
      }
      case WHOLE -> numbers.wholes();
      case NUMBER -> numbers.decimals();
      case AMOUNT -> numbers.amounts();
      case METRIC -> Meaning.METRIC;
      case SCOPE -> Vocabulary.of(CounterScope.values(), CounterScope::id);
      case BASIS -> Vocabulary.of(CounterBasis.values(), CounterBasis::id);
      case SHARE -> numbers.shares();
      case YES_NO -> Meaning.YES_NO;
    };
  }

  /** The moment of an engagement is required too; no moment is where the source has no times. */
  private static boolean isRequired(CanonicalColumn column, Conventions conventions) {
    boolean dated =
        column.type() != CanonicalType.INSTANT || conventions.precision() != TimePrecision.NONE;
    return dated && (column.required() || column.name().equals("occurred_at"));
  }

  private String where(CanonicalColumn column) {
    return table.id() + "." + column.name();
  }

  private OperatorError doesNotFit(CanonicalColumn column, DataType type, String advice) {
    return new OperatorError(
        "Source %s, %s: it is of type %s, %s.", source, where(column), type.simpleString(), advice);
  }
}
