package wildfire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.associate.Associating;
import wildfire.associate.Associating.Found;
import wildfire.associate.Explaining;
import wildfire.associate.PlaybookFile;
import wildfire.cli.Ending;
import wildfire.cli.ForgetCommand;
import wildfire.cli.Home;
import wildfire.cli.Run;
import wildfire.cli.RunLog;
import wildfire.cli.Summary;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Ingest;
import wildfire.ingest.Intake;
import wildfire.judge.Judging;
import wildfire.measure.Measure;
import wildfire.measure.MeasuredBefore;
import wildfire.model.HowMany;
import wildfire.model.Moments;
import wildfire.model.OperatorError;
import wildfire.playbook.Playbook;
import wildfire.report.ChosenPosts;
import wildfire.report.MetricsFile;
import wildfire.report.Published;
import wildfire.report.PublishedTables;
import wildfire.report.ReportFolder;
import wildfire.report.Reports;
import wildfire.report.RunFacts;
import wildfire.report.SparkMeter;
import wildfire.settings.Settings;
import wildfire.table.RunId;
import wildfire.table.StoredRows;
import wildfire.table.Versions;
import wildfire.table.WorkspaceLock;

/**
 * The flow, from exports to reports. One way, no back and forth; each step leaves its result in the
 * workspace, so that each can be run on its own.
 */
public final class Retrospective {
  /** Folders of the workspace in which runs leave versions. */
  private static final List<String> VERSIONED =
      List.of("lake", "measured", "judged", "associations", "explained", "reports");

  private static final String JUDGED = "The verdicts";

  private final Run run;
  private final WorkspaceLock lock;
  private final SparkMeter meter;
  private final SparkSession spark;
  private final Settings settings;
  private final StepRules rules;
  private final Instant startedAt = Instant.now();
  private final String runId;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private String running;
  private Instant since = startedAt;

  private Retrospective(Run run, WorkspaceLock lock, SparkMeter meter) {
    this.run = run;
    this.lock = lock;
    this.meter = meter;
    this.spark = run.spark();
    this.settings = run.settings();
    this.rules = new StepRules(settings);
    this.runId =
        RunId.after(
            startedAt,
            VERSIONED.stream()
                .map(folder -> new Versions(new Path(settings.workspace(), folder), hadoop(spark)))
                .flatMap(versions -> versions.current().stream()));
    RunLog.of(runId, spark.sparkContext());
  }

  /** The whole flow. */
  static Summary whole(Run run) {
    return alone(run, Retrospective::whole);
  }

  /** One run at a time writes in a workspace. */
  private static Summary alone(Run run, Function<Retrospective, Summary> work) {
    try (WorkspaceLock lock =
            WorkspaceLock.take(
                run.settings().workspace(), hadoop(run.spark()), WorkspaceLock.Patience.DEFAULT);
        SparkMeter meter = SparkMeter.of(run.spark().sparkContext())) {
      Intake.tidyUp(run.spark(), run.settings().workspace());
      Run next = new Forgetting(run).finished(); // what a run that was killed left of it
      return work.apply(new Retrospective(next, lock, meter));
    }
  }

  private Summary whole() {
    Intake intake = ingest(); // exports → one model, rejects kept
    Published published = published(intake);
    run.progress().phase("Summing up");
    return Ending.of(
        published, settings.report().language(), Duration.between(startedAt, Instant.now()));
  }

  private Published published(Intake intake) {
    Dataset<Row> measured = measure(intake); // velocity, breadth, conversation
    Dataset<Row> judged = judge(measured); // against what the account usually gets
    ChosenPosts chosen = chosen(intake);
    chosen.mustBeSome(judged);
    Found found = associate(intake, judged, chosen); // outcomes against triggers, formats, times
    Dataset<Row> explained = explain(intake, judged, found, chosen); // what that says of each post
    return publish(intake, measured, judged, found, explained, chosen); // whole
  }

  /** {@code wildfire ingest}: the exports into the lake. */
  static Summary ingestOnly(Run run) {
    return alone(run, Retrospective::ingestOnly);
  }

