package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildfire.ingest.AccountsToForget.Account;

/** Who is recognised, and by what. */
final class ForgottenTest {
  private static final Pseudonyms KEY =
      Pseudonyms.under("a key for these tests".getBytes(StandardCharsets.UTF_8));

  private static Forgotten forgotten(String... ids) {
    return new Forgotten(KEY, List.of())
        .withAccounts(List.of(ids).stream().map(id -> new Account(Optional.empty(), id)).toList());
  }

  @Test
  void anAccountIsKnownByItsPseudonymAloneAndWithinIds() {
    Forgotten ann = forgotten("ann");
    String pseudonym = KEY.of("ann");
    assertThat(ann.isNamedIn("x", pseudonym)).isTrue();
    assertThat(ann.isNamedIn("x", pseudonym + "/app.bsky.feed.post/3k")).isTrue();
    assertThat(ann.isNamedIn("x", "00f" + pseudonym + "a")).isTrue();
    assertThat(ann.isNamedIn("x", KEY.of("bob"))).isFalse();
    assertThat(ann.isNamedIn("x", "ann")).isFalse();
    assertThat(ann.isNamedIn("x", null)).isFalse();
    assertThat(ann.without("TimelineOf-" + pseudonym + ".csv"))
        .isEqualTo("TimelineOf-" + Forgotten.NAME + ".csv");
    assertThat(ann.without(KEY.of("bob"))).isEqualTo(KEY.of("bob"));
  }

  @Test
  void anAccountOfOnePlatformIsForgottenThereAlone() {
    Forgotten ann =
        new Forgotten(KEY, List.of()).withAccounts(List.of(new Account(Optional.of("x"), "ann")));
    assertThat(ann.isNamedIn("x", KEY.of("ann"))).isTrue();
    assertThat(ann.isNamedIn("linkedin", KEY.of("ann"))).isFalse();
    assertThat(ann.isNamedIn(null, KEY.of("ann"))).as("where it is not said").isTrue();
  }

  @Test
  void whatIsKeptOfThemLeadsBackToNoneOfTheirIds() {
    Forgotten both =
        forgotten("ann").withPosts(List.of(new Forgotten.PostKey("x", "launch-of-ann")));
    assertThat(both.entries()).hasSize(2);
    assertThat(both.entries().toString())
        .doesNotContain("ann")
        .doesNotContain(KEY.of("ann"))
        .doesNotContain("launch");
    Forgotten readAgain = new Forgotten(KEY, both.entries());
    assertThat(readAgain.isPost("x", "launch-of-ann")).isTrue();
    assertThat(readAgain.isPost("linkedin", "launch-of-ann")).isFalse();
    assertThat(readAgain.isPost("x", null)).isFalse();
    assertThat(readAgain.isNamedIn(null, KEY.of("ann"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,p1,e1,ann,share",
        "x;p1; \"ann\" ;share",
        "{\"actor\":{\"id\":\"ann\"}}",
        "https:\\/\\/x.example\\/ann\\/status\\/1",
        "{\"who\":\"\\u0061nn\"}",
        "well said, @ann!",
        "at://did:plc:zz-9/app.bsky.feed.like/3k",
        "\tJan de Vries\t",
        "x,launch,e1,bob",
        "id=QUJD=="
      })
  void rawRowsNameThemInManyWays(String raw) {
    Forgotten all =
        forgotten("ann", "did:plc:zz-9", "Jan de Vries", "QUJD==")
            .withPosts(List.of(new Forgotten.PostKey("x", "launch")));
    assertThat(all.isNamedInRaw(raw)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,p1,e1,anna,share", "joann", "did:plc:zz-91", "", "Jan,de,Vries"})
  void othersAreNotTheyThough(String raw) {
    assertThat(forgotten("ann", "did:plc:zz-9", "Jan de Vries").isNamedInRaw(raw)).isFalse();
  }
}
