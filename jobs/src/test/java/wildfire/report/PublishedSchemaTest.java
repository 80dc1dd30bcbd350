package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.table.ColumnType;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/**
 * Holds the declarations to {@code published-schema.txt}, on which dashboards rest. A change that
 * would break them fails unless the table's version is raised. After any change of these: {@code
 * mvn test -Dtest=PublishedSchemaTest -Dwildfire.docs=write}, which refuses what breaks as well.
 */
final class PublishedSchemaTest {
  private static final Path FILE = Path.of("src/main/resources/wildfire/published-schema.txt");

  @Test
  void noDashboardBreaksUnlessTheVersionSaysSo() throws IOException {
    PublishedSchema declared = PublishedSchema.of(PublishedTables.all());
    assertThat(PublishedSchema.read(Files.readString(FILE)).brokenBy(declared)).isEmpty();
    if ("write".equals(System.getProperty("wildfire.docs"))) {
      Files.writeString(FILE, declared.text());
    }
    assertThat(Files.readString(FILE))
        .as("what is recorded; -Dwildfire.docs=write records what is new")
        .isEqualTo(declared.text());
  }

  /** What a person looks at and compares; what is counted by age is in post_at_age. */
  @Test
  void theScorecardIsNarrow() {
    assertThat(PostTables.POST_SCORECARD.columns().size()).isLessThanOrEqualTo(120);
  }

  @Test
  void theTextSaysAllOfIt() {
    PublishedSchema declared = PublishedSchema.of(PublishedTables.all());
    assertThat(PublishedSchema.read(declared.text())).isEqualTo(declared);
  }

  private static Declaration<Object> posts() {
    return Table.named("posts", "Posts.")
        .always("id", TEXT, "", "The id.", row -> null)
        .always("platform", TEXT, "", "The platform.", row -> null)
        .maybe("shares", COUNT, "events", "The shares.", row -> null);
  }

  private static PublishedSchema schema(Declaration<Object> table) {
    return PublishedSchema.of(List.of(table.key("id").declared()));
  }

  private static List<String> broken(PublishedSchema after) {
    return schema(posts()).brokenBy(after);
  }

  private static Declaration<Object> withShares(ColumnType type) {
    return Table.named("posts", "Posts.")
        .always("id", TEXT, "", "The id.", row -> null)
        .always("platform", TEXT, "", "The platform.", row -> null)
        .maybe("shares", type, "events", "The shares.", row -> null);
  }

  @Test
  void whatBreaksADashboardIsTold() {
    assertThat(broken(schema(withShares(NUMBER)))).singleElement().asString().contains("shares");
    assertThat(
            broken(
                schema(
                    Table.named("posts", "Posts.")
                        .always("id", TEXT, "", "The id.", row -> null)
                        .maybe("platform", TEXT, "", "The platform.", row -> null)
                        .maybe("shares", COUNT, "events", "The shares.", row -> null))))
        .singleElement()
        .asString()
        .contains("platform", "null");
    assertThat(
            broken(
                schema(
                    Table.named("posts", "Posts.")
                        .always("id", TEXT, "", "The id.", row -> null)
                        .always("network", TEXT, "", "The platform, renamed.", row -> null)
                        .maybe("shares", COUNT, "events", "The shares.", row -> null))))
        .singleElement()
        .asString()
        .contains("posts.platform is gone");
    assertThat(broken(PublishedSchema.of(List.of(posts().key("id", "platform").declared()))))
        .singleElement()
        .asString()
        .contains("key");
    assertThat(broken(PublishedSchema.of(List.of())))
        .singleElement()
        .asString()
        .contains("posts is gone");
    assertThat(schema(posts().version(3)).brokenBy(schema(posts().version(2))))
        .singleElement()
        .asString()
        .contains("version");
  }

  @Test
  void whatBreaksNothingIsNot() {
    assertThat(broken(schema(posts()))).isEmpty();
    assertThat(broken(schema(posts().maybe("likes", COUNT, "events", "The likes.", row -> null))))
        .isEmpty();
    assertThat(
            broken(
                schema(
                    Table.named("posts", "Posts.")
                        .always(
                            "shares",
                            COUNT,
                            "events",
                            "Known of every post from now on.",
                            row -> null)
                        .always("id", TEXT, "", "The id.", row -> null)
                        .always("platform", TEXT, "", "The platform.", row -> null))))
        .isEmpty();
  }

  @Test
  void aRaisedVersionMayBreak() {
    assertThat(broken(schema(withShares(NUMBER).version(2)))).isEmpty();
  }
}
