package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wildfire.ingest.Ledger.Extent;
import wildfire.ingest.LedgerEntry.State;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.reading.ExportTime.Basis;

/** What is read of what is there. */
final class LedgerTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

  private static final Instant FRIDAY = Instant.parse("2026-03-06T00:00:00Z");

  private int digested;

  private static InputFile file(String path, String content, Instant modified) {
    String place = "/exports/" + path + "#" + content;
    ExportFile file = new ExportFile(0, place, content.length(), modified, modified);
    return new InputFile(
        file, "log", path, path, "exports", new ExportTime(modified, Basis.AGE), "folder");
  }

  private Ledger.Plan plan(Ledger before, String run, Extent extent, InputFile... found) {
    return plan(before, run, extent, Set.of("exports"), found);
  }

  private Ledger.Plan plan(
      Ledger before, String run, Extent extent, Set<String> inputs, InputFile... found) {
    Function<List<InputFile>, Map<InputFile, String>> digests =
        files -> {
          digested += files.size();
          Map<InputFile, String> contents = new HashMap<>();
          files.forEach(f -> contents.put(f, f.path().substring(f.path().indexOf('#') + 1)));
          return contents;
        };
    return before.plan(
        List.of(found),
        inputs,
        InputFile::relativePath,
        digests,
        new Ingest.As(run, MONDAY, null),
        extent);
  }

  private Ledger.Plan plan(Ledger before, Ingest.As as, InputFile... found) {
    return before.plan(
        List.of(found),
        Set.of("exports"),
        InputFile::relativePath,
        files ->
            files.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), f -> f.path().substring(f.path().indexOf('#') + 1))),
        as,
        Extent.NEW);
  }

  private static Ingest.As night(String run, Instant asOf) {
    return new Ingest.As(run, FRIDAY, asOf);
  }

  private static Set<String> paths(Ledger ledger) {
    return ledger.counting().stream().map(f -> f.place().path()).collect(Collectors.toSet());
  }

  @Test
  void aLookBackSeesTheFilesThatWereKnownThen() {
    InputFile first = file("a", "one", MONDAY);
    InputFile second = file("b", "two", TUESDAY);
    Ledger monday = plan(new Ledger(List.of()), night("r1", MONDAY), first).after();
    Ledger tuesday = plan(monday, night("r2", TUESDAY), first, second).after();
    assertThat(paths(tuesday.knownAt(MONDAY))).containsExactly("a");
    assertThat(paths(tuesday.knownAt(TUESDAY))).containsExactlyInAnyOrder("a", "b");
    assertThat(tuesday.knownAt(MONDAY.minusSeconds(1)).counting()).isEmpty();
  }

  @Test
  void whatALookBackTakesInIsKnownOnlyFromThenOn() {
    InputFile first = file("a", "one", MONDAY);
    InputFile second = file("b", "two", TUESDAY);
    Ledger tuesday = plan(new Ledger(List.of()), night("r1", TUESDAY), first).after();
    Ledger back = plan(tuesday, night("r2", MONDAY), first, second).after();
    assertThat(paths(back.knownAt(TUESDAY))).containsExactly("a");
    assertThat(paths(back.knownAt(FRIDAY))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aFileThatIsReadAgainOrWrittenOverIsKnownSinceItWasFirstSeen() {
    InputFile first = file("a", "one", MONDAY);
    Ledger monday = plan(new Ledger(List.of()), night("r1", MONDAY), first).after();
    Ledger over = plan(monday, night("r2", TUESDAY), file("a", "other", TUESDAY)).after();
    assertThat(paths(over.knownAt(MONDAY))).containsExactly("a");
    Ledger again = plan(over, "r3", Extent.ALL, file("a", "other", TUESDAY)).after();
    assertThat(paths(again.knownAt(MONDAY))).containsExactly("a");
    assertThat(again.counting().get(0).content().knownSince()).isEqualTo(TUESDAY);
  }

  private static Set<String> read(Ledger.Plan plan) {
    return plan.toRead().keySet().stream().map(InputFile::shownPath).collect(Collectors.toSet());
  }

  private Ledger twoFiles() {
    return plan(
            new Ledger(List.of()),
            "1",
            Extent.ALL,
            file("a", "one", MONDAY),
            file("b", "two", MONDAY))
        .after();
  }

  @Test
  void aFileIsReadOnce() {
    Ledger before = twoFiles();
    digested = 0;
    Ledger.Plan next =
        plan(before, "2", Extent.NEW, file("a", "one", MONDAY), file("b", "two", MONDAY));
    assertThat(next.changesNothing()).isTrue();
    assertThat(digested).as("a file of the same size and time is not opened").isZero();
    assertThat(next.after().files()).isEqualTo(before.files());
  }

  @Test
  void aNewFileIsReadAndTheOthersAreNot() {
    Ledger.Plan next =
        plan(
            twoFiles(),
            "2",
            Extent.NEW,
            file("0", "zero", MONDAY),
            file("a", "one", MONDAY),
            file("b", "two", MONDAY));
    assertThat(read(next)).containsExactly("0");
    assertThat(next.toRead().values()).containsExactly(2);
    assertThat(next.after().order()).as("by path, whenever they came").containsExactly(1, 2, 0);
  }

  @Test
  void aTouchedFileIsTheSameAndAChangedOneANewVersion() {
    Ledger.Plan touched =
        plan(twoFiles(), "2", Extent.NEW, file("a", "one", TUESDAY), file("b", "two", MONDAY));
    assertThat(touched.changesNothing()).isTrue();
    assertThat(touched.after().files().get(0).place().modifiedAt()).isEqualTo(TUESDAY);

    Ledger.Plan changed =
        plan(twoFiles(), "2", Extent.NEW, file("a", "uno", TUESDAY), file("b", "two", MONDAY));
    assertThat(read(changed)).containsExactly("a");
    assertThat(changed.changed()).isEqualTo(1);
    assertThat(changed.after().files())
        .extracting(LedgerEntry::state)
        .containsExactly(State.REPLACED, State.PRESENT, State.PRESENT);
    assertThat(changed.after().counting()).extracting(LedgerEntry::id).containsExactly(1, 2);
    assertThat(changed.after().order()).containsExactly(-1, 1, 0);
  }

  @Test
  void whatIsGoneIsKeptAndComesBackAsItWas() {
    Ledger.Plan gone = plan(twoFiles(), "2", Extent.NEW, file("b", "two", MONDAY));
    assertThat(gone.gone()).extracting(file -> file.place().path()).containsExactly("a");
    assertThat(gone.after().counting()).hasSize(2);
    Ledger.Plan still = plan(gone.after(), "3", Extent.NEW, file("b", "two", MONDAY));
    assertThat(still.changesNothing()).as("it is told once").isTrue();
    Ledger.Plan back =
        plan(gone.after(), "4", Extent.NEW, file("a", "one", MONDAY), file("b", "two", MONDAY));
    assertThat(back.toRead()).isEmpty();
    assertThat(back.after().files()).extracting(LedgerEntry::state).containsOnly(State.PRESENT);
  }

  @Test
  void whatIsNoLongerAskedForDoesNotCount() {
    Ledger.Plan other = plan(twoFiles(), "2", Extent.NEW, Set.of("elsewhere"));
    assertThat(other.dropped()).hasSize(2);
    assertThat(other.after().counting()).isEmpty();
    Ledger.Plan again = plan(other.after(), "3", Extent.NEW, file("a", "one", MONDAY));
    assertThat(again.toRead().values()).containsExactly(2);
  }

  @Test
  void everythingAgainKeepsTheNumbersOfWhatIsTheSame() {
    Ledger.Plan again =
        plan(
            twoFiles(),
            "2",
            Extent.ALL,
            file("a", "one", MONDAY),
            file("b", "deux", MONDAY),
            file("c", "three", MONDAY));
    assertThat(again.toRead()).hasSize(3);
    assertThat(again.after().counting()).extracting(LedgerEntry::id).containsExactly(0, 2, 3);
    assertThat(again.after().counting()).extracting(LedgerEntry::run).containsOnly("2");
  }
}
