package wildfire.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.TEXT;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.ingest.Accounting;
import wildfire.ingest.Intake;
import wildfire.ingest.LedgerEntry;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * The exports that a run's reports rest on, and how much of them is new.
 *
 * @param inputs by path and source
 * @param files whose rows count
 * @param filesTakenIn of these, those that this run read; 0 where it found nothing new, or only
 *     published
 * @param rowsTakenIn rows read of these
 */
public record RunInputs(List<Input> inputs, long files, long filesTakenIn, long rowsTakenIn) {
  /** A name and a password that a URI may carry before its host. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/@:]*:[^/@]*@(.*)$");

  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]+$");
  private static final Pattern PATTERN = Pattern.compile("[*?\\[{]");

  /**
   * One of the exports that were given.
   *
   * @param path as it was given, without a name and password; of a single file the name has
   *     pseudonyms for account ids
   * @param taken how many of its files this run read
   */
  public record Input(String path, String source, long files, long taken) {}

  /** As columns. */
  static final List<Column<RunInputs>> COLUMNS =
      Table.<RunInputs>part()
          .always("inputs", TEXT, r -> RowJson.of(r.inputs()))
          .means(
              "The exports that count, as a JSON array of objects: path, source, files, and taken, how many of these files this run read.")
          .always("files", COUNT, "files", "Files that count.", RunInputs::files)
          .always("files_taken_in", COUNT, "files", RunInputs::filesTakenIn)
          .means(
              "Of these, those that this run read, being new or changed; 0 where it only published.")
          .always("rows_taken_in", COUNT, "rows", RunInputs::rowsTakenIn)
          .means("Of rows_read, the rows of these files.")
          .columns();

  public RunInputs {
    inputs = List.copyOf(inputs);
  }

  public static RunInputs of(Intake intake, Accounting accounting, String runId) {
    List<LedgerEntry> counting = intake.ledger().counting();
    Set<Integer> taken =
        counting.stream()
            .filter(file -> file.run().equals(runId))
            .map(LedgerEntry::id)
            .collect(toSet());
    long rows = accounting.of(taken).ofFiles(Accounting.Entry::fileRows);
    return new RunInputs(inputs(counting, runId), counting.size(), taken.size(), rows);
  }

  private static List<Input> inputs(List<LedgerEntry> counting, String runId) {
    return counting.stream()
        .sorted(
            Comparator.comparing((LedgerEntry file) -> file.place().input())
                .thenComparing(file -> file.place().source()))
        .collect(
            groupingBy(
                file -> List.of(file.place().input(), file.place().source()),
                LinkedHashMap::new,
                toList()))
        .values()
        .stream()
        .map(files -> input(files, runId))
        .toList();
  }

  private static Input input(List<LedgerEntry> files, String runId) {
    LedgerEntry.Place first = files.get(0).place();
    return new Input(
        files.size() == 1 ? ofFile(first) : shown(first.input()),
        first.source(),
        files.size(),
        files.stream().filter(file -> file.run().equals(runId)).count());
  }

  /** An input's path for everybody to see. */
  static String shown(String input) {
    Matcher secret = CREDENTIALS.matcher(input);
    return secret.matches() ? secret.group(1) + secret.group(2) : input;
  }

  /**
   * The same of an input of which there is a single file. If it names that file, the name as the
   * ledger has it stands for the one that was given, which may be that of an account.
   */
  static String ofFile(LedgerEntry.Place file) {
    String path = shown(file.input());
    String name = path.substring(path.lastIndexOf('/') + 1);
    return ending(name).equals(ending(file.path())) && !PATTERN.matcher(name).find()
        ? path.substring(0, path.length() - name.length()) + file.path()
        : path;
  }

  private static String ending(String name) {
    Matcher ending = ENDING.matcher(name);
    return ending.find() ? ending.group() : "";
  }
}
