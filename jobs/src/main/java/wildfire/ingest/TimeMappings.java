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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
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
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;

/**
 * Makes the mapping of the columns of one table that hold instants. Text is understood by the
 * source's conventions, with day and month as its file has them and with the moment that an id
 * carries; times that a file has with their type are taken as they are, in Spark's own code.
 */
record TimeMappings(String source, CanonicalTable table, SourceSql sql) {
  private static final Pattern EXPORTED_AT = Pattern.compile("(?i)\\b" + Read.EXPORTED_AT + "\\b");

  /** A mapped instant, with the precision of what tells it: of an id, of the export, or its own. */
  TableColumn told(TableColumn mapped, Value value) {
    CanonicalColumn column = mapped.column();
    if (value.moment() != null) {
      Column isCarried =
          col(ColumnMappings.inProgress(column.name())).equalTo(carried(column, value));
      return new TableColumn(
          column,
          mapped.text(),
          mapped.value(),
          when(isCarried, lit(TimePrecision.INSTANT.id())).otherwise(mapped.precision()),
          mapped.checks());
    }
    return value.expr() != null && EXPORTED_AT.matcher(value.expr()).find()
        ? orOfExport(mapped)
        : mapped;
  }

  /** What a text means, in the order of day and month that the source has. */
  Column understood(CanonicalColumn column, Value value, Cell<?> cell, Column text) {
    return timestamp_micros(
        value.moment() == null ? moment(cell, text) : moment(cell, text, carried(column, value)));
  }

  /** A time that is read the other way round in files that are written so, where it can be. */
  static TableColumn asTheFileHasIt(TableColumn its, Value value, Cell<?> cell, Column text) {
    return value.moment() != null
        ? its
        : otherWayRound(cell).map(other -> asTheFileHasIt(its, text, other)).orElse(its);
  }

  Meaning<Long> meaning(CanonicalColumn column, Conventions conventions) {
    try {
      return new Instants(conventions.times(), conventions.zone(), conventions.precision());
    } catch (IllegalArgumentException noFormat) {
      throw new OperatorError("Source %s, %s: %s.", source, where(column), noFormat.getMessage());
    }
  }

  /**
   * A column where it may give the time of the export. That has a precision of its own whatever the
   * conventions of what is in it: a date, where that is all that the file's name or the settings
   * tell.
   */
  static TableColumn orOfExport(TableColumn its) {
    Column isEndOfDay =
        unix_micros(col(ColumnMappings.inProgress(its.column().name())))
            .mod(lit(ExportTime.DAY_MICROS))
            .equalTo(lit(ExportTime.DAY_MICROS - 1));
    Column precision = when(isEndOfDay, lit(TimePrecision.DAY.id())).otherwise(its.precision());
    return new TableColumn(its.column(), its.text(), its.value(), precision, its.checks());
  }

  /**
   * A column out of times that a file has with their type; required or not, as the table has it.
   */
  TableColumn ofTime(CanonicalColumn column, Conventions conventions, SourceSql.Typed typed) {
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
    Column inProgress = col(ColumnMappings.inProgress(column.name()));
    Column misfits =
        not(
            inProgress
                .geq(lit(moment(Instants.PLAUSIBLE_FROM_MICROS)))
                .and(inProgress.lt(lit(moment(Instants.PLAUSIBLE_BEFORE_MICROS)))));
    boolean required = ColumnMappings.isRequired(column, conventions);
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

  static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
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
  private static Column moment(Cell<?> cell, Column text, Column carried) {
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
        : ColumnMappings.understood(cell, DataTypes.LongType, text);
  }

  String where(CanonicalColumn column) {
    return table.id() + "." + column.name();
  }

  OperatorError doesNotFit(CanonicalColumn column, SourceSql.Typed typed, String advice) {
    return new OperatorError(
        "Source %s, %s: it is of type %s, %s.",
        source, where(column), typed.type().simpleString(), advice);
  }
}
