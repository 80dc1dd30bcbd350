package wildfire.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import wildfire.association.PostFacts;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.metrics.SharedTogether;
import wildfire.playbook.Holds;
import wildfire.report.PostContext.OfFile;
import wildfire.settings.Settings;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Precedent;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;

/**
 * Goes once through one platform's posts in order of publication: what is usual for each of them,
 * the verdict that follows, what that is set against, and what has to be kept of it until its
 * report is made.
 */
final class PlatformPass {
  /**
   * A post as associations see it.
   *
   * @param holds of each rule of thumb whether it is true of the post
   * @param values the outcomes of rules that are numbers of the post, by rule, where known
   */
  record Outcome(PostFacts facts, List<Tag> tags, List<Holds> holds, Map<Integer, Double> values) {}

  /**
   * A post that was judged, as far as that needs no other post.
   *
   * @param outcome null where the post is not chosen
   */
  private record Finding(
      SlimPost post, PlatformFold.Placed placed, PublishedVerdict verdict, Outcome outcome) {}

  /** Posts that are judged side by side at a time. */
  private static final int BATCH = 4096;

  /** The order in which posts get onto the page where there is no place for all. */
  private static final List<Verdict> ASKED_FIRST =
      List.of(
          Verdict.VIRAL,
          Verdict.BOUGHT,
          Verdict.OVERPERFORMING,
          Verdict.SLOW_BURN,
          Verdict.FLOP,
          Verdict.BROADCAST,
          Verdict.TALKED_ABOUT,
          Verdict.TYPICAL,
          Verdict.NOT_ENOUGH_EVIDENCE);

  /** A post that the page may show. */
  record PagePlace(String platform, String postId, Verdict verdict, Long publishedAt) {
    static final Comparator<PagePlace> ORDER =
        Comparator.comparingInt((PagePlace p) -> ASKED_FIRST.indexOf(p.verdict()))
            .thenComparing(
                PagePlace::publishedAt, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
            .thenComparing(PagePlace::platform)
            .thenComparing(PagePlace::postId);
  }

  private final PlatformFold fold;
  private final Diagnostician diagnostician;
  private final PostOutcomes outcomes;
  private final RulesOfThumb rulesOfThumb;
  private final ChosenPosts chosen;
  private final VerdictBook book;
  private final Precedent.Book precedents = new Precedent.Book();
  private final OfFile[] contexts;
  private final int mostOnPage;
  private final List<Outcome> found = new ArrayList<>();
  private final PriorityQueue<PagePlace> onPage = new PriorityQueue<>(PagePlace.ORDER.reversed());
  private int passed;

  /**
   * A pass.
   *
   * @param contexts gets what is to be kept, by file
   */
  PlatformPass(
      Settings settings,
      RulesOfThumb rulesOfThumb,
      ChosenPosts chosen,
      AudienceActivity activity,
      VerdictBook book,
      OfFile[] contexts) {
    this.fold = new PlatformFold(settings.judge(), settings.causes(), activity);
    this.diagnostician = new Diagnostician(settings.judge(), settings.causes());
    this.outcomes = new PostOutcomes(settings.associate());
    this.rulesOfThumb = rulesOfThumb;
    this.chosen = chosen;
    this.book = book;
    this.contexts = contexts;
    this.mostOnPage = settings.report().pagePosts();
  }

  /** The posts of a platform in the order of the fold: of publication, then of their ids. */
  static Comparator<SlimPost> order() {
    return Comparator.comparing(
            (SlimPost post) -> post.figures().publishedAt(), Comparator.nullsFirst(Long::compare))
        .thenComparing(post -> post.figures().postId());
  }

  /**
   * Goes through all of them, in that order.
   *
   * @param posts is emptied on the way: a run must not hold what it is done with
   */
  void over(List<SlimPost> posts) {
    List<PlatformFold.Placed> batch = new ArrayList<>();
    for (int post = 0; post < posts.size(); post++) {
      batch.addAll(fold.next(posts.get(post).figures()));
      if (batch.size() >= BATCH) {
        judge(batch, posts);
      }
    }
    batch.addAll(fold.rest());
    judge(batch, posts);
    book.finish();
  }

  private void judge(List<PlatformFold.Placed> batch, List<SlimPost> posts) {
    List<SlimPost> these = posts.subList(passed, passed + batch.size());
    IntStream.range(0, batch.size())
        .parallel()
        .mapToObj(i -> finding(batch.get(i), these.get(i)))
        .toList()
        .forEach(this::add);
    Collections.fill(these, null);
    passed += batch.size();
    batch.clear();
  }

  private Finding finding(PlatformFold.Placed placed, SlimPost post) {
    Diagnosis diagnosis = diagnostician.of(placed);
    PublishedVerdict verdict = PublishedVerdict.of(post, diagnosis.judged());
    if (!chosen.holds(placed.post())) {
      return new Finding(post, placed, verdict, null);
    }
    PostFacts facts = outcomes.of(post, diagnosis.judged());
    return new Finding(
        post,
        placed,
        verdict,
        new Outcome(
            facts,
            post.tags(),
            rulesOfThumb.holds(post, facts, diagnosis),
            rulesOfThumb.values(post, diagnosis)));
  }

  private void add(Finding finding) {
    PostFigures figures = finding.placed().post();
    PublishedVerdict verdict = finding.verdict();
    SharedTogether together = figures.circumstances().together();
    contexts[finding.post().part()].put(
        finding.post().row(),
        new PostContext(
            finding.placed().around().after(precedents.next(figures.authorId(), verdict.verdict())),
            together == null ? SharedTogether.NONE : together,
            finding.outcome() != null));
    if (finding.outcome() == null) {
      return;
    }
    Long publishedAt = figures.publishedAt();
    book.add(verdict, figures);
    found.add(finding.outcome());
    onPage.add(new PagePlace(verdict.platform(), verdict.postId(), verdict.verdict(), publishedAt));
    if (onPage.size() > mostOnPage) {
      onPage.remove();
    }
  }

  /** The chosen posts, as associations see them. */
  List<Outcome> outcomes() {
    return found;
  }

  /** The posts of this platform that come first for the page. */
  List<PagePlace> forPage() {
    return List.copyOf(onPage);
  }

  VerdictBook book() {
    return book;
  }
}
