package wildfire;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wildfire.cli.Progress;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.report.PublishedTables;
import wildfire.report.ReportFolder;
import wildfire.settings.Filters;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

/** A whole run in the test's JVM, as the command does it. */
public final class RetrospectiveRun {
  private final SettingsReader settings = new SettingsReader();
  private final List<InputSettings> inputs = new ArrayList<>();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private Filters filters = Filters.none();

  /** What {@link #in} sets beside the workspace, for a run in a process of its own. */
  static final List<String> QUICK =
      List.of("associate.factors=[trigger]", "associate.replications=99");

  private RetrospectiveRun() {}

  /** A run that asks about triggers alone, with few draws: what goes together takes longest. */
  public static RetrospectiveRun in(Path workspace) {
    return asShipped(workspace).quick();
  }

  /** The same in a workspace that may be stored elsewhere; the key's file is to be set. */
  public static RetrospectiveRun in(String workspace) {
    RetrospectiveRun run = new RetrospectiveRun();
    run.settings.workspace(workspace);
    return run.quick();
  }

  /** A run with the settings as they come. */
  public static RetrospectiveRun asShipped(Path workspace) {
    RetrospectiveRun run = new RetrospectiveRun();
    run.settings.workspace(workspace.toString());
    run.settings.set("ingest.pseudonym_key_file", workspace.resolve("pseudonym.key").toString());
    return run;
  }

  public RetrospectiveRun input(Path path, String source) {
    inputs.add(new InputSettings(path.toString(), source));
    return this;
  }

  /** Exports of that moment, of which nobody says what they are. */
  public RetrospectiveRun exported(Path path, Instant at) {
    inputs.add(new InputSettings(path.toString(), Optional.empty(), Optional.of(at)));
    return this;
  }

  private RetrospectiveRun quick() {
    for (String setting : QUICK) {
      String[] keyAndValue = setting.split("=", 2);
      set(keyAndValue[0], keyAndValue[1]);
    }
    return this;
  }

  public RetrospectiveRun set(String key, String value) {
    settings.set(key, value);
    return this;
  }

  public RetrospectiveRun filters(Filters chosen) {
    filters = chosen;
    return this;
  }

  /** Runs it; gives what the person reads. */
  public String summary() {
    Summary summary = Retrospective.whole(run());
    return String.join("\n", summary.lines());
  }

  Run run() {
    return new Run(
        SparkForTests.session(),
        settings(),
        filters,
        Progress.lines(new PrintStream(told, true, StandardCharsets.UTF_8)));
  }

  /** What was said on the way so far. */
  String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  Settings settings() {
    settings.inputs(inputs);
    return settings.read();
  }

  /** Where the current tables of a workspace are, by name. */
  public static Map<String, Path> tables(Path workspace) {
    ReportFolder folder = reports(workspace);
    return tables(folder, folder.currentRun().orElseThrow());
  }

  /** The same of the run that was published last, be it that the current one is another. */
  static Map<String, Path> newest(Path workspace) {
    ReportFolder folder = reports(workspace);
    List<String> kept = folder.keptRuns();
    return tables(folder, kept.get(kept.size() - 1));
  }

  private static ReportFolder reports(Path workspace) {
    return ReportFolder.nightly(
        workspace.toString(), SparkForTests.session().sparkContext().hadoopConfiguration());
  }

  private static Map<String, Path> tables(ReportFolder folder, String run) {
    return PublishedTables.all().stream()
        .collect(
            Collectors.toMap(
                t -> t.name(), t -> Path.of(ReportFolder.plain(folder.table(run, t.name())))));
  }
}
