package wildfire;

import java.util.Map;
import wildfire.cli.Ending;
import wildfire.cli.Home;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.Ingest;
import wildfire.ingest.Intake;
import wildfire.measure.MeasureJob;
import wildfire.measure.MeasuredPosts;
import wildfire.playbook.Playbook;
import wildfire.report.CampaignAnswer;
import wildfire.report.ChosenPosts;
import wildfire.report.MetricsFile;
import wildfire.report.PlaybookFile;
import wildfire.report.ReportJob;
import wildfire.report.RunRecord;
import wildfire.settings.Settings;
import wildfire.verdict.Judge;

/**
 * The flow, from exports to reports: three jobs, one way, no back and forth. Each leaves its result
 * in the workspace, so that each can be run on its own.
 */
final class Retrospective {
  private final RunAtWork run;
  private final Settings settings;

  private Retrospective(RunAtWork run) {
    this.run = run;
    this.settings = run.settings();
  }

  /** The whole flow. */
  static Summary whole(Run run) {
    return RunAtWork.alone(run, work -> new Retrospective(work).whole());
  }

  private Summary whole() {
    Intake lake = run.lookedAt(ingest()); // exports → one model, rejects kept
    MeasuredPosts posts = measure(lake); // velocity, breadth, conversation: one shuffle
    return Ending.of(report(lake, posts), run.took()); // verdicts, answers, tables, page: whole
  }

  /** {@code wildfire ingest}: the exports into the lake. */
  static Summary ingestOnly(Run run) {
    return RunAtWork.alone(run, work -> Ending.ofIngest(new Retrospective(work).ingest(), run));
  }

  /** {@code wildfire measure}: the lake into measured posts. */
  static Summary measureOnly(Run run) {
    return RunAtWork.alone(
        run,
        work ->
            Summary.of("Measured.")
                .figure("posts", new Retrospective(work).measure(work.lake()).posts()));
  }

  /** {@code wildfire report}: measured posts into reports. */
  static Summary reportOnly(Run run) {
    return RunAtWork.alone(
        run,
        work -> {
          Intake lake = work.lake();
          MeasuredPosts posts = new MeasureStep(work.spark(), lake, work.settings()).fresh();
          return Ending.of(new Retrospective(work).report(lake, posts), work.took());
        });
  }

  /** {@code wildfire forget}: accounts out of everything that is kept. */
  static Summary forget(Run run, Forgetting.Request request) {
    return RunAtWork.alone(
        run,
        work ->
            new Forgetting(work.run())
                .all(request, work, as -> new Retrospective(work.as(as)).again()));
  }

  /** The reports once more, of a lake that is other than it was. */
  private void again() {
    Intake lake = run.lake();
    report(lake, measure(lake));
  }

  private Intake ingest() {
    run.begin("ingest", "Reading exports");
    Intake intake =
        Ingest.run(
            run.spark(),
            settings,
            new Ingest.As(run.id(), run.startedAt(), settings.measure().asOf()),
            Checkup.sources(),
            run.progress()::phase,
            run.progress()::tell);
    return new Forgetting(run.run()).finish() ? run.loaded() : intake;
  }

  private MeasuredPosts measure(Intake lake) {
    run.begin("measure", "Measuring posts");
    return new MeasureStep(run.spark(), lake, settings).run(run.id());
  }

  private CampaignAnswer report(Intake lake, MeasuredPosts posts) {
    run.begin("report", "Judging posts");
    ChosenPosts chosen =
        ChosenPosts.of(run.run().filters(), account -> lake.pseudonym(settings, account));
    CampaignAnswer answer =
        ReportJob.publish(
            posts,
            lake,
            chosen,
            playbook(settings),
            settings,
            new ReportJob.Asking(
                run.id(),
                run.startedAt(),
                settings.measure().asOf(),
                RunAtWork.version(),
                new RunRecord.JudgedBy(
                    settings.digestOfVerdicts(), MeasureJob.MEASURE_VERSION + "." + Judge.VERSION),
                Map.copyOf(run.seconds()),
                run.meter()),
            run.spark(),
            run.progress()::phase);
    if (chosen.areAll()) {
      MetricsFile.succeeded(settings, answer.run(), run.progress()::tell);
    }
    return answer;
  }

  /**
   * The rules of thumb that are put to the posts.
   *
   * @throws wildfire.model.OperatorError if they cannot be read
   */
  static Playbook playbook(Settings settings) {
    return PlaybookFile.of(settings, Home.find(PlaybookFile.SHIPPED));
  }
}
