package wildfire.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sum;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import wildfire.associate.Associating;
import wildfire.history.VerdictHistory;
import wildfire.ingest.Accounting;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;
import wildfire.judge.Judging;
import wildfire.measure.Measure;
import wildfire.measure.TakenBack;
import wildfire.model.OperatorError;
import wildfire.model.PlainText;
import wildfire.page.Page;
import wildfire.settings.ReportSettings;
import wildfire.table.Column;
import wildfire.table.SideBySide;
import wildfire.table.Table;

/**
 * Makes every published table and puts them in place together: as the current reports, or beside
 * them where these are about a later moment.
 */
public final class Reports {
  private static final long FEW_POSTS = 10_000;
  private static final String[] POST_KEY = {"platform", "post_id"};

  private Reports() {}

  /**
   * Where a run is published.
   *
   * @param folder gets the tables
   * @param nightly has the runs whose history goes on, and which nothing much may get lost of; the
   *     same folder unless only some posts are published
   * @param settings what is published, and how
   */
  public record Place(ReportFolder folder, ReportFolder nightly, ReportSettings settings) {}

  /**
   * How tables are made of what the steps before found.
   *
   * @param audience whose days and hours are meant in the star
   * @param triggers of the vocabulary; more may be in the tags
   * @param minGroupAccounts what tells about who engaged with a post is left out where it rests on
   *     fewer
   */
  public record Rules(ZoneId audience, List<String> triggers, int minGroupAccounts) {}

  /**
   * Publishes a run.
   *
   * @param intake the lake that was measured
   * @param measured the measured posts, for their curves and duplicates
   * @param judged the judged posts, with their reasons
   * @param found how outcomes of the chosen posts go with factors
   * @param explained reasons beside those of the verdicts, of the chosen posts
   * @param chosen which posts are published
   * @param rules how tables are made of these
   * @return what was published
   * @throws OperatorError if filters choose no post, or too much of what the run before published
   *     is missing
   */
  public static Published publish(
      Place place,
      RunFacts run,
      Intake intake,
      Dataset<Row> measured,
      Dataset<Row> judged,
      Associating.Found found,
      Dataset<Row> explained,
      ChosenPosts chosen,
      Rules rules) {
    try {
      return published(place, run, intake, measured, judged, found, explained, chosen, rules);
    } finally {
      place.folder().clean();
    }
  }

