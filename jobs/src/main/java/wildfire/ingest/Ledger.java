package wildfire.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import wildfire.ingest.LedgerEntry.State;
import wildfire.model.Plural;
import wildfire.settings.InputSettings;

/** Every file that a lake has taken in, by number. */
public final class Ledger {
  private final TreeMap<Integer, LedgerEntry> files = new TreeMap<>();

  Ledger(Collection<LedgerEntry> files) {
    files.forEach(file -> this.files.put(file.id(), file));
  }

  /** All files, whether they count or not, by number. */
  public List<LedgerEntry> files() {
    return List.copyOf(files.values());
  }

  /** The files whose rows count, by number. */
  public List<LedgerEntry> counting() {
    return files.values().stream().filter(LedgerEntry::counts).toList();
  }

  Set<Integer> countingIds() {
    return counting().stream().map(LedgerEntry::id).collect(Collectors.toSet());
  }

  long filesOf(String input) {
    return counting().stream().filter(file -> file.place().input().equals(input)).count();
  }

  /** The highest number that was given; -1 before the first. */
  public int last() {
    return files.isEmpty() ? -1 : files.lastKey();
  }

  /**
   * As it was known at an instant: without the files that were taken in later. A file that was
   * written over since counts as it is now.
   */
  Ledger knownAt(Instant then) {
    Map<String, Instant> firstKnown = new HashMap<>();
    for (LedgerEntry file : files.values()) {
      Instant since = file.content().knownSince();
      firstKnown.merge(file.key(), since, (a, b) -> a.isBefore(b) ? a : b);
    }
    return new Ledger(
        files.values().stream().filter(file -> !firstKnown.get(file.key()).isAfter(then)).toList());
  }

  Ledger with(UnaryOperator<LedgerEntry> change) {
    return new Ledger(files.values().stream().map(change).toList());
  }

  /**
   * The files that count in the one order that does not depend on when each was taken in: where
   * rows say the same, that of the first file stays.
   *
   * @return the place of each number, from 0; -1 for numbers of files that do not count
   */
  public int[] order() {
    int[] place = new int[last() + 1];
    Arrays.fill(place, -1);
    List<LedgerEntry> sorted =
        counting().stream()
            .sorted(
                Comparator.comparing((LedgerEntry file) -> file.place().source())
                    .thenComparing(file -> file.place().path())
                    .thenComparing(file -> file.place().input())
                    .thenComparing(file -> file.content().digest())
                    .thenComparing(LedgerEntry::id))
            .toList();
    for (int i = 0; i < sorted.size(); i++) {
      place[sorted.get(i).id()] = i;
    }
    return place;
  }

  /**
   * What an intake is to do.
   *
   * @param after the ledger when it is done
   * @param toRead the files to read, and their numbers
   * @param changed how many of these are newer versions of files that are known
   * @param gone files that are no longer there
   * @param dropped files whose input is no longer among the inputs
   */
  record Plan(
      Ledger after,
      Map<InputFile, Integer> toRead,
      int changed,
      List<LedgerEntry> gone,
      List<LedgerEntry> dropped,
      Extent extent) {
    boolean readsAll() {
      return extent == Extent.ALL;
    }

    boolean changesNothing() {
      return toRead.isEmpty() && gone.isEmpty() && dropped.isEmpty();
    }

    /**
     * What is other about the exports than when the lake took them in, in sentences: of so many
     * files, and of inputs that brought files before and hold none now.
     */
    List<String> news(int there, List<InputSettings> emptied) {
      List<String> news = new ArrayList<>();
      for (String path : new LinkedHashSet<>(emptied.stream().map(InputSettings::path).toList())) {
        news.add(path + " holds no files: what was taken in of it before counts.");
      }
      int same = there - toRead.size();
      String asBefore = " as they were when they were taken in.";
      if (toRead.isEmpty()) {
        news.add("Nothing new" + (same == 0 ? "." : ": " + Plural.of(same, "file") + asBefore));
      } else if (same > 0) {
        String files = Plural.of(toRead.size() - changed, "file");
        news.add(
            String.format(Locale.ROOT, "%s new, %,d changed, %,d", files, changed, same)
                + asBefore);
      }
      if (!gone.isEmpty()) {
        news.add(
            "%s no longer there, such as %s: what they brought is kept."
                .formatted(Plural.of(gone.size(), "file"), gone.get(0).place().path()));
      }
      if (!dropped.isEmpty()) {
        news.add(
            "%s of inputs that are no longer given, such as %s: what they brought is left out of the lake."
                .formatted(Plural.of(dropped.size(), "file"), dropped.get(0).place().input()));
      }
      return news;
    }
  }

