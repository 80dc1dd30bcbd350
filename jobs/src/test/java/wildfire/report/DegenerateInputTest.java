package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.MadeUpPosts;
import wildfire.association.Overlap;
import wildfire.association.Posts;
import wildfire.association.Tagged;
import wildfire.explain.Wording;
import wildfire.model.Language;
import wildfire.model.PostOutcome;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * Whatever the posts are, every row is whole: numbers are finite, what must be there is, and there
 * is either a difference or a reason.
 */
final class DegenerateInputTest {

  private record Case(String name, Posts posts) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static MadeUpPosts x() {
    return MadeUpPosts.on("x");
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("no posts", x().told("emotion")),
        new Case("one post", x().accounts(1).each(1).tag("emotion", "joy", 1, "ann").told()),
        new Case("one account", x().accounts(1).each(80).tag("emotion", null, 3, "ann").told()),
        new Case(
            "a post an account", x().accounts(80).each(1).tag("emotion", null, 3, "ann").told()),
        new Case("every post tagged", x().each(12).tag("emotion", "joy", 1, "ann").told()),
        new Case("no post tagged", x().each(12).told("emotion", "timing")),
        new Case("nothing to ask about tags", x().each(12).told()),
        new Case(
            "two taggers who agree on everything",
            x().each(12).tag("emotion", null, 3, "ann").tag("emotion", null, 3, "bob").told()),
        new Case(
            "a trigger always with another",
            x().each(12).tag("emotion", null, 3, "ann").tag("timing", null, 3, "ann").told()),
        new Case(
            "all outcomes zero",
            x().each(12).tag("emotion", null, 3, "ann").everyOutcome(0).told()),
        new Case(
            "all outcomes one", x().each(12).tag("emotion", null, 3, "ann").everyOutcome(1).told()),
        new Case(
            "no outcome known",
            x().each(12).tag("emotion", null, 3, "ann").everyOutcome(Double.NaN).told()),
        new Case(
            "the outcome is the tag",
            x().each(20)
                .tag("emotion", null, 2, "ann")
                .outcome(PostOutcome.SPEED, p -> Integer.parseInt(p.postId().substring(5)) % 2)
                .outcome(PostOutcome.VIRAL, p -> Integer.parseInt(p.postId().substring(5)) % 2)
                .told()),
        new Case("nobody known", x().ofNobodyKnown(60).tag("emotion", null, 3, null).told()),
        new Case(
            "one extreme post",
            x().each(20)
                .tag("emotion", null, 2, "ann")
                .outcome(PostOutcome.SPEED, p -> p.postId().equals("post-004") ? 1e300 : 0)
                .told()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRowIsWhole(Case one) {
    Posts posts = one.posts();
    List<AssociationRow> rows = MadeUpPosts.rows(posts);
    assertThat(rows.isEmpty()).isEqualTo(posts.size() == 0);
    for (AssociationRow row : rows) {
      Conclusion conclusion = Conclusion.of(row, 0.05);
      String said = Wording.in(Language.ENGLISH).of(row, conclusion, 0.667);
      String gezegd = Wording.in(Language.of("nl")).of(row, conclusion, 0.667);
      assertWhole(
          AssociatedColumns.TABLE,
          new AssociationEntry(row, posts.unknownAuthors(row.scope()), conclusion, said));
      assertThat(said).endsWith(".").doesNotContain("NaN", "∞", "null", "{");
      assertThat(gezegd).endsWith(".").doesNotContain("NaN", "∞", "null", "{");
    }
    Overlap.all(posts).forEach(overlap -> assertWhole(OverlapColumns.TABLE, overlap));
  }

  private static <R> void assertWhole(Table<R> table, R row) {
    for (Column<R> column : table.columns()) {
      Object value = column.value().apply(row);
      assertThat(value != null || column.nullable()).as(column.name()).isTrue();
      if (value instanceof Double number) {
        assertThat(number).as(column.name()).isFinite();
      }
    }
  }

  @Test
  void randomTagsOfManyTaggersMakeWholeRowsToo() {
    Random random = new Random(4);
    MadeUpPosts made = x().accounts(7).each(9);
    made.facts()
        .forEach(
            post -> {
              for (int i = random.nextInt(6); i > 0; i--) {
                made.tags()
                    .add(
                        new Tagged(
                            "x",
                            post.postId(),
                            "trigger-" + random.nextInt(4),
                            random.nextBoolean() ? null : "kind-" + random.nextInt(3),
                            random.nextInt(3) / 2.0,
                            random.nextBoolean() ? null : "tagger-" + random.nextInt(3)));
              }
            });
    everyRowIsWhole(new Case("random tags", made.told()));
  }
}
