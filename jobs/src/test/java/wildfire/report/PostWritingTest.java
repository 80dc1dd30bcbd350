package wildfire.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.association.Posts;
import wildfire.explain.Explainer;
import wildfire.explain.Reason;
import wildfire.explain.Wording;
import wildfire.measure.MeasuredPosts;
import wildfire.measure.SharingAccounts;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.SharedTogether;
import wildfire.model.Language;
import wildfire.settings.Filters;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;
import wildfire.table.Column;
import wildfire.table.TypedFile;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.Judged;
import wildfire.verdict.MeasuredAs;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Precedent;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;
import wildfire.verdict.cause.Surroundings;

/** Verdicts and the rows about them: by files side by side, as by one post after the other. */
final class PostWritingTest {
  private static final RulesOfThumb NO_RULES =
      new RulesOfThumb(List.of(), Map.of(), false, List.of());
  private static final List<String> PLATFORMS = List.of("bluesky", "mastodon", "x");
  private static final Language DUTCH = Language.of("nl");
  private static final Settings SETTINGS = new SettingsReader().read();
  private static final AudienceActivity NO_ACTIVITY = AudienceActivity.unknown();

  @TempDir private Path folder;

  /** A post, and what was shared together of it. */
  private record Made(MeasuredPost post, SharedTogether together) {
    static Made of(PostFigures figures) {
      SharedTogether its = figures.circumstances().together();
      return new Made(MeasuredAs.of(figures), its == null ? SharedTogether.NONE : its);
    }

    SharingAccounts.Id id() {
      return new SharingAccounts.Id(post.post().platform(), post.post().postId());
    }

    PostFigures figures() {
      return PostFigures.of(post, together);
    }
  }