  private Summary ingestOnly() {
    begin("ingest", "Reading exports");
    Intake intake = takenIn();
    return Ending.rows(
            Summary.of("The lake of " + run.settings().workspace() + " is made."),
            intake.accounting())
        .sentence("Repeated engagements are found when posts are measured.");
  }

  /** {@code wildfire measure}: the lake into measured posts. */
  static Summary measureOnly(Run run) {
    return alone(run, Retrospective::measureOnly);
  }

  private Summary measureOnly() {
    long posts = measure(lake()).count();
    return Summary.of("Measured.").figure("posts", posts);
  }

  /** {@code wildfire judge}: measured posts into verdicts. */
  static Summary judgeOnly(Run run) {
    return alone(run, Retrospective::judgeOnly);
  }

  private Summary judgeOnly() {
    long posts = judge(freshlyMeasured(lake())).count();
    return Summary.of("Judged.").figure("posts", posts);
  }

  /** {@code wildfire associate}: verdicts and tags into what goes together. */
  static Summary associateOnly(Run run) {
    return alone(run, Retrospective::associateOnly);
  }

  private Summary associateOnly() {
    Intake intake = lake();
    long rows = associate(intake, freshlyJudged(intake), chosen(intake)).associations().count();
    return Summary.of("Associated.").figure("outcomes and factors", rows);
  }

  /** {@code wildfire explain}: what goes together into reasons of single posts. */
  static Summary explainOnly(Run run) {
    return alone(run, Retrospective::explainOnly);
  }

  private Summary explainOnly() {
    Intake intake = lake();
    ChosenPosts chosen = chosen(intake);
    long rows = explain(intake, freshlyJudged(intake), found(chosen), chosen).count();
    return Summary.of("Explained.").figure("reasons", rows);
  }

  /**
   * {@code wildfire publish}: verdicts into reports. Under filters what goes together is asked anew
   * of the chosen posts.
   */
  static Summary publishOnly(Run run) {
    return alone(run, Retrospective::publishOnly);
  }

  private Summary publishOnly() {
    Intake intake = lake();
    Dataset<Row> judged = freshlyJudged(intake);
    ChosenPosts chosen = chosen(intake);
    chosen.mustBeSome(judged);
    Found found = chosen.words() == null ? found(chosen) : associate(intake, judged, chosen);
    Dataset<Row> explained =
        chosen.words() == null
            ? explained(chosen)
                .madeFrom(associations(chosen), rules.explaining(), "The associations")
                .read()
            : explain(intake, judged, found, chosen);
    Published published = publish(intake, measured().read(), judged, found, explained, chosen);
    return Ending.of(
        published, run.settings().report().language(), Duration.between(startedAt, Instant.now()));
  }

  /** {@code wildfire forget}: accounts out of everything that is kept. */
  static Summary forget(Run run, ForgetCommand.Request request) {
    return alone(run, flow -> flow.forget(request));
  }

  private Summary forget(ForgetCommand.Request request) {
    Forgetting forgetting = new Forgetting(run);
    begin("forget", "Looking for what there is of the accounts");
    Forgetting.Asked asked = forgetting.asked(request.accounts());
    if (request.extent() == ForgetCommand.Extent.COUNT) {
      return asked.words();
    }
    forgetting.remember(asked);
    begin("forget", "Taking them out of the lake and of every kept run");
    forgetting.remove();
    forgetting
        .asPublished()
        .map(as -> new Retrospective(as, lock, meter))
        .ifPresent(flow -> flow.published(flow.lake()));
    begin("forget", "Counting what is left");
    return forgetting.proof(asked);
  }

  /**
   * The rules of thumb that are put to the posts.
   *
   * @throws wildfire.model.OperatorError if they cannot be read
   */
  static Playbook playbook(Settings settings) {
    return PlaybookFile.of(
        settings, Home.find(PlaybookFile.SHIPPED), PublishedTables.POST_SCORECARD.columns());
  }

