package wildfire.ingest;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.ManyExports.Content;
import wildfire.ingest.ManyExports.Export;
import wildfire.ingest.ManyExports.Result;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;

/**
 * Every sample of every source, with one change at a time: what comes of it is right, or refused
 * with the right reason.
 */
final class MutatedExportsTest {
  private static final Sources SHIPPED = Sources.shipped();
  private static final int BASES = 3;
  private static final int BLOCKS = 4;

  @TempDir private Path folder;

  /** Of every fourth sample. */
  @Test
  void aChangeIsReadRightOrRefused() {
    assertThat(faults(sample -> sample % 4 == 0, 250, 20261130)).isEmpty();
  }

  /** {@code mvn test -Pcalibration -Dtest=MutatedExportsTest}; the seed can be given. */
  @Test
  @Tag("calibration")
  void soAreTenThousandChanges() {
    long seed = Long.getLong("wildfire.seed", 20261130);
    assertThat(faults(sample -> true, 10_000, seed)).isEmpty();
  }

  /** A sample and what the program makes of it. */
  private record Sample(
      String source, Path file, String path, Content bytes, Result result, boolean isTold) {}

  /** A variant, beside what it was made of. */
  private record Try(Sample sample, Export base, Variant variant) {
    @Override
    public String toString() {
      return sample.source()
          + "/"
          + sample.path()
          + (base.source() == null ? ", told by its columns, " : ", ")
          + variant.change();
    }
  }

  private List<String> faults(IntPredicate which, int variants, long seed) {
    Random random = new Random(seed);
    ManyExports exports = new ManyExports(folder);
    List<Path> files = Samples.sources().stream().flatMap(s -> Samples.of(s).stream()).toList();
    List<Sample> samples =
        samples(
            exports, IntStream.range(0, files.size()).filter(which).mapToObj(files::get).toList());
    List<Try> tries = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      List<Try> its = tries(exports, samples.get(i), random);
      Collections.shuffle(its, random);
      int share = (variants - tries.size()) / (samples.size() - i);
      tries.addAll(its.subList(0, Math.min(share, its.size())));
    }
    List<Export> all = tries.stream().map(Try::base).distinct().collect(toList());
    Map<Export, Integer> places = new HashMap<>();
    all.forEach(base -> places.put(base, places.size()));
    tries.forEach(one -> all.add(one.variant().export()));
    List<Result> results = exports.read(all, SHIPPED);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < tries.size(); i++) {
      Result base = results.get(places.get(tries.get(i).base()));
      String fault = tries.get(i).variant().fault(base, results.get(places.size() + i));
      if (fault != null) {
        faults.add(tries.get(i) + ": " + fault);
      }
    }
    return faults;
  }

  private static List<Sample> samples(ManyExports exports, List<Path> chosen) {
    List<Sample> files = new ArrayList<>();
    List<Export> both = new ArrayList<>();
    for (Path file : chosen) {
      String source = Samples.FOLDER.relativize(file).getName(0).toString();
      String path = Samples.FOLDER.resolve(source).relativize(file).toString();
      Content bytes = content(file);
      files.add(new Sample(source, file, path, bytes, null, false));
      both.add(new Export(source, path, bytes));
      both.add(new Export(null, path, bytes));
    }
    List<Result> results = exports.read(both, SHIPPED);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Sample file = files.get(i);
      Result result = results.get(2 * i);
      boolean isTold = results.get(2 * i + 1).equals(result);
      samples.add(
          new Sample(file.source(), file.file(), file.path(), file.bytes(), result, isTold));
    }
    return samples;
  }

  private static List<Try> tries(ManyExports exports, Sample sample, Random random) {
    Source source = SHIPPED.named(sample.source());
    Read read = exports.readOf(new Export(source.name(), sample.path(), sample.bytes()), SHIPPED);
    List<Try> tries = new ArrayList<>();
    for (int i = 0; i < BASES; i++) {
      String said = sample.isTold() && random.nextBoolean() ? null : source.name();
      Export base;
      List<Variant> all = new ArrayList<>();
      if (read.format() == Read.Format.CSV) {
        TableExport small =
            new TableExport(
                SampleTable.of(source.name(), sample.file()),
                said,
                sample.path(),
                read,
                source.conventions(),
                random);
        boolean grows = i > 0 && read.inOrder() == null;
        TableExport export = grows ? small.of(small.grown(posts(sample.result()), BLOCKS)) : small;
        base = export.export();
        all.addAll(new TableChanges(export, random).all());
        all.addAll(new CellChanges(export, random).all());
      } else {
        base = new Export(said, sample.path(), sample.bytes());
        all.addAll(new RecordChanges(base, read, random).all());
      }
      all.addAll(new TextChanges(base, read.format(), random).all());
      all.forEach(variant -> tries.add(new Try(sample, base, variant)));
    }
    return tries;
  }

  private static Content content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return () -> bytes;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Set<String> posts(Result base) {
    return base.rows().stream()
        .map(row -> row.get("post_id"))
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
