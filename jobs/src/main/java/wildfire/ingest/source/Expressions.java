package wildfire.ingest.source;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;

/** Spark SQL expressions of a source, looked at before Spark starts. */
final class Expressions {
  private Expressions() {}

  /** Adds a problem if the text is no expression, or names something that is no field. */
  static void check(String sql, Collection<String> fields, Place place, Problems problems) {
    Expression parsed;
    try {
      parsed = new CatalystSqlParser().parseExpression(sql);
    } catch (Exception broken) { // Scala does not declare the checked ParseException
      if (!(broken instanceof ParseException)) {
        throw broken;
      }
      problems.at(
          place,
          "is not a Spark SQL expression: %s",
          broken.getMessage().lines().filter(each -> !each.isBlank()).findFirst().orElse(sql));
      return;
    }
    for (String name : namesIn(parsed)) {
      if (fields.stream().noneMatch(name::equalsIgnoreCase)) {
        problems.at(
            place,
            "the expression uses \"%s\", which is not a field (fields: %s)%s",
            name,
            String.join(", ", fields),
            Nearest.hint(name, fields));
      }
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
