package wildfire;

import wildfire.cli.Run;
import wildfire.cli.RunSummary;
import wildfire.cli.Summary;
import wildfire.ingest.Ingest;
import wildfire.ingest.Intake;
import wildfire.measure.MeasuredPosts;
import wildfire.report.CampaignAnswer;
import wildfire.report.ChosenPosts;
import wildfire.report.MetricsFile;
import wildfire.report.ReportJob;
import wildfire.settings.Settings;

/**
 * The flow, from exports to reports: three jobs, one way, no back and forth. Each leaves its result
 * in the workspace, so that each can be run on its own.
 */
final class Retrospective {
  private Retrospective() {}

  /** {@code wildfire retrospective}: the whole flow. */
  static Summary whole(Run asked) {
    return ActiveRun.alone(
        asked,
        run -> {
          Intake lake = run.lookingBack(ingest(run)); // exports → one model, rejects kept
          MeasuredPosts posts = measure(run, lake); // velocity, breadth, conversation: one shuffle
          CampaignAnswer answer = report(run, lake, posts); // verdicts, reasons, tables, page
          return RunSummary.of(answer, run.duration()).sentences(lake.left());
        });
  }

  /** {@code wildfire ingest}: the exports into the lake. */
  static Summary ingestOnly(Run asked) {
    return ActiveRun.alone(
        asked,
        run -> {
          Intake lake = ingest(run);
          return RunSummary.ofIngest(lake, run.settings().workspace()).sentences(lake.left());
        });
  }

  /** {@code wildfire measure}: the lake into measured posts. */
  static Summary measureOnly(Run asked) {
    return ActiveRun.alone(
        asked, run -> Summary.of("Measured.").figure("posts", measure(run, run.lake()).posts()));
  }

  /** {@code wildfire report}: measured posts into reports. */
  static Summary reportOnly(Run asked) {
    return ActiveRun.alone(
        asked,
        run -> {
          Intake lake = run.lake();
          MeasuredPosts posts = new MeasureStep(run.spark(), lake, run.settings()).fresh();
          return RunSummary.of(report(run, lake, posts), run.duration());
        });
  }

  private static Intake ingest(ActiveRun run) {
    run.begin("ingest", "Reading exports");
    Ingest.As named = new Ingest.As(run.id(), run.startedAt(), run.settings().measure().asOf());
    Intake lake =
        Ingest.run(
            run.spark(),
            run.settings(),
            named,
            Checkup.sources(),
            run.progress()::phase,
            run.progress()::tell);
    return Forgetting.finish(run.run()) ? run.wholeLake() : lake;
  }

  static MeasuredPosts measure(ActiveRun run, Intake lake) {
    run.begin("measure", "Measuring posts");
    return new MeasureStep(run.spark(), lake, run.settings()).run(run.id());
  }

  static CampaignAnswer report(ActiveRun run, Intake lake, MeasuredPosts posts) {
    run.begin("report", "Judging posts");
    Settings settings = run.settings();
    ChosenPosts chosen =
        ChosenPosts.of(run.run().filters(), account -> lake.pseudonym(settings, account));
    CampaignAnswer answer =
        new ReportJob(
                posts,
                lake,
                chosen,
                Checkup.playbook(settings),
                settings,
                run.forReport(),
                run.spark(),
                run.progress()::phase)
            .publish();
    if (chosen.areAll()) {
      MetricsFile.succeeded(settings, answer.run(), run.progress()::tell);
    }
    return answer;
  }
}