  private static Published published(
      Place place,
      RunFacts run,
      Intake intake,
      Dataset<Row> measured,
      Dataset<Row> judged,
      Associating.Found found,
      Dataset<Row> explained,
      ChosenPosts chosen,
      Rules rules) {
    SparkSession spark = judged.sparkSession();
    Publisher publisher = new Publisher(spark, place.folder(), run.runId());
    Optional<PublishedBefore> before = PublishedBefore.of(spark, place.nightly(), run.moment());
    Dataset<Row> posts = judged.where(chosen.condition());
    long count = posts.count();
    if (count == 0) {
      chosen.mustBeSome(judged);
    }
    SmallGroups few = SmallGroups.under(rules.minGroupAccounts());
    Dataset<Row> scorecard =
        publisher.write(PublishedTables.POST_SCORECARD, few.leftOut(posts), count);
    TakenBack takenBack =
        TakenBack.counted(
            intake.table(CanonicalTable.ENGAGEMENTS),
            intake.table(CanonicalTable.RETRACTIONS),
            run.asOf());
    Accounting accounting = accounting(intake, measured, takenBack);
    SideBySide.all(
        List.of(
            () ->
                publisher.writeUnfolded(
                    PublishedTables.POST_CURVE,
                    only(chosen, measured, scorecard).select("platform", "post_id", Measure.CURVE),
                    List.of(POST_KEY),
                    Reports::curves,
                    count * 50),
            () ->
                publisher.writeUnfolded(
                    PublishedTables.POST_CASCADE,
                    only(chosen, measured, scorecard)
                        .select("platform", "post_id", Measure.CASCADE),
                    List.of(POST_KEY),
                    Reports::cascades,
                    count * 20),
            () ->
                publisher.write(
                    PublishedTables.POST_GROWTH,
                    only(chosen, Judging.growth(judged), scorecard),
                    count * 5),
            () ->
                publisher.write(
                    PublishedTables.POST_COUNTER,
                    only(chosen, counters(measured), scorecard),
                    count * 10),
            () ->
                publisher.write(
                    PublishedTables.POST_REASON,
                    few.leftOutOfReasons(only(chosen, Judging.reasons(judged), scorecard), posts)
                        .unionByName(explained),
                    count * 6),
            () ->
                publisher.write(
                    PublishedTables.POST_CAUSE,
                    few.leftOutOfCauses(only(chosen, Judging.causes(judged), scorecard), posts),
                    count * 4),
            () ->
                publisher.write(
                    PublishedTables.POST_TEXT, texts(intake, scorecard, place.settings()), count),
            () -> publisher.write(PublishedTables.POST_TAG, tags(intake, scorecard), count),
            () -> publisher.write(PublishedTables.ASSOCIATION, found.associations(), 1),
            () -> publisher.write(PublishedTables.FACTOR_OVERLAP, found.overlaps(), 1),
            () -> publisher.write(PublishedTables.PLAYBOOK_RESULT, found.answers(), 1),
            () ->
                publisher.write(
                    PublishedTables.CAMPAIGN_SUMMARY, Summaries.byCampaign(scorecard), 1),
            () ->
                publisher.write(
                    PublishedTables.PLATFORM_SUMMARY, Summaries.byPlatform(scorecard), 1),
            () -> verdictsOverTime(publisher, before, scorecard, run, chosen, count),
            () -> publisher.write(PublishedTables.PLATFORM_METRIC, PlatformMetrics.of(intake), 1),
            () -> publisher.write(PublishedTables.DATA_QUALITY, quality(accounting)),
            () -> publisher.write(DataDictionary.TABLE, dictionary())));
    RunInputs inputs = RunInputs.of(intake, accounting, measured, run.runId());
    publisher.write(
        PublishedTables.RUN,
        List.of(facts(run, rules, intake, accounting, takenBack, count, inputs)));
    List<Runnable> ofTables = new ArrayList<>();
    ofTables.add(() -> PageFile.write(spark, place.folder(), run.runId(), place.settings()));
    ofTables.addAll(star(publisher, only(chosen, measured, scorecard), rules, count));
    SideBySide.all(ofTables);
    if (chosen.words() == null) {
      before.ifPresent(
          earlier -> earlier.checkLosses(publisher.rows(), place.settings().maxLostShare()));
    }
    TableSql.write(place.folder(), run.runId(), spark.sparkContext().hadoopConfiguration());
    RunRecord record = record(run, before, intake, accounting, publisher.rows(), inputs);
    Optional<Instant> laterIsCurrent =
        chosen.words() == null ? place.folder().laterThan(run.moment()) : Optional.empty();
    if (laterIsCurrent.isPresent()) {
      publisher.keepBeside(record, place.settings().keepRuns());
    } else {
      publisher.makeCurrent(record, place.settings().keepRuns());
    }
    return new Published(
        run.runId(),
        place.folder().readable(run.runId()),
        Optional.of(place.folder().readable(run.runId()) + "/" + Page.FILE)
            .filter(page -> place.settings().pagePosts() > 0),
        laterIsCurrent,
        accounting,
        inputs.late(),
        before.map(earlier -> earlier.run().moment()),
        publisher.published(PublishedTables.VERDICT_CHANGE),
        publisher.published(PublishedTables.POST_SCORECARD),
        publisher.published(PublishedTables.POST_REASON),
        publisher.published(PublishedTables.ASSOCIATION),
        publisher.published(PublishedTables.PLAYBOOK_RESULT));
  }