  /** What a step leaves others read: none begins when another run has taken over. */
  private void begin(String step, String words) {
    lock.check();
    Instant now = Instant.now();
    if (running != null) {
      seconds.merge(running, Duration.between(since, now).toMillis() / 1_000.0, Double::sum);
    }
    running = step;
    since = now;
    run.progress().phase(words);
    RunLog.step(words);
  }

  private Intake ingest() {
    begin("ingest", "Reading exports");
    return lookedAt(takenIn());
  }

  private Intake takenIn() {
    Intake intake =
        Ingest.run(
            spark,
            settings,
            new Ingest.As(runId, startedAt, settings.measure().asOf()),
            Checkup.sources(),
            run.progress()::phase,
            run.progress()::tell);
    return new Forgetting(run).finish() ? Intake.load(spark, settings.workspace()) : intake;
  }

  /** A run that looks back sees what was known then, unless hindsight is wanted. */
  private Intake lookedAt(Intake lake) {
    Instant asOf = settings.measure().asOf();
    if (asOf == null || settings.ingest().hindsight()) {
      return lake;
    }
    Intake then = lake.knownAt(asOf);
    if (then.knownAt().isPresent()) {
      run.progress()
          .tell(
              "Looking back: "
                  + HowMany.of(then.takenInSince().size(), "file")
                  + " taken in since "
                  + Moments.words(asOf)
                  + " left out, so that it is as it was known then; --set ingest.hindsight=true"
                  + " takes them too.");
    }
    return then;
  }

  private Dataset<Row> measure(Intake intake) {
    begin("measure", "Measuring posts");
    MeasureStep step = new MeasureStep(intake, settings, runId, measured(), seen());
    Dataset<Row> measured = step.run();
    step.words().ifPresent(run.progress()::tell);
    return measured;
  }

