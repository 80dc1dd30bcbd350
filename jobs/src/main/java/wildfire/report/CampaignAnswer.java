package wildfire.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.explain.Wording;
import wildfire.ingest.Accounting;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.playbook.Answered;
import wildfire.playbook.Answered.Answer;
import wildfire.report.PostGroup.Sum;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.cause.Cause;

/**
 * What a run found: what went viral, what flopped, what goes with it, and how sure that is. Made
 * once; the screen and the page only say it.
 *
 * @param run what the run notes of itself
 * @param place folder of the tables
 * @param hasPage whether there is a page to look at
 * @param laterIsCurrent the moment that the current reports are about, where they stay since it is
 *     later than that of these; empty where these are the current ones
 * @param accounting what became of every row that was read
 * @param posts all of them, added up
 * @param platforms the same by platform
 * @param farthest of each verdict the posts that are farthest from the usual
 * @param changes what became of verdicts since the run before; empty where there was none
 * @param choosable what goes with what is known before anybody answers a post
 * @param afterwards what goes with what is seen only afterwards, which nobody chooses
 * @param rules what the posts say to the rules of thumb, the clear ones first
 * @param unaskedAuthors accounts of known author that no association asks about
 */
public record CampaignAnswer(
    RunRecord run,
    String place,
    boolean hasPage,
    Optional<Instant> laterIsCurrent,
    Accounting accounting,
    PostGroupView posts,
    Map<String, PostGroupView> platforms,
    Map<Verdict, List<Headline>> farthest,
    Optional<Changes> changes,
    Findings choosable,
    Findings afterwards,
    List<Rule> rules,
    long unaskedAuthors) {

  /** The same at another place. */
  CampaignAnswer at(String other) {
    return new CampaignAnswer(
        run,
        other,
        hasPage,
        laterIsCurrent,
        accounting,
        posts,
        platforms,
        farthest,
        changes,
        choosable,
        afterwards,
        rules,
        unaskedAuthors);
  }

  /** The page to look at; empty where none was made. */
  public Optional<String> page() {
    return hasPage ? Optional.of(place + "/" + Page.FILE) : Optional.empty();
  }

  /** What is told of a group of posts. */
  public record PostGroupView(
      long posts,
      Instant first,
      Instant last,
      Map<Verdict, Long> verdicts,
      Map<Cause, Long> causes,
      Map<String, Long> known,
      long ownAccount,
      long similarAccounts,
      long wholePlatform,
      long didBadly,
      long causeless,
      long viralUnknown,
      long unannounced,
      long orphans,
      long cyclesCut) {
    static PostGroupView of(PostGroup group) {
      return new PostGroupView(
          group.count(Sum.POSTS),
          group.first(),
          group.last(),
          some(group, Verdict.values()),
          some(group, Cause.values()),
          PostGroup.KNOWN.keySet().stream().collect(Collectors.toMap(w -> w, group::count)),
          group.count(BaselineLevel.ACCOUNT_FORMAT) + group.count(BaselineLevel.ACCOUNT),
          group.count(BaselineLevel.PLATFORM_FORMAT_SIZE),
          group.count(BaselineLevel.PLATFORM),
          group.count(Sum.DID_BADLY),
          group.count(Sum.CAUSELESS),
          group.count(Sum.VIRAL_UNKNOWN),
          group.count(Sum.UNANNOUNCED),
          group.count(Sum.ORPHANS),
          group.count(Sum.CYCLES_CUT));
    }

    /** Those of which there are any, in their order. */
    private static <T> Map<T, Long> some(PostGroup group, T[] all) {
      Map<T, Long> some = new LinkedHashMap<>();
      Stream.of(all)
          .filter(each -> group.count(each) > 0)
          .forEach(each -> some.put(each, group.count(each)));
      return some;
    }
  }

  /**
   * What became of verdicts since the run before.
   *
   * @param since the moment that it was about
   * @param changed how many posts have another verdict
   * @param fresh how many posts are new
   * @param gone how many posts are gone
   * @param telling those that changed to or from the farthest verdicts, in words
   */
  public record Changes(
      Instant since, long changed, long fresh, long gone, List<ChangedPost> telling) {
    private static final int MOST = 5;

    static Changes of(Instant since, List<VerdictChange> changes, Wording words) {
      List<VerdictChange> changed =
          changes.stream().filter(c -> c.before() != null && c.now() != null).toList();
      return new Changes(
          since,
          changed.size(),
          changes.stream().filter(c -> c.before() == null).count(),
          changes.stream().filter(c -> c.now() == null).count(),
          changed.stream()
              .sorted(
                  Comparator.comparingInt(Changes::rank)
                      .thenComparing(VerdictChange::platform)
                      .thenComparing(VerdictChange::postId))
              .limit(MOST)
              .map(c -> new ChangedPost(c.platform(), c.postId(), words.of(c)))
              .toList());
    }

    private static int rank(VerdictChange change) {
      if (change.now().verdict() == Verdict.VIRAL) {
        return 0;
      }
      if (change.before().verdict() == Verdict.VIRAL) {
        return 1;
      }
      return change.now().verdict() == Verdict.FLOP ? 2 : 3;
    }
  }

  /** A post whose verdict is another one, in words. */
  public record ChangedPost(String platform, String postId, String sentence) {}

  /**
   * What was found to go together.
   *
   * @param clear how many rows
   * @param asked how many rows have a difference at all
   * @param clearest sentences of some clear ones
   */
  public record Findings(long clear, long asked, List<String> clearest) {
    private static final int MOST = 3;

    static Findings of(List<AssociationEntry> all, Predicate<FactorKind> kinds) {
      List<AssociationEntry> among =
          all.stream().filter(e -> kinds.test(FactorKind.of(e.row().factor()))).toList();
      return new Findings(
          among.stream().filter(Findings::isClear).count(),
          among.stream().filter(e -> e.row().adjusted() != null).count(),
          clearest(among));
    }

    private static boolean isClear(AssociationEntry entry) {
      return entry.conclusion() == Conclusion.MORE || entry.conclusion() == Conclusion.LESS;
    }

    /**
     * Those with spread before those with conversation, and these before those with the shape of
     * cascades; what a post is before when it was published; the least q first. An outcome and
     * factor are told once, for the platform, or for all, where it is clearest. Accounts are not
     * named.
     */
    private static List<String> clearest(List<AssociationEntry> among) {
      Map<List<String>, String> once = new LinkedHashMap<>();
      among.stream()
          .filter(Findings::isClear)
          .filter(e -> FactorKind.of(e.row().factor()) != FactorKind.AUTHOR)
          .sorted(
              Comparator.comparingInt((AssociationEntry e) -> aboutShape(e.row()))
                  .thenComparingInt(e -> aboutTime(e.row()))
                  .thenComparingDouble(e -> e.row().test().q())
                  .thenComparingDouble(e -> e.row().adjusted().estimate().p())
                  .thenComparing(e -> e.row().scope())
                  .thenComparing(e -> e.row().outcome())
                  .thenComparing(e -> e.row().factor()))
          .forEach(
              e -> once.putIfAbsent(List.of(e.row().outcome(), e.row().factor()), e.sentence()));
      return once.values().stream().limit(MOST).toList();
    }

    private static int aboutShape(AssociationRow row) {
      String outcome = row.outcome();
      if (outcome.equals(PostOutcome.STRUCTURAL_VIRALITY.id())
          || outcome.equals(PostOutcome.CASCADE_DEPTH.id())) {
        return 2;
      }
      return outcome.equals(PostOutcome.CONVERSATION.id()) ? 1 : 0;
    }

    private static int aboutTime(AssociationRow row) {
      FactorKind kind = FactorKind.of(row.factor());
      return kind == FactorKind.HOUR || kind == FactorKind.WEEKDAY ? 1 : 0;
    }
  }

  /**
   * What the posts say to a rule of thumb on a platform.
   *
   * @param platform all for all of them
   */
  public record Rule(String claim, String platform, Answer answer, String sentence) {
    /** Whether the posts clearly speak for or against it. */
    public boolean isClear() {
      return answer == Answer.SUPPORTED || answer == Answer.CONTRADICTED;
    }

    static List<Rule> of(List<Answered> answers, Wording words) {
      List<Answered> sorted = new ArrayList<>(answers);
      sorted.sort(
          Comparator.comparingInt(Rule::rank)
              .thenComparing(
                  a -> a.row().test() == null ? null : Double.valueOf(a.row().test().q()),
                  Comparator.nullsLast(Double::compare))
              .thenComparing(a -> a.hypothesis().id())
              .thenComparing(a -> a.row().scope()));
      return sorted.stream()
          .map(a -> new Rule(words.claim(a), a.row().scope(), a.answer(), words.of(a)))
          .toList();
    }

    private static int rank(Answered answered) {
      if (answered.answer() == Answer.SUPPORTED || answered.answer() == Answer.CONTRADICTED) {
        return 0;
      }
      return answered.row().test() != null ? 1 : 2;
    }
  }

  /** The farthest posts of a verdict, none if there are none. */
  public List<Headline> farthest(Verdict verdict) {
    return farthest.getOrDefault(verdict, List.of());
  }

  /** How often the posts gave each answer to a rule of thumb, the commonest first. */
  public Map<String, Long> answers() {
    Map<String, Long> counted = new LinkedHashMap<>();
    Map<String, Long> byId = new java.util.TreeMap<>();
    rules.forEach(rule -> byId.merge(rule.answer().id(), 1L, Long::sum));
    byId.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(each -> counted.put(each.getKey(), each.getValue()));
    return counted;
  }
}
