package wildfire.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import wildfire.association.Overlap;
import wildfire.explain.Wording;
import wildfire.ingest.Accounting;
import wildfire.ingest.Intake;
import wildfire.measure.MeasuredPosts;
import wildfire.measure.PlatformMetric;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.playbook.Playbook;
import wildfire.report.CampaignAnswer.PostGroupView;
import wildfire.report.ChangeColumns.WordedChange;
import wildfire.report.PlatformPass.Outcome;
import wildfire.report.PlaybookColumns.WordedAnswer;
import wildfire.report.SummaryTables.Group;
import wildfire.settings.Settings;
import wildfire.verdict.VerdictChange;

/**
 * Measured posts into reports, whole: verdicts by one pass over the posts of each platform, what
 * goes together over all of them, then every table in one run over the measured files.
 */
public record ReportJob(
    MeasuredPosts measured,
    Intake intake,
    ChosenPosts chosen,
    Playbook playbook,
    Settings settings,
    Asking asking,
    SparkSession spark,
    Consumer<String> phase) {
  private static final double MILLIS = 1_000;

  /**
   * What is known of the run that asks.
   *
   * @param asOf the end of what is looked at; null: everything is
   * @param judgedBy the rules that verdicts depend on
   * @param seconds how long the steps before took, by step
   */
  public record Asking(
      String runId,
      Instant startedAt,
      Instant asOf,
      String wildfire,
      RunRecord.JudgedBy judgedBy,
      Map<String, Double> seconds,
      SparkMeter meter) {
    Instant moment() {
      return asOf == null ? startedAt : asOf;
    }
  }

  /**
   * Publishes a run: as the current reports, or beside them where these are about a later moment.
   *
   * @return what it found
   * @throws wildfire.model.OperatorError if filters choose no post, or too much of what the run
   *     before published is missing
   */
  public CampaignAnswer publish() {
    try {
      return published();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      folder().clean();
    }
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private ReportFolder nightly() {
    return ReportFolder.nightly(settings.workspace(), hadoop());
  }

  private ReportFolder folder() {
    return chosen.areAll() ? nightly() : ReportFolder.filtered(settings.workspace(), hadoop());
  }

  private Path run() {
    return folder().run(asking.runId());
  }

  private Language language() {
    return Language.of(settings.report().language());
  }

  private Wording words() {
    return Wording.in(language());
  }

  private ZoneId audience() {
    return ZoneId.of(settings.associate().timeZone());
  }

  private CampaignAnswer published() throws IOException {
    RulesOfThumb rulesOfThumb =
        RulesOfThumb.of(playbook, settings.vocabulary().messageTerms(), measured.note().tagged());
    Optional<RunBefore> before = RunBefore.of(nightly(), asking.moment(), hadoop());
    SlimPosts slim =
        SlimPosts.read(
            measured,
            measured.sharedTogether(spark, settings.coordination()),
            rulesOfThumb,
            hadoop());
    PostContext.OfFile[] contexts = PostContext.ofFiles(measured.note().parts());
    PlatformPasses passes =
        PlatformPasses.over(
            slim,
            before,
            contexts,
            new PlatformPasses.Rules(settings, rulesOfThumb, chosen, asking, run(), hadoop()));
    List<Outcome> outcomes = passes.outcomes();
    if (outcomes.isEmpty() && !chosen.areAll()) {
      throw chosen.none(measured.posts(), slim.campaigns());
    }

    phase.accept("Associating outcomes");
    Comparisons compared = Comparisons.of(outcomes, rulesOfThumb, looks(before), settings, words());

    phase.accept("Writing reports");
    PostWriting.Written written =
        PostWriting.run(spark, measured, contexts, writing(compared, passes, slim), run());
    DriverTables tables = new DriverTables(run(), hadoop());
    comparisons(compared, written, Comparisons.triggers(outcomes), tables);
    List<VerdictChange> changes = passes.changes();
    Instant since = before.map(earlier -> earlier.run().moment()).orElse(null);
    tables.write(
        ChangeColumns.TABLE,
        changes.stream().map(change -> new WordedChange(change, since, words())).toList());
    Accounting accounting =
        intake.accounting().measured(duplicates(slim), measured.note().takenBack().byFile());
    tables.write(RunTables.DATA_QUALITY, accounting.entries());
    Map<String, Long> rows = rows(written, tables, passes);
    if (chosen.areAll()) {
      before.ifPresent(earlier -> earlier.checkLosses(rows, settings.report().maxLostShare()));
    }
    PostGroup all = written.together(key -> true);
    RunRecord record = record(before, accounting, rows);
    tables.write(
        RunTables.RUN,
        List.of(
            new RunTables.RunEntry(
                record,
                accounting,
                intake.keyId(),
                measured.note().takenBack().withoutAct(),
                all.count(PostGroup.Sum.LATE_EVENTS),
                settings.associate().timeZone(),
                language().id())));
    TableSql.write(folder(), asking.runId(), hadoop());

    Optional<Instant> laterIsCurrent =
        chosen.areAll() ? folder().laterThan(asking.moment()) : Optional.empty();
    CampaignAnswer answer =
        new CampaignAnswer(
            record,
            laterIsCurrent.isPresent()
                ? ReportFolder.plain(run())
                : folder().readableOnceCurrent(asking.runId()),
            settings.report().pagePosts() > 0,
            laterIsCurrent,
            accounting,
            PostGroupView.of(all),
            views(written),
            written.farthest(),
            before.map(b -> CampaignAnswer.Changes.of(since, changes, words())),
            CampaignAnswer.Findings.of(
                compared.associations(), kind -> !kind.comesAfterPublication()),
            CampaignAnswer.Findings.of(compared.associations(), FactorKind::comesAfterPublication),
            CampaignAnswer.Rule.of(compared.answers(), words()),
            compared.unaskedAuthors(),
            all.count(PostGroup.Sum.POSTS) == 0 ? noPosts() : null);
    if (answer.hasPage()) {
      page(answer, written, compared.forPage());
    }
    if (laterIsCurrent.isPresent()) {
      folder().keepBeside(record);
    } else {
      folder().makeCurrent(record);
    }
    folder().keep(settings.report().keepRuns());
    return answer;
  }

  /** What there is where there are no posts: the accounts of each platform that were counted. */
  private String noPosts() {
    Map<String, Long> accounts =
        measured.note().platformMetrics().stream()
            .filter(metric -> metric.countedOf().equals("account"))
            .collect(
                Collectors.toMap(
                    PlatformMetric::platform, PlatformMetric::knownOf, Math::max, TreeMap::new));
    return new PageWords(language()).noPosts(accounts);
  }

  /** Looks at all posts are one series; each look at some of them is the first. */
  private LooksBefore looks(Optional<RunBefore> before) {
    return LooksBefore.of(
        before.filter(run -> chosen.areAll()).map(earlier -> earlier.run().run()),
        nightly(),
        asking.moment(),
        settings.associate(),
        hadoop());
  }

  private PostWriting.Rules writing(Comparisons compared, PlatformPasses passes, SlimPosts slim) {
    return new PostWriting.Rules(
        settings.judge(),
        settings.causes(),
        new Explanations(
            compared.posts(),
            Explanations.clear(compared.associations()),
            settings.explain(),
            settings.judge().minSpread()),
        new StarKeys(audience(), slim.kinds()),
        language(),
        settings.report().postTexts(),
        settings.report().postLinks(),
        settings.report().minGroupAccounts(),
        passes.onPage(settings.report().pagePosts()));
  }

  /** Writes what goes together, and the tables with a row per group of posts. */
  private void comparisons(
      Comparisons compared, PostWriting.Written written, Set<String> triggers, DriverTables tables)
      throws IOException {
    tables.write(AssociatedColumns.TABLE, compared.associations());
    tables.write(
        AssociatedColumns.ANSWERED,
        compared.associations().stream().filter(e -> e.row().adjusted() != null).toList());
    tables.write(OverlapColumns.TABLE, Overlap.all(compared.posts()));
    tables.write(
        PlaybookColumns.TABLE,
        compared.answers().stream().map(a -> new WordedAnswer(a, words())).toList());
    tables.write(SummaryTables.CAMPAIGN_SUMMARY, campaigns(written));
    tables.write(SummaryTables.PLATFORM_SUMMARY, platforms(written));
    tables.write(RunTables.PLATFORM_METRIC, measured.note().platformMetrics());
    new Star(written.groups(), triggers, settings.vocabulary().triggers(), audience(), language())
        .write(tables, compared.associations());
    tables.write(RunTables.DATA_DICTIONARY, RunTables.dictionary(PublishedTables.all()));
  }

  private static List<Group> campaigns(PostWriting.Written written) {
    return written.groups().entrySet().stream()
        .map(
            each ->
                new Group(each.getKey().campaignId(), each.getKey().platform(), each.getValue()))
        .sorted(
            Comparator.comparing(Group::campaignId, Comparator.nullsFirst(String::compareTo))
                .thenComparing(Group::platform))
        .toList();
  }

  private static List<Group> platforms(PostWriting.Written written) {
    return written.groups().keySet().stream()
        .map(PostGroup.Key::platform)
        .distinct()
        .sorted()
        .map(p -> new Group(null, p, written.together(key -> key.platform().equals(p))))
        .toList();
  }

  private static Map<String, PostGroupView> views(PostWriting.Written written) {
    Map<String, PostGroupView> views = new LinkedHashMap<>();
    platforms(written).forEach(each -> views.put(each.platform(), PostGroupView.of(each.posts())));
    return views;
  }

  private Map<Integer, Long> duplicates(SlimPosts slim) {
    Map<Integer, Long> duplicates = new HashMap<>(measured.note().takenBack().duplicatesByFile());
    slim.duplicates().forEach((file, n) -> duplicates.merge(file, n, Long::sum));
    return duplicates;
  }

  /** The rows of each table; those that nothing was written of are made, empty. */
  private Map<String, Long> rows(
      PostWriting.Written written, DriverTables tables, PlatformPasses passes) throws IOException {
    if (measured.note().parts().isEmpty()) {
      for (PostTables.OfReport<?> each : PostTables.all()) {
        tables.write(each.table(), List.of());
      }
    }
    if (passes.passes().isEmpty()) {
      tables.write(VerdictPeriod.TABLE, List.of());
    }
    Map<String, Long> rows = new TreeMap<>(written.rows());
    rows.putAll(tables.rows());
    rows.put(VerdictPeriod.TABLE.name(), passes.periods());
    rows.put(RunTables.RUN.name(), 1L);
    return rows;
  }

  private RunRecord record(
      Optional<RunBefore> before, Accounting accounting, Map<String, Long> rows) {
    Instant now = Instant.now();
    Map<String, Double> seconds = new LinkedHashMap<>(asking.seconds());
    double earlierSteps = seconds.values().stream().mapToDouble(s -> s).sum();
    double all = Duration.between(asking.startedAt(), now).toMillis() / MILLIS;
    seconds.put("report", Math.max(0, all - earlierSteps));
    return new RunRecord(
        asking.runId(),
        intake.run(),
        asking.startedAt().toString(),
        now.toString(),
        asking.asOf() == null ? null : asking.asOf().toString(),
        chosen.words(),
        asking.wildfire(),
        spark.version(),
        settings.digest(),
        rows.get(PostTables.POST_SCORECARD.name()),
        accounting.ofFiles(Accounting.Entry::fileRows),
        accounting.total(Accounting.Entry::rowsAccepted),
        accounting.total(Accounting.Entry::rowsRejected),
        accounting.total(Accounting.Entry::rowsDuplicate),
        asking.judgedBy(),
        before.map(earlier -> earlier.run().run()).orElse(null),
        rows,
        seconds,
        RunInputs.of(intake, accounting, asking.runId()),
        asking.meter().soFar());
  }

  private void page(
      CampaignAnswer answer, PostWriting.Written written, List<AssociationEntry> associations)
      throws IOException {
    PageContent content =
        new PageContent(
            answer,
            written.page(),
            associations.stream().map(PageContent::association).toList(),
            associations.stream().filter(e -> e.row().adjusted() != null).count(),
            Comparisons.clear(associations),
            campaigns(written).stream()
                .map(each -> RowJson.of(SummaryTables.CAMPAIGN_SUMMARY.columns(), each))
                .toList(),
            settings.associate().timeZone(),
            new PageWords(language()));
    Path file = new Path(run(), Page.FILE);
    try (OutputStream out = file.getFileSystem(hadoop()).create(file, true)) {
      Page.write(content, out);
    }
  }
}
