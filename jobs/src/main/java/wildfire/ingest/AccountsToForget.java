package wildfire.ingest;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wildfire.ingest.reading.CsvCells;
import wildfire.model.OperatorError;
import wildfire.model.Plural;

/**
 * A file that names accounts by the ids that exports write. Either one id a line, or CSV under the
 * header {@code platform,account} (in either order; an empty platform means all). Blank lines and
 * lines that begin with {@code #} say nothing.
 */
public final class AccountsToForget {
  private static final String PLATFORM = "platform";
  private static final String ACCOUNT = "account";
  private static final int MOST_PROBLEMS_SHOWN = 5;

  private AccountsToForget() {}

  /**
   * An account.
   *
   * @param platform empty: on all of them
   * @param id as exports have it
   */
  public record Account(Optional<String> platform, String id) {
    public Account {
      id = id.strip();
    }
  }

  /**
   * The accounts of a file, each once.
   *
   * @param platforms the platforms that there are
   * @throws OperatorError that names every line that cannot be taken, or says that there is none
   */
  public static List<Account> in(Path file, List<String> platforms) {
    record Line(int number, String text) {}
    List<String> all = lines(file);
    List<Line> lines =
        IntStream.range(0, all.size())
            .mapToObj(i -> new Line(i + 1, all.get(i).strip()))
            .filter(line -> !line.text().isEmpty() && !line.text().startsWith("#"))
            .toList();
    List<String> columns =
        lines.isEmpty() ? List.of() : values(lines.get(0).text().toLowerCase(Locale.ROOT));
    boolean header = isHeader(columns);
    Set<Account> accounts = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (Line line : header ? lines.subList(1, lines.size()) : lines) {
      List<String> values = header ? values(line.text()) : List.of(line.text());
      String problem = header ? problem(values, columns, platforms) : null;
      if (problem == null) {
        accounts.add(
            header ? account(values, columns) : new Account(Optional.empty(), line.text()));
      } else {
        problems.add("line " + line.number() + " " + problem);
      }
    }
    if (!problems.isEmpty()) {
      int more = problems.size() - MOST_PROBLEMS_SHOWN;
      throw new OperatorError(
          "%s cannot be taken as accounts: %s%s. Nothing was removed.",
          file,
          problems.stream().limit(MOST_PROBLEMS_SHOWN).collect(Collectors.joining("; ")),
          more > 0 ? "; and " + Plural.of(more, "line") + " more that cannot be taken" : "");
    }
    if (accounts.isEmpty()) {
      throw new OperatorError(
          "%s names no account: write one id a line, or platform,account under a header of these words.",
          file);
    }
    return List.copyOf(accounts);
  }

  private static List<String> lines(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    } catch (MalformedInputException notUtf8) {
      throw new OperatorError("%s is not in UTF-8: write it anew in that encoding.", file);
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The accounts in %s cannot be read (%s): give a file that is there and may be read.",
          file, unreadable.getClass().getSimpleName());
    }
  }

  private static List<String> values(String line) {
    return Stream.of(new CsvCells(',').of(line))
        .map(cell -> cell == null ? "" : cell.strip())
        .toList();
  }

  private static boolean isHeader(List<String> columns) {
    return columns.contains(ACCOUNT)
        && List.of(PLATFORM, ACCOUNT).containsAll(columns)
        && columns.size() == Set.copyOf(columns).size();
  }

  private static Account account(List<String> values, List<String> columns) {
    String platform = cell(PLATFORM, values, columns).toLowerCase(Locale.ROOT);
    Optional<String> on = Optional.of(platform).filter(some -> !some.isEmpty());
    return new Account(on, cell(ACCOUNT, values, columns));
  }

  private static String cell(String column, List<String> values, List<String> columns) {
    return columns.contains(column) ? values.get(columns.indexOf(column)) : "";
  }

  /** Why a line cannot be taken; null where it can. */
  private static String problem(List<String> values, List<String> columns, List<String> platforms) {
    if (values.size() != columns.size()) {
      return "has %s under a header of %d (quote an id that has a comma)"
          .formatted(Plural.of(values.size(), "value"), columns.size());
    }
    Account account = account(values, columns);
    if (account.id().isEmpty()) {
      return "has no account";
    }
    return account
        .platform()
        .filter(platform -> !platforms.contains(platform))
        .map(
            unknown ->
                "has a platform that is not among vocabulary.platforms (%s)".formatted(unknown))
        .orElse(null);
  }
}