  /**
   * From here on there is one row a post: compiling code for that, by the query or by the
   * expression, takes longer than running without.
   */
  private void rowsAreFew() {
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  private Dataset<Row> judge(Dataset<Row> measured) {
    rowsAreFew();
    begin("judge", "Judging posts");
    return judged()
        .replace(
            Judging.verdicts(
                measured.drop(Measure.BESIDE.toArray(String[]::new)),
                new Judging.Rules(
                    settings.judge(),
                    settings.causes(),
                    Measure.activity(measured),
                    Measure.sharedTogether(measured, settings.coordination()))),
            runId,
            judged().origin(measured(), rules.judging()));
  }

  private ChosenPosts chosen(Intake intake) {
    return ChosenPosts.of(run.filters(), account -> intake.pseudonym(settings, account));
  }

  private Found associate(Intake intake, Dataset<Row> judged, ChosenPosts chosen) {
    rowsAreFew();
    begin("associate", "Associating outcomes");
    Found found =
        Associating.of(
            judged.where(chosen.condition()),
            intake.table(CanonicalTable.TAGS),
            intake.table(CanonicalTable.FLIGHTS),
            intake.table(CanonicalTable.POSTS),
            new Associating.Asked(
                settings.vocabulary().triggers(),
                playbook(settings),
                settings.vocabulary().messageTerms()),
            settings.associate());
    String origin = associations(chosen).origin(judged(), rules.associating(chosen));
    return new Found(
        associations(chosen).replace(found.associations(), runId, origin),
        overlaps(chosen).replace(found.overlaps(), runId, origin),
        answers(chosen).replace(found.answers(), runId, origin));
  }

  private Dataset<Row> explain(
      Intake intake, Dataset<Row> judged, Found found, ChosenPosts chosen) {
    rowsAreFew();
    begin("explain", "Explaining posts");
    return explained(chosen)
        .replace(
            Explaining.of(
                judged.where(chosen.condition()),
                Judging.REASONS,
                intake.table(CanonicalTable.TAGS),
                intake.table(CanonicalTable.FLIGHTS),
                found.associations(),
                settings.associate(),
                settings.explain()),
            runId,
            explained(chosen).origin(associations(chosen), rules.explaining()));
  }

  private Published publish(
      Intake intake,
      Dataset<Row> measured,
      Dataset<Row> judged,
      Found found,
      Dataset<Row> explained,
      ChosenPosts filters) {
    rowsAreFew();
    begin("publish", "Publishing reports");
    RunFacts facts =
        new RunFacts(
            runId,
            startedAt,
            settings.measure().asOf(),
            version(),
            spark.version(),
            settings.digest(),
            filters.words(),
            rules.verdicts(),
            new LinkedHashMap<>(seconds),
            meter);
    ReportFolder nightly = ReportFolder.nightly(settings.workspace(), hadoop(spark));
    ReportFolder folder =
        filters.words() == null
            ? nightly
            : ReportFolder.filtered(settings.workspace(), hadoop(spark));
    Published published =
        Reports.publish(
            new Reports.Place(folder, nightly, settings.report()),
            facts,
            intake,
            measured,
            judged,
            found,
            explained,
            filters,
            new Reports.Rules(
                ZoneId.of(settings.associate().timeZone()),
                settings.vocabulary().triggers(),
                settings.report().minGroupAccounts()));
    if (filters.words() == null) {
      folder
          .record(runId)
          .ifPresent(record -> MetricsFile.succeeded(settings, record, run.progress()::tell));
    }
    return published;
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }

  private Intake lake() {
    return lookedAt(Intake.load(spark, settings.workspace()));
  }

  private StoredRows measured() {
    return new StoredRows(spark, settings.workspace(), "measured", "measure");
  }

  private StoredRows seen() {
    return new StoredRows(spark, settings.workspace(), "seen", "measure");
  }

  /**
   * The posts as they are measured from this lake.
   *
   * @throws OperatorError if they were measured from another lake, under other settings or by
   *     another version
   */
  private Dataset<Row> freshlyMeasured(Intake intake) {
    Dataset<Row> measured = measured().read();
    Optional<MeasuredBefore> before = MeasuredBefore.of(measured().origin());
    if (before.filter(then -> then.lake().equals(intake.run())).isEmpty()) {
      throw new OperatorError(
          "More was taken in since posts were measured: run `wildfire measure` first, or `wildfire"
              + " retrospective` for all steps.");
    }
    if (!MeasureStep.isOf(before.get(), settings, intake)) {
      throw new OperatorError(
          "Posts were measured under other settings (measure, judge.late_after,"
              + " vocabulary.message_terms), as of another moment or by another version: run"
              + " `wildfire measure` under these first, or `wildfire retrospective` for all steps.");
    }
    return measured;
  }

  /** Verdicts on the posts as they are measured now. */
  private Dataset<Row> freshlyJudged(Intake intake) {
    freshlyMeasured(intake);
    return judged().madeFrom(measured(), rules.judging(), "The measured posts").read();
  }

  private StoredRows judged() {
    return new StoredRows(spark, settings.workspace(), "judged", "judge");
  }

  /** Those of chosen posts stand beside those of all. */
  private StoredRows associations(ChosenPosts chosen) {
    return stored("associations", "associate", chosen);
  }

  private StoredRows overlaps(ChosenPosts chosen) {
    return stored("overlaps", "associate", chosen);
  }

  private Found found(ChosenPosts chosen) {
    String associating = rules.associating(chosen);
    return new Found(
        associations(chosen).madeFrom(judged(), associating, JUDGED).read(),
        overlaps(chosen).madeFrom(judged(), associating, JUDGED).read(),
        answers(chosen).madeFrom(judged(), associating, JUDGED).read());
  }

  private StoredRows explained(ChosenPosts chosen) {
    return stored("explained", "explain", chosen);
  }

  private StoredRows answers(ChosenPosts chosen) {
    return stored("answers", "associate", chosen);
  }

  private StoredRows stored(String folder, String step, ChosenPosts chosen) {
    String own = chosen.words() == null ? folder : folder + "-filtered";
    return new StoredRows(spark, settings.workspace(), own, step);
  }

  private static String version() {
    String version = Retrospective.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