  private static List<Made> posts(int n) {
    Random random = new Random(11);
    List<Made> posts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      posts.add(Made.of(AnyPosts.on(PLATFORMS.get(i % PLATFORMS.size()), "post-" + i, random)));
    }
    return posts;
  }

  /** The rows of those that filters choose, by table. */
  private Path written(String name, List<Made> made, int files, Filters filters)
      throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Path measuredIn = Files.createDirectories(folder.resolve(name + "-measured"));
    MeasuredPosts measured =
        MeasuredFiles.of(measuredIn, made.stream().map(Made::post).toList(), files);
    Map<SharingAccounts.Id, SharedTogether> together = new HashMap<>();
    made.forEach(each -> together.put(each.id(), each.together()));
    SlimPosts slim = SlimPosts.read(measured, together, NO_RULES, new Configuration());
    PostContext.OfFile[] contexts =
        measured.note().parts().stream()
            .map(part -> new PostContext.OfFile((int) part.posts()))
            .toArray(PostContext.OfFile[]::new);
    List<PlatformPass.Outcome> outcomes = new ArrayList<>();
    for (String platform : slim.byPlatform().keySet()) {
      try (VerdictBook book = book(run, platform)) {
        PlatformPass pass =
            new PlatformPass(
                SETTINGS,
                NO_RULES,
                new ChosenPosts(filters, List.of()),
                NO_ACTIVITY,
                book,
                contexts);
        pass.over(slim.byPlatform().get(platform));
        outcomes.addAll(pass.outcomes());
      }
    }
    Posts facts =
        Posts.of(
            outcomes.stream().map(PlatformPass.Outcome::facts).toList(),
            List.of(),
            List.of(),
            SETTINGS.associate().maxTriggers());
    PostWriting.run(
        SparkForTests.session(),
        measured,
        contexts,
        new PostWriting.Rules(
            SETTINGS.judge(),
            SETTINGS.causes(),
            new Explanations(facts, List.of(), SETTINGS.explain(), 1),
            new StarKeys(ZoneId.of("UTC"), slim.kinds()),
            DUTCH,
            false,
            true,
            1,
            Set.of()),
        new org.apache.hadoop.fs.Path(run.toUri()));
    return run;
  }

  private static VerdictBook book(Path run, String platform) throws IOException {
    return new VerdictBook(
        new VerdictBook.Night(Instant.EPOCH, "settings", "test", true),
        null,
        TypedFile.create(
            new org.apache.hadoop.fs.Path(run + "/_verdicts/" + platform),
            new Configuration(),
            PublishedVerdict.class),
        TableFile.create(
            VerdictPeriod.TABLE,
            new org.apache.hadoop.fs.Path(run + "/" + VerdictPeriod.TABLE.name(), platform),
            new Configuration()));
  }

  private static Dataset<Row> table(Path run, String name) {
    return SparkForTests.session().read().parquet(run.resolve(name).toString());
  }

  private static Map<String, Diagnosis> oneByOne(List<Made> posts) {
    Map<String, Diagnosis> expected = new TreeMap<>();
    Diagnostician diagnostician = new Diagnostician(SETTINGS.judge(), SETTINGS.causes());
    for (String platform : PLATFORMS) {
      PlatformFold fold = new PlatformFold(SETTINGS.judge(), SETTINGS.causes(), NO_ACTIVITY);
      List<PlatformFold.Placed> placed = new ArrayList<>();
      posts.stream()
          .map(Made::figures)
          .filter(p -> p.platform().equals(platform))
          .sorted(
              Comparator.comparing(
                      PostFigures::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                  .thenComparing(PostFigures::postId))
          .forEach(p -> placed.addAll(fold.next(p)));
      placed.addAll(fold.rest());
      List<Judged> earlier = new ArrayList<>();
      for (PlatformFold.Placed each : placed) {
        Judged judged = diagnostician.of(each).judged();
        Surroundings around = each.around().after(precedent(judged, earlier));
        expected.put(each.post().postId(), diagnostician.of(each.post(), around));
        earlier.add(judged);
      }
    }
    return expected;
  }

  private static Precedent precedent(Judged post, List<Judged> earlier) {
    List<Verdict> own =
        earlier.stream()
            .filter(other -> Objects.equals(other.post().authorId(), post.post().authorId()))
            .map(Judged::verdict)
            .filter(verdict -> verdict != Verdict.NOT_ENOUGH_EVIDENCE)
            .toList();
    return post.post().authorId() == null
        ? null
        : new Precedent(own.size(), Collections.frequency(own, post.verdict()));
  }

  @Test
  void filesSideBySideTellWhatOneFoldAfterTheOtherFinds() throws IOException {
    List<Made> posts = posts(300);
    Map<String, Diagnosis> expected = oneByOne(posts);
    Wording words = Wording.in(DUTCH);
    Path run = written("run", posts, 3, Filters.none());
    Map<String, List<Row>> reasons = byPost(table(run, "post_reason").orderBy("rank"));
    Map<String, List<Row>> causes =
        byPost(table(run, "post_cause").orderBy("cause_rank", "sign_rank"));
    List<Row> rows = table(run, "post_scorecard").collectAsList();
    assertThat(rows).hasSize(300);
    for (Row row : rows) {
      String id = row.getAs("post_id");
      Diagnosis diagnosis = expected.get(id);
      assertThat(row.<String>getAs("url")).isEqualTo("https://example.org/" + id);
      for (Column<Diagnosis> column : PostTables.JUDGED.columns()) {
        assertThat(row.<Object>getAs(column.name()))
            .as("%s of %s", column.name(), id)
            .isEqualTo(column.value().apply(diagnosis));
      }
      List<Reason> ofVerdict = Explainer.reasons(diagnosis);
      assertThat(sentences(reasons, id, ofVerdict.size()))
          .isEqualTo(ofVerdict.stream().map(r -> r.sentence(words)).toList());
      assertThat(sentences(causes, id, Integer.MAX_VALUE))
          .containsExactlyInAnyOrderElementsOf(
              Explainer.causes(diagnosis).stream().map(r -> r.sentence(words)).toList());
    }
  }

  private static Map<String, List<Row>> byPost(Dataset<Row> rows) {
    Map<String, List<Row>> byPost = new TreeMap<>();
    rows.collectAsList()
        .forEach(
            row -> byPost.computeIfAbsent(row.getAs("post_id"), id -> new ArrayList<>()).add(row));
    return byPost;
  }

  private static List<String> sentences(Map<String, List<Row>> rows, String id, int first) {
    return rows.getOrDefault(id, List.of()).stream()
        .limit(first)
        .map(row -> row.<String>getAs("sentence"))
        .toList();
  }

  @Test
  void theOrderOfThePostsAndTheNumberOfFilesDoNotMatter() throws IOException {
    List<Made> posts = posts(120);
    List<Made> shuffled = new ArrayList<>(posts);
    Collections.shuffle(shuffled, new Random(3));
    Path one = written("one", posts, 3, Filters.none());
    Path other = written("other", shuffled, 7, Filters.none());
    for (PostTables.OfReport<?> each : PostTables.all()) {
      String name = each.table().name();
      assertThat(inOrder(other, name)).as(name).isEqualTo(inOrder(one, name));
    }
    assertThat(inOrder(one, "post_scorecard")).hasSize(120);
  }

  private static List<String> inOrder(Path run, String table) {
    return table(run, table).toJSON().collectAsList().stream().sorted().toList();
  }

  @Test
  void everyPostHasReasonsRankedFromOne() throws IOException {
    Path run = written("run", posts(90), 4, Filters.none());
    Dataset<Row> reasons = table(run, "post_reason");
    assertThat(reasons.columns()).startsWith("platform", "post_id", "rank", "kind");
    assertThat(reasons.filter("rank = 1").count()).isEqualTo(90);
    assertThat(reasons.select("platform", "post_id", "rank").distinct().count())
        .isEqualTo(reasons.count());
    assertThat(
            reasons
                .groupBy("platform", "post_id")
                .agg(max("rank").as("last"), count("rank").as("n"))
                .filter("last <> n")
                .count())
        .isZero();
  }

  /** What is usual rests on all posts, those that nobody asks for among them. */
  @Test
  void filtersChooseRowsAndChangeNoVerdict() throws IOException {
    List<Made> posts = posts(120);
    Path all = written("all", posts, 3, Filters.none());
    Path some =
        written("some", posts, 3, new Filters(List.of("x"), List.of(), List.of(), null, null));
    Dataset<Row> ofX = table(all, "post_scorecard").filter("platform = 'x'");
    assertThat(ofX.count()).isEqualTo(40);
    assertThat(table(some, "post_scorecard").toJSON().collectAsList().stream().sorted().toList())
        .isEqualTo(ofX.toJSON().collectAsList().stream().sorted().toList());
  }

  @Test
  void aPostInTwoFilesIsNoticed() {
    List<Made> posts = posts(1);
    List<Made> twice = List.of(posts.get(0), posts.get(0));
    assertThatThrownBy(() -> written("twice", twice, 1, Filters.none()))
        .hasStackTraceContaining("is there twice");
  }
}