  /** Writes of the star; the longest comes first. */
  private static List<Runnable> star(
      Publisher publisher, Dataset<Row> measured, Rules rules, long posts) {
    Star.Wide wide =
        new Star.Wide(
            publisher.published(PublishedTables.POST_SCORECARD),
            publisher.published(PublishedTables.POST_CURVE),
            publisher.published(PublishedTables.POST_REASON),
            publisher.published(PublishedTables.POST_TAG),
            publisher.published(PublishedTables.ASSOCIATION),
            publisher.published(PublishedTables.CAMPAIGN_SUMMARY),
            measured);
    Star star = Star.of(posts <= FEW_POSTS ? wide.ofFewPosts() : wide, rules);
    return List.of(
        () ->
            publisher.writeUnfolded(
                StarTables.FACT_POST_HOUR,
                star.keysAndCurves(),
                List.of(StarTables.POST_KEY),
                star::factPostHour,
                posts * 50),
        () -> publisher.write(StarTables.FACT_POST, star.factPost(), posts),
        () -> publisher.write(StarTables.DIM_POST, star.dimPost(), posts),
        () -> publisher.write(StarTables.BRIDGE_POST_TRIGGER, star.bridgePostTrigger(), posts * 3),
        () -> publisher.write(StarTables.FACT_ASSOCIATION, star.factAssociation(), 1),
        () -> publisher.write(StarTables.DIM_DATE, star.dimDate()),
        () -> publisher.write(StarTables.DIM_PLATFORM, star.dimPlatform()),
        () -> publisher.write(StarTables.DIM_CAMPAIGN, star.dimCampaign()),
        () -> publisher.write(StarTables.DIM_TRIGGER, star.dimTrigger()));
  }

  private static void verdictsOverTime(
      Publisher publisher,
      Optional<PublishedBefore> before,
      Dataset<Row> scorecard,
      RunFacts run,
      ChosenPosts chosen,
      long posts) {
    VerdictHistory.Night night =
        new VerdictHistory.Night(run.moment(), run.judgedBy().settings(), run.wildfireVersion());
    if (before.isEmpty()) {
      publisher.write(PublishedTables.VERDICT_CHANGE, List.of());
      publisher.write(
          PublishedTables.VERDICT_HISTORY, VerdictHistory.first(scorecard, night), posts);
      return;
    }
    VerdictHistory.Before verdicts =
        before.get().verdicts(run.judgedBy()).where(chosen.condition());
    Dataset<Row> changes =
        publisher.write(
            PublishedTables.VERDICT_CHANGE,
            VerdictHistory.changes(
                verdicts, scorecard, Measure.columns().stream().map(Column::name).toList()),
            1);
    publisher.write(
        PublishedTables.VERDICT_HISTORY,
        only(chosen, VerdictHistory.continued(verdicts, changes, night), scorecard),
        posts * 2);
  }

  /** The rows of the chosen posts; where all are chosen that takes no join. */
  private static Dataset<Row> only(ChosenPosts chosen, Dataset<Row> rows, Dataset<Row> scorecard) {
    return chosen.words() == null ? rows : ofPosts(rows, scorecard);
  }

  private static Dataset<Row> ofPosts(Dataset<Row> rows, Dataset<Row> scorecard) {
    return rows.join(scorecard.select("platform", "post_id"), POST_KEY, "left_semi");
  }

  private static Dataset<Row> curves(Dataset<Row> measured) {
    return measured
        .select(col("platform"), col("post_id"), explode(col(Measure.CURVE)).as("point"))
        .select("platform", "post_id", "point.*");
  }

  private static Dataset<Row> cascades(Dataset<Row> measured) {
    return measured
        .select(col("platform"), col("post_id"), explode(col(Measure.CASCADE)).as("node"))
        .select("platform", "post_id", "node.*");
  }

  private static Dataset<Row> counters(Dataset<Row> measured) {
    return measured
        .select(col("platform"), col("post_id"), explode(col(Measure.COUNTERS)).as("counted"))
        .select("platform", "post_id", "counted.*");
  }

  private static Dataset<Row> texts(
      Intake intake, Dataset<Row> scorecard, ReportSettings settings) {
    return ofPosts(
        intake
            .table(CanonicalTable.POSTS)
            .where(lit(settings.postTexts()).and(col("text").isNotNull()))
            .select(
                col("platform"),
                col("post_id"),
                regexp_replace(col("text"), PlainText.SHOWN_OTHERWISE, "").as("text")),
        scorecard);
  }

  private static Dataset<Row> tags(Intake intake, Dataset<Row> scorecard) {
    Dataset<Row> tags =
        intake
            .table(CanonicalTable.TAGS)
            .withColumn("strength", coalesce(col("strength"), lit(1.0)));
    return ofPosts(tags, scorecard);
  }