  enum Extent {
    /** Those that are new, or other than they were. */
    NEW,
    ALL
  }

  /**
   * Compares what is known with what is there in the inputs, each file by its key. One of the size
   * and the time that it had is taken to be the same; one of another time has to have the same
   * bytes, which the digests (SHA-256) tell.
   */
  Plan plan(
      List<InputFile> there,
      Set<String> inputs,
      Function<InputFile, String> keys,
      Function<List<InputFile>, Map<InputFile, String>> digests,
      Ingest.As as,
      Extent extent) {
    Map<String, LedgerEntry> missing = new HashMap<>();
    counting().forEach(known -> missing.put(known.key(), known));
    Map<InputFile, String> keyOf = new HashMap<>();
    Map<InputFile, LedgerEntry> before = new HashMap<>();
    for (InputFile file : there) {
      keyOf.put(file, keys.apply(file));
      before.put(file, missing.remove(keyOf.get(file)));
    }
    Map<InputFile, String> digest =
        digests.apply(
            there.stream()
                .filter(file -> extent == Extent.ALL || !looksSame(before.get(file), file))
                .toList());
    Instant latest =
        files.values().stream()
            .map(file -> file.content().knownSince())
            .max(Comparator.naturalOrder())
            .orElse(null);
    TreeMap<Integer, LedgerEntry> after = new TreeMap<>(files);
    Map<InputFile, Integer> toRead = new LinkedHashMap<>();
    int changed = 0;
    int next = last() + 1;
    for (InputFile file : there) {
      LedgerEntry known = before.get(file);
      String bytes = digest.get(file);
      boolean same = known != null && (bytes == null || bytes.equals(known.content().digest()));
      if (same && extent == Extent.NEW) {
        after.put(known.id(), known.at(LedgerEntry.Place.of(file)).in(State.PRESENT));
        continue;
      }
      if (known != null && !same) {
        after.put(known.id(), known.in(State.REPLACED));
        changed++;
      }
      int id = same ? known.id() : next++;
      Instant since = same ? known.content().knownSince() : as.knownSince(latest);
      after.put(
          id,
          new LedgerEntry(
              id,
              keyOf.get(file),
              LedgerEntry.Place.of(file),
              new LedgerEntry.Content(bytes, as.run(), since),
              State.PRESENT));
      toRead.put(file, id);
    }
    List<LedgerEntry> gone = new ArrayList<>();
    List<LedgerEntry> dropped = new ArrayList<>();
    for (LedgerEntry known : missing.values()) {
      boolean wanted = inputs.contains(known.place().input());
      after.put(known.id(), known.in(wanted ? State.GONE : State.DROPPED));
      if (!wanted) {
        dropped.add(known);
      } else if (known.state() == State.PRESENT) {
        gone.add(known);
      }
    }
    return new Plan(new Ledger(after.values()), toRead, changed, gone, dropped, extent);
  }

  private static boolean looksSame(LedgerEntry known, InputFile file) {
    return known != null
        && known.place().bytes() == file.file().bytes()
        && known.place().modifiedAt().equals(file.file().modifiedAt());
  }
}
