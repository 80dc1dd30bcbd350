package wildfire.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.TimestampType;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.TableMapping.Check;
import wildfire.ingest.TableMapping.Rule;
import wildfire.ingest.TableMapping.TableColumn;
import wildfire.ingest.reading.ExportTime;
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

  private static final String PARENT = "parent_event_id";

  /** What platforms and crawlers write for an account that is gone: all of them are not one. */
  private static final Set<String> NOBODY =
      Set.of("[deleted]", "[removed]", "[deleted by user]", "[suspended]", "[unknown]");

  /** The name of a canonical column's value until the row is finished; no field is called so. */
  static String inProgress(String canonicalColumn) {
    return "_value_" + canonicalColumn;
  }

  /** The name of the text that a canonical column is made of. */
  static String textInProgress(String canonicalColumn) {
    return "_text_" + canonicalColumn;
  }

  /** A column whose value cannot be wrong. */
  static TableColumn sure(CanonicalColumn column, Column value, TimePrecision precision) {
    return new TableColumn(
        column,
        Optional.empty(),
        value.cast(column.type().sparkType()),
        lit(precision.id()),
        List.of());
  }

  /**
   * A column out of text.
   *
   * @param value over the text in progress
   */
  static TableColumn ofText(
      CanonicalColumn column, Column text, Column value, Rule rule, TimePrecision precision) {
    Column inProgress = col(textInProgress(column.name()));
    Column unknown = col(inProgress(column.name())).isNull();
    Column looksWrong =
        rule.required() ? unknown : unknown.and(not(isUnknown(inProgress, rule.cell())));
    boolean isSure =
        !rule.required()
            && rule.cell().meaning() == Meaning.WORDS
            && !column.name().equals(PARENT); // without one it would come from the post itself
    return new TableColumn(
        column,
        Optional.of(text.cast(DataTypes.StringType)),
        value,
        lit(precision.id()),
        isSure ? List.of() : List.of(new Check(looksWrong, inProgress, rule)));
  }

  /**
   * A number that platforms counted, which may be below 0 where it is that of a day: then more was
   * taken back than came. Its rule is that of a total, from 0 up.
   */
  static TableColumn netOfDays(TableColumn number) {
    Check check = number.checks().get(0);
    Column ofDay = coalesce(col(inProgress("basis")).equalTo(CounterBasis.DAY.id()), lit(false));
    Column below =
        coalesce(col(inProgress(number.column().name())).lt(0), lit(false)).and(not(ofDay));
    return new TableColumn(
        number.column(),
        number.text(),
        number.value(),
        number.precision(),
        List.of(new Check(check.looksWrong().or(below), check.text(), check.rule())));
  }

  /** Whether a text means unknown; what only looks like a value is looked at again in Java. */
  private static Column isUnknown(Column text, Cell<?> cell) {
    Object[] unknown =
        Stream.concat(Stream.of(""), cell.missing().stream().sorted())
            .filter(word -> !cell.map().containsKey(word))
            .toArray();
    return unknown.length == 0 ? text.isNull() : text.isNull().or(trim(text).isin(unknown));
  }

  /** Text as it is, trimmed; null where it means unknown. */
  static Column words(Column text, Cell<?> cell) {
    return when(not(isUnknown(text, cell)), trim(text));
  }

  /**
   * The mapping of a column.
   *
   * @param value what the source says; null: nothing
   * @param conventions of the source, for a column of which it says nothing
   * @throws OperatorError if what the source says cannot be used
   */
  TableColumn of(CanonicalColumn column, Value value, Conventions conventions) {
    Conventions its = value == null ? conventions : value.conventions();
    boolean instant = column.type() == CanonicalType.INSTANT;
    if (value == null || (instant && its.precision() == TimePrecision.NONE)) {
      if (isRequired(column, its)) {
        throw new OperatorError(
            "Source %s says nothing of %s, which every row of %s needs.",
            source, column.name(), table.id());
      }
      return sure(column, lit(null), TimePrecision.NONE);
    }
    if (value.value() != null) {
      return sure(column, lit(constant(column, value, its)), its.precision());
    }
    if (instant && Read.EXPORTED_AT.equals(value.from())) {
      return orTimeOfExport(sure(column, col(Read.EXPORTED_AT), TimePrecision.INSTANT));
    }
    TableColumn mapped = mapped(column, value, its);
    if (instant && value.moment() != null) {
      Column isCarried = col(inProgress(column.name())).equalTo(carried(column, value));
      return new TableColumn(
          column,
          mapped.text(),
          mapped.value(),
          when(isCarried, lit(TimePrecision.INSTANT.id())).otherwise(mapped.precision()),
          mapped.checks());
    }
    return instant && value.expr() != null && EXPORTED_AT.matcher(value.expr()).find()
        ? orTimeOfExport(mapped)
        : mapped;
  }

  /**
   * A column where it may give the time of the export. That has a precision of its own whatever the
   * conventions of what is in it: a date, where that is all that the file's name or the settings
   * tell.
   */
  private static TableColumn orTimeOfExport(TableColumn its) {
    Column isEndOfDay =
        unix_micros(col(inProgress(its.column().name())))
            .mod(lit(ExportTime.DAY_MICROS))
            .equalTo(lit(ExportTime.DAY_MICROS - 1));
    Column precision = when(isEndOfDay, lit(TimePrecision.DAY.id())).otherwise(its.precision());
    return new TableColumn(its.column(), its.text(), its.value(), precision, its.checks());
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

  private TableColumn mapped(CanonicalColumn column, Value value, Conventions conventions) {
    SourceSql.Typed typed = sql.value(value, where(column));
    if (typed.isText()) {
      return ofText(column, value, conventions, typed.column());
    }
    boolean flag = typed.type().equals(DataTypes.BooleanType);
    if (!(typed.isNumber() || typed.isTime() || flag)) {
      throw doesNotFit(column, typed, "take one value of it in an expr");
    }
    return switch (column.type()) {
      case TEXT, ACCOUNT, KIND, PLATFORM, METRIC, SCOPE, BASIS -> {
        if (typed.isReal()) {
          throw doesNotFit(
              column, typed, "in which long ids lose digits; write it as text or whole");
        }
        yield ofText(column, value, conventions, typed.column());
      }
      case WHOLE, NUMBER, AMOUNT, SHARE -> {
        if (!typed.isNumber()) {
          throw doesNotFit(column, typed, "and a number is needed");
        }
        // Data frames hold counts as reals where some are unknown (NaN).
        boolean counted =
            column.type() == CanonicalType.WHOLE || column.type() == CanonicalType.AMOUNT;
        Column number = counted ? typed.known() : typed.column();
        yield ofText(column, value, plain(conventions), number);
      }
      case YES_NO ->
          flag
              ? sure(column, typed.column(), conventions.precision())
              : ofText(column, value, conventions, typed.column());
      case INSTANT ->
          typed.isTime()
              ? instant(column, conventions, typed)
              : ofText(column, value, conventions, typed.inFull());
    };
  }

  /** As Spark writes numbers, whatever marks the export has in its text. */
  static Conventions plain(Conventions its) {
    return new Conventions(its.times(), its.zone(), its.precision(), '.', (char) 0, its.missing());
  }

  private TableColumn instant(
      CanonicalColumn column, Conventions conventions, SourceSql.Typed typed) {
    String zone = conventions.zone().getId();
    // The session's zone is UTC, so a wall clock becomes the same digits in UTC first.
    Column instant =
        typed.type() instanceof TimestampType
            ? typed.column()
            : to_utc_timestamp(typed.column().cast(DataTypes.TimestampType), zone);
    boolean date = typed.type() instanceof DateType;
    boolean days = date || conventions.precision() == TimePrecision.DAY;
    Column value =
        days && !date
            ? to_utc_timestamp(date_trunc("day", from_utc_timestamp(instant, zone)), zone)
            : instant;
    Column inProgress = col(inProgress(column.name()));
    Column misfits =
        not(
            inProgress
                .geq(lit(moment(Instants.PLAUSIBLE_FROM_MICROS)))
                .and(inProgress.lt(lit(moment(Instants.PLAUSIBLE_BEFORE_MICROS)))));
    boolean required = isRequired(column, conventions);
    Cell<?> misfit =
        new Cell<>(Meaning.of(text -> null, "lies before 1990 or after 2099"), Map.of(), Set.of());
    Column looksWrong =
        required ? inProgress.isNull().or(misfits) : inProgress.isNotNull().and(misfits);
    return new TableColumn(
        column,
        Optional.empty(),
        value,
        lit((days ? TimePrecision.DAY : conventions.precision()).id()),
        List.of(new Check(looksWrong, inProgress, new Rule(column.name(), required, misfit))));
  }

  private static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private TableColumn ofText(
      CanonicalColumn column, Value value, Conventions conventions, Column original) {
    Cell<?> cell = cell(column, value, conventions);
    Column text = col(textInProgress(column.name()));
    Column words =
        cell.map().isEmpty()
            ? words(text, cell)
            : understood(
                new Cell<>(Meaning.WORDS, cell.map(), cell.missing()), DataTypes.StringType, text);
    if (RoundedIds.isId(column)) {
      words = when(not(RoundedIds.isNone(text)), RoundedIds.unwrapped(words));
    }
    Column typed =
        switch (column.type()) {
          case TEXT, PLATFORM, KIND, SCOPE, BASIS ->
              cell.meaning() instanceof Vocabulary known ? ofVocabulary(known, cell, text) : words;
          case ACCOUNT ->
              udf((UDF1<String, String>) pseudonyms::of, DataTypes.StringType)
                  .withName("pseudonym")
                  .apply(words);
          case INSTANT ->
              timestamp_micros(
                  value.moment() == null
                      ? moment(cell, text)
                      : moment(cell, text, carried(column, value)));
          case AMOUNT -> understood(net(cell, conventions), DataTypes.DoubleType, text);
          case WHOLE, NUMBER, METRIC, SHARE, YES_NO ->
              understood(cell, column.type().sparkType(), text);
        };
    Rule rule = new Rule(column.name(), isRequired(column, conventions), cell);
    TableColumn mapped = ofText(column, original, typed, rule, conventions.precision());
    return column.type() == CanonicalType.AMOUNT
        ? netOfDays(mapped)
        : value.moment() != null
            ? mapped
            : otherWayRound(cell).map(other -> asTheFileHasIt(mapped, text, other)).orElse(mapped);
  }

  /** The same number where it may be below 0. */
  private static Cell<?> net(Cell<?> cell, Conventions conventions) {
    Numbers numbers = new Numbers(conventions.decimal(), conventions.grouping());
    return new Cell<>(numbers.decimals(), cell.map(), cell.missing());
  }

  /** A time with day and month the other way round, where both stand as numbers. */
  private static Optional<Cell<Long>> otherWayRound(Cell<?> cell) {
    return cell.meaning() instanceof Instants instants
        ? instants.otherWayRound().map(other -> new Cell<>(other, cell.map(), cell.missing()))
        : Optional.empty();
  }

  /** A time that is read the other way round in files that are written so. */
  private static TableColumn asTheFileHasIt(TableColumn its, Column text, Cell<Long> other) {
    Column turned = col(DayOrder.TURNED);
    Check check = its.checks().get(0);
    Rule rule = new Rule(its.column().name(), check.rule().required(), other);
    return new TableColumn(
        its.column(),
        its.text(),
        when(turned, timestamp_micros(moment(other, text))).otherwise(its.value()),
        its.precision(),
        List.of(
            new Check(check.looksWrong().and(not(turned)), check.text(), check.rule()),
            new Check(check.looksWrong().and(turned), check.text(), rule)));
  }

  /**
   * The texts, over the fields, that a table's times are made of and that could be read with day
   * and month the other way round, each with what it means as the source has it.
   */
  Map<Column, Cell<Long>> readEitherWay(Map<String, Value> columns) {
    Map<Column, Cell<Long>> either = new LinkedHashMap<>();
    for (CanonicalColumn column : table.instants()) {
      Value value = columns.get(column.name());
      if (value == null
          || value.value() != null
          || value.moment() != null
          || value.precision() == TimePrecision.NONE
          || Read.EXPORTED_AT.equals(value.from())) {
        continue;
      }
      SourceSql.Typed typed = sql.value(value, where(column));
      Conventions its = value.conventions();
      if (typed.isText()
          && meaning(column, its) instanceof Instants instants
          && instants.otherWayRound().isPresent()) {
        either.put(typed.column(), new Cell<>(instants, value.map(), Set.copyOf(its.missing())));
      }
    }
    return either;
  }

  /**
   * A date beside an id that carries the moment.
   *
   * @param text of the date, over the fields
   * @param date what a text means
   * @param moment that the id carries
   */
  record DatedId(Column text, Cell<Long> date, Column moment) {}

  /** The dates of a table beside which an id carries the moment. */
  List<DatedId> datedIds(Map<String, Value> columns) {
    List<DatedId> dated = new ArrayList<>();
    for (CanonicalColumn column : table.instants()) {
      Value value = columns.get(column.name());
      if (value != null
          && value.moment() != null
          && meaning(column, value.conventions()) instanceof Instants instants) {
        Set<String> missing = Set.copyOf(value.conventions().missing());
        dated.add(
            new DatedId(
                sql.value(value, where(column)).column().cast(DataTypes.StringType),
                new Cell<>(instants, value.map(), missing),
                carried(column, value)));
      }
    }
    return dated;
  }

  /** The moment that an id carries. */
  private Column carried(CanonicalColumn column, Value value) {
    SourceSql.Typed typed = sql.expression(value.moment(), where(column) + ".moment");
    if (!typed.isTime()) {
      throw doesNotFit(column, typed, "and a moment is needed");
    }
    return typed.column().cast(DataTypes.TimestampType);
  }

  /** A date of which an id carries the moment: the one that both tell, else the date. */
  static Column moment(Cell<?> cell, Column text, Column carried) {
    Instants dates = (Instants) cell.meaning();
    return udf(
            (UDF3<String, Long, Long, Long>)
                (written, exportedAt, moment) -> {
                  String known = cell.words(written);
                  return known == null ? null : dates.valueOf(known, exportedAt, moment);
                },
            DataTypes.LongType)
        .withName("understood")
        .apply(text, unix_micros(col(ExportTimes.YEARS_UP_TO)), unix_micros(carried));
  }

  /** A time without its year is understood by the time of the export, or the order of the rows. */
  private static Column moment(Cell<?> cell, Column text) {
    return cell.meaning() instanceof Instants instants && instants.needTimeOfExport()
        ? udf((UDF2<String, Long, Object>) cell::valueOf, DataTypes.LongType)
            .withName("understood")
            .apply(text, unix_micros(col(ExportTimes.YEARS_UP_TO)))
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
    Set<String> missing = new HashSet<>(conventions.missing());
    if (column.type() == CanonicalType.ACCOUNT) {
      missing.addAll(NOBODY);
    }
    return new Cell<>(meaning(column, conventions), value.map(), Set.copyOf(missing));
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

  private OperatorError doesNotFit(CanonicalColumn column, SourceSql.Typed typed, String advice) {
    return new OperatorError(
        "Source %s, %s: it is of type %s, %s.",
        source, where(column), typed.type().simpleString(), advice);
  }
}