  /** The accounting of the intake, with what was found when posts were measured. */
  private static Accounting accounting(Intake intake, Dataset<Row> measured, TakenBack takenBack) {
    Map<Integer, Long> duplicates = new HashMap<>(takenBack.duplicatesByFile());
    measured
        .select(explode(col(Measure.DUPLICATES)).as(new String[] {"file_id", "found"}))
        .groupBy("file_id")
        .agg(sum("found"))
        .toLocalIterator()
        .forEachRemaining(row -> duplicates.merge(row.getInt(0), row.getLong(1), Long::sum));
    return intake.accounting().measured(duplicates, takenBack.byFile());
  }

  private static List<Row> quality(Accounting accounting) {
    return accounting.entries().stream()
        .map(
            e ->
                RowFactory.create(
                    e.source(),
                    e.table().id(),
                    e.file(),
                    (long) e.fileId(),
                    e.rowsRead(),
                    e.rowsAccepted(),
                    e.rowsRejected(),
                    e.rowsDuplicate(),
                    e.rowsForgotten(),
                    e.rowsTakenBack()))
        .toList();
  }

  private static Row facts(
      RunFacts run,
      Rules rules,
      Intake intake,
      Accounting accounting,
      TakenBack takenBack,
      long posts,
      RunInputs inputs) {
    List<Object> values = new ArrayList<>();
    Collections.addAll(
        values,
        run.runId(),
        run.startedAt(),
        Instant.now(),
        run.asOf(),
        run.wildfireVersion(),
        run.sparkVersion(),
        run.settingsDigest(),
        intake.keyId(),
        total(accounting, Accounting.Entry::rowsRead),
        total(accounting, Accounting.Entry::rowsAccepted),
        total(accounting, Accounting.Entry::rowsRejected),
        total(accounting, Accounting.Entry::rowsDuplicate),
        total(accounting, Accounting.Entry::rowsForgotten),
        total(accounting, Accounting.Entry::rowsTakenBack),
        takenBack.withoutAct(),
        posts,
        run.filters() != null,
        run.filters(),
        rules.audience().getId());
    RunInputs.COLUMNS.forEach(column -> values.add(column.value().apply(inputs)));
    LateEvents.COLUMNS.forEach(column -> values.add(column.value().apply(inputs.late())));
    SparkUse use = run.meter().soFar();
    SparkUse.COLUMNS.forEach(column -> values.add(column.value().apply(use)));
    return RowFactory.create(values.toArray());
  }

  private static RunRecord record(
      RunFacts run,
      Optional<PublishedBefore> before,
      Intake intake,
      Accounting accounting,
      Map<String, Long> rows,
      RunInputs inputs) {
    Instant now = Instant.now();
    Map<String, Double> seconds = new LinkedHashMap<>(run.seconds());
    double earlierSteps = seconds.values().stream().mapToDouble(s -> s).sum();
    double all = Duration.between(run.startedAt(), now).toMillis() / 1_000.0;
    seconds.put("publish", Math.max(0, all - earlierSteps));
    return new RunRecord(
        run.runId(),
        intake.run(),
        run.startedAt().toString(),
        now.toString(),
        run.asOf() == null ? null : run.asOf().toString(),
        run.filters(),
        run.wildfireVersion(),
        run.sparkVersion(),
        run.settingsDigest(),
        rows.get(PublishedTables.POST_SCORECARD.name()),
        total(accounting, Accounting.Entry::rowsRead),
        total(accounting, Accounting.Entry::rowsAccepted),
        total(accounting, Accounting.Entry::rowsRejected),
        total(accounting, Accounting.Entry::rowsDuplicate),
        run.judgedBy(),
        before.map(earlier -> earlier.run().run()).orElse(null),
        rows,
        seconds,
        inputs,
        run.meter().soFar());
  }

  private static long total(Accounting accounting, ToLongFunction<Accounting.Entry> rows) {
    return accounting.entries().stream().mapToLong(rows).sum();
  }

  private static List<Row> dictionary() {
    List<Row> rows = new ArrayList<>();
    for (Table<Row> table : PublishedTables.all()) {
      DataDictionary.rows(table).forEach(values -> rows.add(RowFactory.create(values)));
    }
    return rows;
  }
}
