package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.report.OpenedPage;

/** No account of the samples can be found, by its raw id, in anything that a run keeps or says. */
final class PrivacyTest {
  private static final Path SAMPLES =
      Path.of("../data-samples/two-campaigns").toAbsolutePath().normalize();

  private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("[\\p{L}\\p{N}]+");

  @TempDir static Path workspace;
  private static String summary;

  @BeforeAll
  static void run() {
    summary =
        RetrospectiveRun.in(workspace)
            .input(SAMPLES, "wildfire-csv")
            .input(SAMPLES, "wildfire-ndjson")
            .summary();
  }

  /** Every account that the exports name: authors, actors, followers and followed. */
  private static NavigableSet<String> accounts() throws SQLException {
    NavigableSet<String> accounts = new TreeSet<>();
    try (Duck duck = Duck.reading(Map.of())) {
      for (String column :
          List.of(
              "author_id from read_csv('" + SAMPLES + "/posts.csv', all_varchar = true",
              "follower_id from read_csv('" + SAMPLES + "/follows.csv', all_varchar = true",
              "followee_id from read_csv('" + SAMPLES + "/follows.csv', all_varchar = true",
              "actor_id from read_json('"
                  + SAMPLES
                  + "/engagements.ndjson.gz', format = 'newline_delimited', columns = {actor_id: 'VARCHAR'}")) {
        duck.rows("select distinct " + column + ", ignore_errors = true)").stream()
            .map(row -> row.get(0))
            .filter(id -> id != null && !id.isBlank())
            .forEach(accounts::add);
      }
    }
    return accounts;
  }

  /** Whether a text is an account's id, or has one in it that no letter or digit goes on. */
  private static boolean named(String text, NavigableSet<String> accounts) {
    Matcher word = LETTERS_AND_DIGITS.matcher(text);
    while (word.find()) {
      for (String account : accounts.subSet(word.group(), true, word.group() + '\uFFFF', true)) {
        int end = word.start() + account.length();
        if (text.startsWith(account, word.start())
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Without short ids, which free text has as words: accounts of the samples are called us and
   * unit.
   */
  private static NavigableSet<String> noWords(NavigableSet<String> accounts) {
    NavigableSet<String> longer = new TreeSet<>(accounts);
    longer.removeIf(account -> account.length() < 5);
    return longer;
  }

  /** Of a table, every text cell that is an account or has one as a word in it, by column. */
  private static Map<String, String> exposed(Duck duck, String table, NavigableSet<String> accounts)
      throws SQLException {
    Map<String, String> exposed = new TreeMap<>();
    for (List<String> column :
        duck.rows("select column_name, column_type from (describe from " + table + ")")) {
      if (column.get(1).contains("VARCHAR")) {
        String text = "cast(\"" + column.get(0) + "\" as varchar)";
        NavigableSet<String> sought = column.get(0).equals("text") ? noWords(accounts) : accounts;
        for (List<String> cell :
            duck.rows(
                "select distinct " + text + " from " + table + " where " + text + " is not null")) {
          if (named(cell.get(0), sought)) {
            exposed.put(column.get(0), cell.get(0));
          }
        }
      }
    }
    return exposed;
  }

  /** A file's rows; a measured post's parts as columns, so that its text is told from the rest. */
  private static String table(Path file) {
    boolean isMeasured = file.startsWith(workspace.resolve("measured"));
    return "(select %s from read_parquet('%s'))"
        .formatted(isMeasured ? "post.*, sharers" : "*", file);
  }

  @Test
  void noRawAccountIdIsInTheLakeTheMeasuresOrTheReports() throws Exception {
    NavigableSet<String> accounts = accounts();
    assertThat(accounts).hasSizeGreaterThan(1_000).contains("polderkeuken");
    int files = 0;
    try (Duck duck = Duck.reading(Map.of());
        Stream<Path> all = Files.walk(workspace)) {
      for (Path file :
          all.filter(path -> path.toString().endsWith(".parquet"))
              .filter(path -> !path.startsWith(workspace.resolve("quarantine")))
              // What columns mean is the same text for every run, and has "unit" for a column.
              .filter(path -> !path.toString().contains("data_dictionary"))
              .toList()) {
        assertThat(exposed(duck, table(file), accounts))
            .as(workspace.relativize(file).toString())
            .isEmpty();
        files++;
      }
    }
    assertThat(files).isGreaterThan(15);
    String page =
        OpenedPage.of(Files.readString(workspace.resolve("reports/current/retrospective.html")))
            .all()
            .replaceAll("(?s)<(script|style)>.*?</\\1>", "");
    assertThat(named(page, noWords(accounts))).isFalse();
  }

  /** The check is able to fail: of the exports themselves it finds every column of accounts. */
  @Test
  void theCheckFindsTheAccountsOfTheExports() throws SQLException {
    NavigableSet<String> accounts = accounts();
    try (Duck duck = Duck.reading(Map.of())) {
      for (var file :
          Map.of("posts", Set.of("author_id"), "follows", Set.of("followee_id", "follower_id"))
              .entrySet()) {
        String table =
            "(from read_csv('"
                + SAMPLES
                + "/"
                + file.getKey()
                + ".csv', all_varchar = true, ignore_errors = true))";
        assertThat(exposed(duck, table, accounts).keySet()).containsAll(file.getValue());
      }
    }
  }

  /** Quarantine keeps rows as they were, so only its owner may look into it. */
  @Test
  void quarantineIsItsOwnersAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(workspace.resolve("quarantine")))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void noRawAccountIdIsOnTheScreen() throws SQLException {
    NavigableSet<String> accounts = accounts();
    assertThat(named(summary, accounts)).isFalse();
  }
}
