package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.ingest.AccountsToForget.Account;

/** Accounts out of the lake, and what later nights bring of them. */
final class LakeErasureTest {
  private static final Path SOURCES = Path.of("../conf/sources");
  private static final String POSTS = "platform,post_id,author_id,published_at";
  private static final String EVENTS =
      "platform,post_id,event_id,actor_id,kind,occurred_at,parent_event_id";

  @TempDir private Path folder;

  private Campaign campaign;

  private LakeErasure erasure() {
    return LakeErasure.of(SparkForTests.session(), campaign.settings()).orElseThrow();
  }

  private static String csv(String header, String... rows) {
    return header + "\n" + String.join("\n", rows) + "\n";
  }

  private boolean isUnderWay() {
    return LakeErasure.isUnderWay(SparkForTests.session(), campaign.settings());
  }

  private void remember(String account, String version) {
    LakeErasure erasure = erasure();
    erasure.begin(erasure.with(List.of(new Account(Optional.empty(), account))), version);
  }

  private static Set<String> acts(Intake lake) {
    return lake
        .table(CanonicalTable.ENGAGEMENTS)
        .select("event_id", "parent_event_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " of " + row.getString(1))
        .collect(Collectors.toSet());
  }

  private static long forgotten(Intake lake, CanonicalTable table) {
    return lake.accounting().entries().stream()
        .filter(entry -> entry.table() == table)
        .mapToLong(Accounting.Entry::rowsForgotten)
        .sum();
  }

  @Test
  void laterNightsBringNothingOfThemBack() {
    campaign =
        new Campaign(folder)
            .file("in/posts-1.csv", csv(POSTS, "x,other,dan,2026-01-05T09:00:00Z"))
            .file(
                "in/engagements-1.csv",
                csv(
                    EVENTS,
                    "x,other,e1,ann,share,2026-01-05T10:00:00Z,",
                    "x,other,e2,bob,share,2026-01-05T11:00:00Z,e1",
                    "x,late,e3,bob,share,2026-01-05T11:00:00Z,"))
            .file(
                "in/account_counters-1.csv",
                csv(
                    "platform,account_id,metric,scope,basis,value,observed_at",
                    "x,ann,followers,total,lifetime,12,2026-01-05T10:00:00Z",
                    "x,dan,followers,total,lifetime,15,2026-01-05T10:00:00Z"))
            .input("in", "wildfire-csv");
    Intake first = campaign.ingest(SOURCES);
    assertThat(isUnderWay()).isFalse();

    remember("ann", "forgotten-1");
    assertThat(isUnderWay()).as("as if killed here").isTrue();
    erasure().run("run-000-without");
    erasure().done();
    assertThat(isUnderWay()).isFalse();
    Intake without = Intake.load(SparkForTests.session(), campaign.workspace().toString());
    assertThat(acts(without)).containsExactlyInAnyOrder("e2 of " + Forgotten.NAME, "e3 of null");
    assertThat(without.table(CanonicalTable.ACCOUNT_COUNTERS).count()).isEqualTo(1);
    assertThat(forgotten(without, CanonicalTable.ACCOUNT_COUNTERS)).isEqualTo(1);
    assertThat(forgotten(without, CanonicalTable.ENGAGEMENTS)).isEqualTo(1);
    assertThat(without.ledger().counting()).hasSameSizeAs(first.ledger().counting());
    assertThat(folder.resolve("workspace/lake/runs")).isDirectoryNotContaining("glob:**/run-000");

    campaign.file(
        "in/posts-2.csv",
        csv(
            POSTS,
            "x,late,ann,2026-01-05T10:30:00Z",
            "x,new,ann,2026-01-06T10:30:00Z",
            "x,another,dan,2026-01-06T10:30:00Z"));
    Intake second = campaign.ingest(SOURCES);
    assertThat(second.table(CanonicalTable.POSTS).count()).isEqualTo(2);
    assertThat(isUnderWay()).as("an act on a post of hers is there of before").isTrue();
    erasure().run("run-001-without");
    erasure().done();
    assertThat(acts(Intake.load(SparkForTests.session(), campaign.workspace().toString())))
        .containsExactly("e2 of " + Forgotten.NAME);

    campaign.file(
        "in/engagements-3.csv",
        csv(
            EVENTS,
            "x,late,e4,bob,share,2026-01-07T10:00:00Z,",
            "x,new,e5,bob,share,2026-01-07T10:00:00Z,",
            "x,another,e6,bob,share,2026-01-07T10:00:00Z,"));
    Intake third = campaign.ingest(SOURCES);
    assertThat(isUnderWay()).isFalse();
    assertThat(acts(third)).containsExactlyInAnyOrder("e2 of " + Forgotten.NAME, "e6 of null");
    assertThat(forgotten(third, CanonicalTable.ENGAGEMENTS)).isEqualTo(4);
    assertThat(forgotten(third, CanonicalTable.POSTS)).isEqualTo(2);
  }
}
