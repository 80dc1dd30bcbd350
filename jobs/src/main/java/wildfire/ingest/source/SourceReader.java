package wildfire.ingest.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.model.OperatorError;
import wildfire.yaml.Limits;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.RecordBinder;
import wildfire.yaml.YamlDocument;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Items;

/**
 * Reads the YAML of a source. Strict: whatever is not understood is a problem, and all problems of
 * a file are reported at once, each with its line.
 */
public final class SourceReader {
  private static final String BUILT_IN = "built-in conventions";

  /** What holds where a source says nothing. */
  static final YamlValue CONVENTIONS =
      defaults(
          "{times: iso, zone: UTC, precision: instant, decimal: '.', grouping: '', missing: []}");

  private static final Set<String> TIME_WORDS =
      Set.of("iso", "epoch_seconds", "epoch_millis", "epoch_micros");

  private record Written(String describes, YamlValue conventions, YamlValue reads) {}

  private static final YamlValue NOTHING_WRITTEN =
      defaults("{describes: , conventions: , reads: }");

  private final Problems problems;
  private final RecordBinder binder;

  private SourceReader(Problems problems) {
    this.problems = problems;
    this.binder = new RecordBinder(problems, Limits.none(), Written.class, BUILT_IN);
  }

  /** Keys that hold where others are not given; an empty one may stay away. */
  static YamlValue.Keys defaults(String yaml) {
    return YamlDocument.keys(BUILT_IN, yaml, new Problems());
  }

  /**
   * The source that a file describes; it is called like the file, without the ending.
   *
   * @throws OperatorError if the file cannot be read or does not describe a source
   */
  public static Source read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    try {
      return parse(name, file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The source %s cannot be read (%s). Check that the file is there, is UTF-8 text and may"
              + " be read.",
          file, unreadable);
    }
  }

  /**
   * The source that a text describes.
   *
   * @param shownAs the file's name in problems
   * @throws OperatorError with every problem of the text
   */
  public static Source parse(String name, String shownAs, String yaml) {
    Problems problems = new Problems();
    YamlValue document = YamlDocument.keys(shownAs, yaml, problems);
    problems.throwIfAny("source " + name);
    Source source = new SourceReader(problems).source(name, document);
    problems.throwIfAny("source " + name);
    return source;
  }

  private Source source(String name, YamlValue document) {
    Written written = binder.read(Written.class, "", document, NOTHING_WRITTEN).orElseThrow();
    require(document, "", "describes", "whose export it is, and what it tells");
    YamlValue own = document.value("conventions").orElse(CONVENTIONS);
    Conventions conventions =
        binder.read(Conventions.class, "conventions", own, CONVENTIONS).orElseThrow();
    check(conventions, own);
    YamlValue outer = problems.none() ? own : CONVENTIONS; // what is wrong is said once
    List<Read> reads = new ArrayList<>();
    if (written.reads() instanceof Items items && !items.values().isEmpty()) {
      for (YamlValue item : items.values()) {
        String path = "reads[" + (reads.size() + 1) + "]";
        new ReadReader(this, path, item, conventions, outer).read().ifPresent(reads::add);
      }
    } else {
      problems.at(document.placeOf("reads"), "reads must be a list with at least one read");
    }
    return new Source(name, written.describes(), conventions, List.copyOf(reads));
  }

  Problems problems() {
    return problems;
  }

  <T> Optional<T> bind(Class<T> type, String path, YamlValue... layers) {
    return binder.read(type, path, layers);
  }

  void require(YamlValue group, String path, String key, String what) {
    if (group.value(key).isEmpty()) {
      String whole = path.isEmpty() ? key : path + "." + key;
      problems.at(group.placeOf(key), "%s is missing: %s", whole, what);
    }
  }

  /** Notes a word that is none of those that there are. */
  void notAmong(Place place, String sentence, String word, String noun, Collection<String> known) {
    String all = known.isEmpty() ? "none" : String.join(", ", known);
    problems.at(place, "%s (%s: %s)%s", sentence, noun, all, Nearest.hint(word, known));
  }

  /** Notes what of these conventions, as far as they are given here, makes no sense. */
  void check(Conventions own, YamlValue given) {
    if (given.value("times").isPresent()) {
      own.times().forEach(time -> checkTime(time, given));
      if (own.times().isEmpty()) {
        problems.at(given.placeOf("times"), "\"times\" must name a format at least");
      }
    }
    if (own.decimal() == 0) {
      problems.at(given.placeOf("decimal"), "\"decimal\" must be one character");
    }
    if (own.decimal() == own.grouping()) {
      problems.at(given.placeOf("decimal"), "\"decimal\" and \"grouping\" are the same character");
    }
  }

  private void checkTime(String time, YamlValue given) {
    if (TIME_WORDS.contains(time)) {
      return;
    }
    try {
      DateTimeFormatter unused = DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
    } catch (IllegalArgumentException wrong) {
      problems.at(
          given.placeOf("times"),
          "\"%s\" is neither a pattern of a time (%s) nor one of iso, epoch_seconds, epoch_millis,"
              + " epoch_micros%s",
          time,
          wrong.getMessage(),
          Nearest.hint(time, TIME_WORDS));
    }
  }

  /**
   * Notes an expression of Spark SQL that is none, or names something that is no field; null is
   * none to look at.
   */
  void checkSql(String sql, Collection<String> fields, Place place) {
    if (sql == null) {
      return;
    }
    try {
      namesIn(new CatalystSqlParser().parseExpression(sql)).stream()
          .filter(name -> fields.stream().noneMatch(name::equalsIgnoreCase))
          .forEach(
              name -> {
                String what = "the expression uses \"" + name + "\", which is not a field";
                notAmong(place, what, name, "fields", fields);
              });
    } catch (Exception broken) { // Scala does not declare the checked ParseException
      if (!(broken instanceof ParseException)) {
        throw broken;
      }
      problems.at(
          place,
          "is not a Spark SQL expression: %s",
          broken.getMessage().lines().filter(each -> !each.isBlank()).findFirst().orElse(sql));
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
