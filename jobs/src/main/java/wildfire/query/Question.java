package wildfire.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.model.OperatorError;
import wildfire.yaml.Nearest;

/**
 * A query that a person wrote. It can read the tables of its run and nothing else: DuckDB's own
 * parser tells whether it is one query that only reads, and DuckDB is told to reach no other file
 * and to change no setting. Either alone would not do: a file that may be read may be written too.
 */
public final class Question {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile("Table with name (.+?) does not exist");

  private Question() {}

  /**
   * Asks it; what else is asked of the same database is held to the same limits.
   *
   * @throws OperatorError if it is no query that only reads, or names what is not there
   */
  public static Answer ask(ReportDatabase reports, String sql) {
    try {
      reports.lock();
      mustOnlyRead(reports, sql);
      return new Answer(reports.statement(), sql);
    } catch (SQLException refused) {
      throw refused(reports, refused);
    }
  }

  /** DuckDB would name tables of its own, which nobody here asks for. */
  private static OperatorError refused(ReportDatabase reports, SQLException refused) {
    Matcher unknown = UNKNOWN_TABLE.matcher(String.valueOf(refused.getMessage()));
    if (!unknown.find()) {
      return refused(refused);
    }
    String name = unknown.group(1);
    return new OperatorError(
            "The query cannot be run: there is no table %s%s. There are, the nearest by name first: %s.",
            name,
            Nearest.hint(name, reports.tables()).replaceFirst("[?]$", ""),
            String.join(", ", Nearest.first(name, reports.tables())))
        .because(refused);
  }

  /** What DuckDB says of a query that it does not carry out. */
  static OperatorError refused(SQLException refused) {
    return new OperatorError("The query cannot be run: %s.", ReportDatabase.sentence(refused))
        .because(refused);
  }

  private static void mustOnlyRead(ReportDatabase reports, String sql) throws SQLException {
    if (sql.indexOf('\0') >= 0) {
      throw new OperatorError("The query cannot be run: it holds a character that is no text.");
    }
    JsonNode parsed = parsed(reports, sql);
    if (parsed.path("error").asBoolean()) {
      if ("parser".equals(parsed.path("error_type").asText())) {
        throw new OperatorError(
            "The query cannot be run: %s.", parsed.path("error_message").asText());
      }
      throw new OperatorError(
          "The query is not run, since it does more than read: begin it with select, with, from,"
              + " describe or summarize (and name the values of a pivot with in).");
    }
    int queries = parsed.path("statements").size();
    if (queries != 1) {
      throw new OperatorError(
          queries == 0
              ? "There is no query to run: write one such as \"select * from run\"."
              : "These are several queries: run them one by one.");
    }
  }

  /** The query as DuckDB's parser sees it, or why it is not one that only reads. */
  private static JsonNode parsed(ReportDatabase reports, String sql) throws SQLException {
    String query =
        "select json_serialize_sql(" + ReportDatabase.literal(sql) + ")::varchar as json";
    try {
      return JSON.readTree(reports.read(query).get(0).text("json"));
    } catch (JsonProcessingException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
