package wildfire.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.TableMapping.Check;
import wildfire.ingest.TableMapping.Rule;
import wildfire.ingest.TableMapping.TableColumn;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into.Value;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Cell;
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
      return TimeMappings.orOfExport(sure(column, col(Read.EXPORTED_AT), TimePrecision.INSTANT));
    }
    TableColumn mapped = mapped(column, value, its);
    return instant ? times().told(mapped, value) : mapped;
  }

  private TimeMappings times() {
    return new TimeMappings(source, table, sql);
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
            : column.type() == CanonicalType.INSTANT ? TimeMappings.moment((Long) parsed) : parsed;
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
              ? times().ofTime(column, conventions, typed)
              : ofText(column, value, conventions, typed.inFull());
    };
  }

  /** As Spark writes numbers, whatever marks the export has in its text. */
  static Conventions plain(Conventions its) {
    return new Conventions(its.times(), its.zone(), its.precision(), '.', (char) 0, its.missing());
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
    if (Ids.isId(column)) {
      words = when(not(Ids.isNone(text)), Ids.unwrapped(words));
    }
    Column typed =
        switch (column.type()) {
          case TEXT, PLATFORM, KIND, SCOPE, BASIS ->
              cell.meaning() instanceof Vocabulary known ? ofVocabulary(known, cell, text) : words;
          case ACCOUNT ->
              udf((UDF1<String, String>) pseudonyms::of, DataTypes.StringType)
                  .withName("pseudonym")
                  .apply(words);
          case INSTANT -> times().understood(column, value, cell, text);
          case AMOUNT -> understood(net(cell, conventions), DataTypes.DoubleType, text);
          case WHOLE, NUMBER, METRIC, SHARE, YES_NO ->
              understood(cell, column.type().sparkType(), text);
        };
    Rule rule = new Rule(column.name(), isRequired(column, conventions), cell);
    TableColumn mapped = ofText(column, original, typed, rule, conventions.precision());
    return switch (column.type()) {
      case AMOUNT -> netOfDays(mapped);
      case INSTANT -> TimeMappings.asTheFileHasIt(mapped, value, cell, text);
      default -> mapped;
    };
  }

  /** The same number where it may be below 0. */
  private static Cell<?> net(Cell<?> cell, Conventions conventions) {
    Numbers numbers = new Numbers(conventions.decimal(), conventions.grouping());
    return new Cell<>(numbers.decimals(), cell.map(), cell.missing());
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
      case INSTANT -> times().meaning(column, conventions);
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
  static boolean isRequired(CanonicalColumn column, Conventions conventions) {
    boolean dated =
        column.type() != CanonicalType.INSTANT || conventions.precision() != TimePrecision.NONE;
    return dated && (column.required() || column.name().equals("occurred_at"));
  }

  private String where(CanonicalColumn column) {
    return times().where(column);
  }

  private OperatorError doesNotFit(CanonicalColumn column, SourceSql.Typed typed, String advice) {
    return times().doesNotFit(column, typed, advice);
  }
}
