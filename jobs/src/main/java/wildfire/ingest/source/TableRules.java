package wildfire.ingest.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.CanonicalType;
import wildfire.ingest.source.Into.Explode;
import wildfire.ingest.source.Into.Per;
import wildfire.ingest.source.Into.Value;
import wildfire.model.CounterMetric;
import wildfire.model.CounterScope;
import wildfire.model.TimePrecision;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Items;

/**
 * Holds one table of a read to the canonical columns, and its expressions to the fields.
 *
 * @param path of the table, in problems
 * @param given the table as it is written
 * @param fields what its expressions may name
 */
record TableRules(SourceRules rules, Into into, String path, YamlValue given, List<String> fields) {

  TableRules(SourceRules rules, Read read, Into into, String path, YamlValue given) {
    this(rules, into, path, given, new ArrayList<>());
    fields.addAll(into.per() == Per.FILE ? read.fileFieldNames() : read.fieldNames());
    fields.add(Read.EXPORTED_AT);
    fields.add(Read.EXPORTED_BY);
    fields.addAll(read.lookUp().keySet());
  }

  void check(Conventions conventions) {
    checkSql(into.when(), given.placeOf("when"));
    Explode explode = into.explode();
    if (explode != null) {
      rules.require(
          fields.stream().noneMatch(explode.as()::equalsIgnoreCase),
          given.value("explode").orElseThrow(),
          "as",
          "\"%s\" is already the name of a field",
          explode.as());
      checkSql(explode.expr(), given.placeOf("explode", "expr"));
      fields.add(explode.as());
    }
    if (given.value("reject").orElse(null) instanceof Items items) {
      for (int i = 0; i < into.reject().size(); i++) {
        checkSql(into.reject().get(i).when(), items.values().get(i).placeOf("when"));
      }
    }
    checkColumns(conventions);
    if (given.value("metrics").isPresent()) {
      checkMetrics();
    }
  }

  private void checkColumns(Conventions conventions) {
    CanonicalTable table = into.table();
    List<String> known = table.columns().stream().map(CanonicalColumn::name).toList();
    into.columns()
        .forEach(
            (column, value) -> {
              Place place = given.placeOf("columns", column);
              if (!known.contains(column)) {
                String what = table.id() + " has no column \"" + column + '"';
                rules.notAmong(place, what, column, "columns", known);
              }
              check("columns", column, value);
              if (value.means() != null) {
                String none = "there is no key %s.columns.%s.means; metrics have it";
                rules.problems().at(given.placeOf("columns", column, "means"), none, path, column);
              }
            });
    for (CanonicalColumn column : table.columns()) {
      boolean ofMetrics =
          !into.metrics().isEmpty()
              && (column.type() == CanonicalType.METRIC || column.type() == CanonicalType.AMOUNT);
      boolean timeOfEvent =
          table == CanonicalTable.ENGAGEMENTS
              && column.type() == CanonicalType.INSTANT
              && conventions.precision() != TimePrecision.NONE;
      rules.require(
          !(column.required() || timeOfEvent)
              || ofMetrics
              || into.columns().containsKey(column.name()),
          given,
          "table",
          "the table %s needs the column %s: %s",
          table.id(),
          column.name(),
          column.meaning());
    }
  }

  private void check(String group, String key, Value value) {
    String where = path + "." + group + "." + key;
    YamlValue own = given.value(group).flatMap(its -> its.value(key)).orElse(given);
    rules.check(value.conventions(), own);
    if (Stream.of(value.from(), value.expr(), value.value()).filter(Objects::nonNull).count()
        != 1) {
      String must = "%s needs exactly one of \"from\", \"expr\" and \"value\"";
      rules.problems().at(own.place(), must, where);
    }
    if (value.from() != null && !fields.contains(value.from())) {
      String what = '"' + value.from() + "\" is not a field here";
      rules.notAmong(own.placeOf("from"), what, value.from(), "fields", fields);
    }
    checkSql(value.expr(), own.placeOf("expr"));
    checkSql(value.moment(), own.placeOf("moment"));
    rules.require(
        value.moment() == null || value.precision() == TimePrecision.DAY,
        own,
        "moment",
        "%s.moment has a meaning for times of precision: day only",
        where);
  }

  private void checkMetrics() {
    CanonicalTable table = into.table();
    if (!table.holdsCounters()) {
      rules.require(false, given, "metrics", "the table %s has no metrics", table.id());
      return;
    }
    rules.require(
        into.explode() == null,
        given,
        "metrics",
        "\"metrics\" and \"explode\" cannot be in the same table; use one");
    for (String column : List.of("metric", "value")) {
      rules.require(
          !into.columns().containsKey(column),
          given,
          "columns",
          "\"metrics\" gives the column %s; leave it out of \"columns\"",
          column);
    }
    into.metrics()
        .forEach(
            (name, value) -> {
              check("metrics", name, value);
              checkCounter(name.split("@", 2), given.placeOf("metrics", name));
            });
  }

  private void checkCounter(String[] name, Place place) {
    CounterMetric.Name metric = CounterMetric.named(name[0]).orElse(null);
    if (metric == null) {
      List<String> known = Stream.of(CounterMetric.values()).map(CounterMetric::id).toList();
      String hint = Nearest.hint(name[0], known);
      String none = "\"%s\" is no metric (metrics: %s)%s";
      rules.problems().at(place, none, name[0], CounterMetric.words(), hint);
    } else if (into.table() == CanonicalTable.COUNTERS && metric.metric().isOfAccounts()) {
      String accounts = "\"%s\" is counted of accounts: it goes to account_counters";
      rules.problems().at(place, accounts, name[0]);
    }
    if (name.length == 2 && CounterScope.ofId(name[1]).isEmpty()) {
      List<String> known = Stream.of(CounterScope.values()).map(CounterScope::id).toList();
      rules.notAmong(place, '"' + name[1] + "\" is no scope", name[1], "scopes", known);
    }
  }

  /**
   * Notes an expression of Spark SQL that is none, or names something that is no field; null is
   * none to look at.
   */
  private void checkSql(String sql, Place place) {
    if (sql == null) {
      return;
    }
    try {
      namesIn(new CatalystSqlParser().parseExpression(sql)).stream()
          .filter(name -> fields.stream().noneMatch(name::equalsIgnoreCase))
          .forEach(
              name -> {
                String what = "the expression uses \"" + name + "\", which is not a field";
                rules.notAmong(place, what, name, "fields", fields);
              });
    } catch (Exception broken) { // Scala does not declare the checked ParseException
      if (!(broken instanceof ParseException)) {
        throw broken;
      }
      String why =
          broken.getMessage().lines().filter(each -> !each.isBlank()).findFirst().orElse(sql);
      rules.problems().at(place, "is not a Spark SQL expression: %s", why);
    }
  }

  /** The outermost names: {@code share} of {@code share.path}; none of a lambda's own arguments. */
  private static Set<String> namesIn(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    if (expression instanceof UnresolvedAttribute attribute) {
      names.add(attribute.nameParts().head());
    } else if (expression instanceof UnresolvedNamedLambdaVariable variable) {
      names.add(variable.nameParts().head());
    } else if (expression instanceof LambdaFunction lambda) {
      names.addAll(namesIn(lambda.function()));
      CollectionConverters.asJava(lambda.arguments())
          .forEach(argument -> names.remove(argument.name()));
    } else {
      CollectionConverters.asJava(expression.children())
          .forEach(child -> names.addAll(namesIn(child)));
    }
    return names;
  }
}
