package wildfire.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import wildfire.association.PostFacts;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.metrics.SharedTogether;
import wildfire.report.PostContext.OfFile;
import wildfire.verdict.PostFigures;
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
   * @param holds of each rule of thumb whether it is true of the post (1, 0), {@code NaN} where
   *     that is unknown or it does not speak of it
   * @param values of each the outcome, where a number of the post is it; else {@code NaN}
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Outcome(PostFacts facts, List<Tag> tags, double[] holds, double[] values) {}

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
  private final OfFile[] contexts;
  private final int mostOnPage;
  private final List<SlimPost> waiting = new ArrayList<>();
  private final List<Outcome> found = new ArrayList<>();
  private final PriorityQueue<PagePlace> onPage = new PriorityQueue<>(PagePlace.ORDER.reversed());
  private int next;

  /**
   * A pass.
   *
   * @param contexts gets what is to be kept, by file
   * @param mostOnPage posts on the page at most
   */
  PlatformPass(
      PlatformFold fold,
      Diagnostician diagnostician,
      PostOutcomes outcomes,
      RulesOfThumb rulesOfThumb,
      ChosenPosts chosen,
      VerdictBook book,
      OfFile[] contexts,
      int mostOnPage) {
    this.fold = fold;
    this.diagnostician = diagnostician;
    this.outcomes = outcomes;
    this.rulesOfThumb = rulesOfThumb;
    this.chosen = chosen;
    this.book = book;
    this.contexts = contexts;
    this.mostOnPage = mostOnPage;
  }

  /** The posts of a platform in the order of the fold: of publication, then of their ids. */
  static Comparator<SlimPost> order() {
    return Comparator.comparing(
            (SlimPost post) -> post.figures().publishedAt(), Comparator.nullsFirst(Long::compare))
        .thenComparing(post -> post.figures().postId());
  }

  /** Goes through all of them, in that order. */
  void over(List<SlimPost> posts) {
    for (SlimPost post : posts) {
      waiting.add(post);
      fold.next(post.figures()).forEach(this::found);
    }
    fold.rest().forEach(this::found);
    book.finish();
  }

  private void found(PlatformFold.Placed placed) {
    SlimPost post = waiting.get(next);
    waiting.set(next++, null); // it is no longer needed
    Diagnosis diagnosis = diagnostician.of(placed);
    PostFigures figures = placed.post();
    boolean isChosen = chosen.holds(figures);
    SharedTogether together = figures.circumstances().together();
    contexts[post.part()].put(
        post.row(),
        new PostContext(
            placed.around(), together == null ? SharedTogether.NONE : together, isChosen));
    if (!isChosen) {
      return;
    }
    book.add(PublishedVerdict.of(post, diagnosis.judged()), figures);
    PostFacts facts = outcomes.of(post, diagnosis.judged());
    found.add(
        new Outcome(
            facts,
            post.tags(),
            rulesOfThumb.holds(post, facts, diagnosis),
            rulesOfThumb.values(post, diagnosis)));
    onPage.add(
        new PagePlace(
            figures.platform(),
            figures.postId(),
            diagnosis.judged().verdict(),
            figures.publishedAt()));
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
