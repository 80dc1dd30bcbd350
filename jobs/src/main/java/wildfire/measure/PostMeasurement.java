package wildfire.measure;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import wildfire.metrics.AfterPayment;
import wildfire.metrics.Attended;
import wildfire.metrics.Breadth;
import wildfire.metrics.CascadeSketch;
import wildfire.metrics.CascadeTree;
import wildfire.metrics.Conversation;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.LogFacts;
import wildfire.metrics.MeasureRules;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.FileRows;
import wildfire.metrics.MeasuredPost.Observation;
import wildfire.metrics.PostCounters;
import wildfire.metrics.Sharers;
import wildfire.metrics.TwoSources;
import wildfire.metrics.Velocity;
import wildfire.model.FixedAge;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * From the header and the events of one post to what is measured of it; goes to the executors.
 *
 * @param campaignsWithMessage the campaigns whose message has words
 * @param placeOfFile the order of files, by number
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PostMeasurement(MeasureRules rules, TreeSet<String> campaignsWithMessage, int[] placeOfFile)
    implements Serializable {

  /** Measures what the builder has of a post. */
  StoredPost of(PostHeader header, HistoryBuilder builder) {
    List<FileRows> duplicates =
        builder.duplicatesByFile().entrySet().stream()
            .map(e -> new FileRows(e.getKey(), e.getValue()))
            .toList();
    HistoryBuilder.Finished finished = builder.finish(header, rules.windowMicros());
    PostHistory history = finished.history();
    PostCounters counters = PostCounters.of(header.snapshots(), header.publication(), rules);
    boolean hasLog = history.size() + finished.lateEvents() > 0 || counters.all().isEmpty();
    LogFacts logged = hasLog ? header.logged() : LogFacts.NONE;
    CascadeTree cascade = CascadeTree.of(history);
    Breadth breadth = Breadth.of(cascade, rules.minTreeObservedShare());
    TwoSources sources =
        TwoSources.of(history, logged, breadth, counters, ends(header, finished), rules);
    Sharers sharers =
        sources.accountsLogged() && sources.spread().isOfEvents()
            ? Sharers.of(history, finished.accountKeys())
            : null;
    MeasuredPost measured =
        new MeasuredPost(
            header.post(),
            header.announced(),
            header.followersOfSeries(),
            !header.flights().isEmpty(),
            header.spent(),
            observation(header, history, finished),
            sources,
            Velocity.ofEngagement(history, rules),
            breadth,
            Conversation.of(history),
            TwoSources.paidEngagementShare(history),
            AfterPayment.of(history),
            Attended.of(history, logged, asksForMessage(header), breadth, counters, rules),
            counters.all(),
            CurvePoint.of(history),
            CascadeSketch.of(cascade, rules.minTreeObservedShare()),
            sharers == null ? null : Long.valueOf(sharers.at().size()),
            duplicates,
            header.tags(),
            header.text());
    return new StoredPost(measured, sharers);
  }

  /** Whether comments on the post are held against the message of its campaign. */
  private boolean asksForMessage(PostHeader header) {
    String campaign = header.post().campaignId();
    return campaign != null && campaignsWithMessage.contains(campaign);
  }

  private Observation observation(
      PostHeader header, PostHistory history, HistoryBuilder.Finished finished) {
    boolean timeless = history.precision() == TimePrecision.NONE;
    long observed = timeless ? 0 : surelyObserved(header, history);
    return new Observation(
        history.precision(),
        timeless || observed >= rules.windowMicros(),
        timeless ? null : Double.valueOf(observed / 3.6e9),
        header.observedBasis(),
        history.size(),
        finished.lateEvents(),
        finished.sharesAfterWindow());
  }

  /**
   * Microseconds that the post was surely observed. Where only the day of its publication is known,
   * or of its first event where nobody knows the publication, they begin at the end of that day,
   * and end at the beginning of the day of the export where only that is told.
   */
  private long surelyObserved(PostHeader header, PostHistory history) {
    TimePrecision begins =
        history.publicationKnown() ? header.publishedPrecision() : history.precision();
    if (begins.tellsHours()) {
      return history.observedMicros();
    }
    long until =
        isEndOfDay(header.knownUntil())
            ? header.knownUntil() - FixedAge.HOURS_24.micros() + 1
            : header.knownUntil();
    long begun = history.publishedAt() + begins.slackMicros();
    return until <= begun ? 0 : Math.min(rules.windowMicros(), until - begun);
  }

  /** Whether a time stands for a date of which the time is not known. */
  private static boolean isEndOfDay(long micros) {
    return Math.floorMod(micros + 1, FixedAge.HOURS_24.micros()) == 0;
  }

  private CrossCheck.Ends ends(PostHeader header, HistoryBuilder.Finished finished) {
    Long published = header.publication().micros();
    long logged =
        published == null
            ? header.knownUntil()
            : Math.min(header.knownUntil(), published + rules.windowMicros());
    return new CrossCheck.Ends(published, logged, finished.lateEvents());
  }
}
