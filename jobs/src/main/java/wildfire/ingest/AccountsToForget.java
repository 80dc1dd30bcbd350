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
    Set<Account> accounts = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    List<String> columns = null;
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (columns == null) {
        Optional<List<String>> header = header(line);
        columns = header.orElse(List.of());
        if (header.isPresent()) {
          continue;
        }
      }
      Optional<String> problem =
          columns.isEmpty()
              ? plain(line, accounts)
              : cells(values(line), columns, platforms, accounts);
      int number = i + 1;
      problem.ifPresent(what -> problems.add("line " + number + " " + what));
    }
    if (!problems.isEmpty()) {
      throw new OperatorError(
          "%s cannot be taken as accounts: %s%s. Nothing was removed.",
          file,
          String.join("; ", problems.subList(0, Math.min(MOST_PROBLEMS_SHOWN, problems.size()))),
          problems.size() > MOST_PROBLEMS_SHOWN
              ? "; and "
                  + Plural.of(problems.size() - MOST_PROBLEMS_SHOWN, "line")
                  + " more that cannot be taken"
              : "");
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

  private static Optional<List<String>> header(String line) {
    List<String> columns =
        values(line).stream().map(value -> value.strip().toLowerCase(Locale.ROOT)).toList();
    boolean known =
        columns.contains(ACCOUNT)
            && List.of(PLATFORM, ACCOUNT).containsAll(columns)
            && columns.size() == Set.copyOf(columns).size();
    return known ? Optional.of(columns) : Optional.empty();
  }

  private static Optional<String> plain(String line, Set<Account> accounts) {
    accounts.add(new Account(Optional.empty(), line));
    return Optional.empty();
  }

  private static Optional<String> cells(
      List<String> values, List<String> columns, List<String> platforms, Set<Account> accounts) {
    if (values.size() != columns.size()) {
      return Optional.of(
          "has "
              + Plural.of(values.size(), "value")
              + " under a header of "
              + columns.size()
              + " (quote an id that has a comma)");
    }
    String id = values.get(columns.indexOf(ACCOUNT)).strip();
    String platform =
        columns.contains(PLATFORM)
            ? values.get(columns.indexOf(PLATFORM)).strip().toLowerCase(Locale.ROOT)
            : "";
    if (id.isEmpty()) {
      return Optional.of("has no account");
    }
    if (!platform.isEmpty() && !platforms.contains(platform)) {
      return Optional.of(
          "has a platform that is not among vocabulary.platforms (" + platform + ")");
    }
    accounts.add(new Account(Optional.of(platform).filter(p -> !p.isEmpty()), id));
    return Optional.empty();
  }

  private static List<String> values(String line) {
    String[] cells = new CsvCells(',').of(line);
    return Stream.of(cells).map(cell -> cell == null ? "" : cell).toList();
  }
}
