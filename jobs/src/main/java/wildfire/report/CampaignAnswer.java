package wildfire.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param laterIsCurrent the moment that the current reports are about, where they stay since it is
 *     later than that of these; empty where these are the current ones
 * @param posts all of them, added up
 * @param farthest of each verdict the posts that are farthest from the usual
 * @param changes what became of verdicts since the run before; empty where there was none
 * @param choosable associations with what is known before anybody answers a post
 * @param afterwards associations with what is seen only afterwards, which nobody chooses
 * @param rules what the posts say to the rules of thumb, the clear ones first
 * @param unaskedAuthors accounts of known author that no association asks about
 * @param noPosts what there is instead, and what to export; null where there are posts
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
    long unaskedAuthors,
    String noPosts) {

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
      long doubted,
      long partlyLogged,
      long orphans,
      long cyclesCut) {
    static PostGroupView of(PostGroup group) {
      return new PostGroupView(
          group.count(Sum.POSTS),
          group.first(),
          group.last(),
          some(group, Verdict.values()),
          some(group, Cause.values()),
          PostGroup.KNOWN.stream()
              .map(PostGroup.Known::name)
              .collect(Collectors.toMap(name -> name, group::count)),
          group.count(BaselineLevel.ACCOUNT_FORMAT) + group.count(BaselineLevel.ACCOUNT),
          group.count(BaselineLevel.PLATFORM_FORMAT_SIZE),
          group.count(BaselineLevel.PLATFORM),
          group.count(Sum.DID_BADLY),
          group.count(Sum.CAUSELESS),
          group.count(Sum.VIRAL_UNKNOWN),
          group.count(Sum.UNANNOUNCED),
          group.count(Sum.DOUBTED),
          group.count(Sum.PARTLY_LOGGED),
          group.count(Sum.ORPHANS),
          group.count(Sum.CYCLES_CUT));
    }

    /** Those of which there are any, in their order. */
    private static <T> Map<T, Long> some(PostGroup group, T[] all) {
      Map<T, Long> some = new LinkedHashMap<>();
      Stream.of(all).forEach(each -> some.put(each, group.count(each)));
      some.values().removeIf(count -> count == 0);
      return some;
    }
  }

  /**
   * What became of verdicts since the run before.
   *
   * @param since the moment that it was about
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
      return change.now().verdict() == Verdict.VIRAL
          ? 0
          : change.before().verdict() == Verdict.VIRAL
              ? 1
              : change.now().verdict() == Verdict.FLOP ? 2 : 3;
    }
  }

  /** A post whose verdict is another one, in words. */
  public record ChangedPost(String platform, String postId, String sentence) {}

  /**
   * What was found to go together.
   *
   * @param asked how many rows have a difference at all
   * @param clearest sentences of some clear ones
   * @param atEqualSize the sentence of the shape of cascades that differs most surely at equal size
   *     alone; empty where none does
   */
  public record Findings(
      long clear, long asked, List<String> clearest, Optional<String> atEqualSize) {
    private static final int MOST = 3;

    /** Told after the others, in groups. */
    private static final Map<String, Integer> LATER =
        Map.of(
            PostOutcome.CONVERSATION.id(), 1,
            PostOutcome.STRUCTURAL_VIRALITY.id(), 2,
            PostOutcome.CASCADE_DEPTH.id(), 2);

    static Findings of(List<AssociationEntry> all, Predicate<FactorKind> kinds) {
      List<AssociationEntry> among =
          all.stream().filter(e -> kinds.test(FactorKind.of(e.row().factor()))).toList();
      return new Findings(
          among.stream().filter(e -> e.conclusion().isClear()).count(),
          among.stream().filter(e -> e.row().adjusted() != null).count(),
          clearest(among),
          among.stream()
              .filter(e -> e.row().equalSize() != null && e.row().equalSize().estimate() != null)
              .filter(e -> !e.row().equalSize().estimate().interval().holds(0))
              .min(
                  Comparator.comparingDouble(
                      (AssociationEntry e) -> e.row().equalSize().estimate().p()))
              .map(AssociationEntry::sentence));
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
          .filter(e -> e.conclusion().isClear())
          .filter(e -> FactorKind.of(e.row().factor()) != FactorKind.AUTHOR)
          .sorted(
              Comparator.comparing((AssociationEntry e) -> LATER.getOrDefault(e.row().outcome(), 0))
                  .thenComparing(Findings::isAboutTime)
                  .thenComparingDouble(e -> e.row().test().q())
                  .thenComparingDouble(e -> e.row().adjusted().estimate().p())
                  .thenComparing(e -> e.row().scope())
                  .thenComparing(e -> e.row().outcome())
                  .thenComparing(e -> e.row().factor()))
          .forEach(
              e -> once.putIfAbsent(List.of(e.row().outcome(), e.row().factor()), e.sentence()));
      return once.values().stream().limit(MOST).toList();
    }

    private static boolean isAboutTime(AssociationEntry entry) {
      FactorKind kind = FactorKind.of(entry.row().factor());
      return kind == FactorKind.HOUR || kind == FactorKind.WEEKDAY;
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
      Comparator<Double> nullsLast = Comparator.nullsLast(Double::compare);
      return answers.stream()
          .sorted(
              Comparator.comparingInt(Rule::rank)
                  .thenComparing(Rule::q, nullsLast)
                  .thenComparing(a -> a.hypothesis().id())
                  .thenComparing(a -> a.row().scope()))
          .map(a -> new Rule(words.claim(a), a.row().scope(), a.answer(), words.of(a)))
          .toList();
    }

    private static Double q(Answered answered) {
      return answered.row().test() == null ? null : Double.valueOf(answered.row().test().q());
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
    Map<String, Long> byId =
        rules.stream().collect(groupingBy(rule -> rule.answer().id(), TreeMap::new, counting()));
    Map<String, Long> commonestFirst = new LinkedHashMap<>();
    byId.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(each -> commonestFirst.put(each.getKey(), each.getValue()));
    return commonestFirst;
  }
}
