package wildfire.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.FileNames;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.settings.InputSettings;

/**
 * The files of all inputs, numbered: by input, then by read, then by path. A file that two inputs
 * of one source have in common is read once.
 *
 * @param batches what is read together, in order
 * @param detected sentences on what was taken for what, where the settings do not say it
 */
record FileList(List<Batch> batches, List<InputFile> files, List<String> detected) {

  /**
   * Files that one read is for, of whichever inputs: a pass over few of them costs as much as one
   * over many.
   */
  record Batch(Source source, Read read, List<InputFile> files) {}

  /**
   * The files of these inputs.
   *
   * @throws OperatorError if there is nothing to read for an input
   */
  static FileList of(
      List<InputSettings> inputs, Sources sources, Exports exports, Pseudonyms pseudonyms) {
    List<Batch> batches = new ArrayList<>();
    List<String> detected = new ArrayList<>();
    Map<String, InputFile> known = new LinkedHashMap<>();
    for (InputSettings input : inputs) {
      exports
          .files(input, sources)
          .forEach(
              (source, byRead) -> {
                if (input.source().isEmpty()) {
                  int files = byRead.values().stream().mapToInt(List::size).sum();
                  detected.add(Detection.sentence(input.path(), source, files));
                }
                String above = exports.above(input.path());
                batches.addAll(batches(input, source, byRead, above, known, pseudonyms));
              });
    }
    return new FileList(together(batches), List.copyOf(known.values()), detected);
  }

  /** Some of these files, under the numbers that they have in the lake. */
  FileList numbered(Map<InputFile, Integer> numbers) {
    return with(
        some ->
            some.stream()
                .filter(numbers::containsKey)
                .map(file -> file.numbered(numbers.get(file)))
                .toList());
  }

  /** The same files, their paths shown otherwise. */
  FileList shown(UnaryOperator<String> path) {
    return with(all -> all.stream().map(file -> file.shown(path)).toList());
  }

  private FileList with(UnaryOperator<List<InputFile>> others) {
    return new FileList(
        batches.stream()
            .map(batch -> new Batch(batch.source(), batch.read(), others.apply(batch.files())))
            .filter(batch -> !batch.files().isEmpty())
            .toList(),
        others.apply(files),
        detected);
  }

  private static List<Batch> together(List<Batch> batches) {
    record Kind(String source, Read read) {}
    Map<Kind, Batch> together = new LinkedHashMap<>();
    for (Batch batch : batches) {
      together.merge(
          new Kind(batch.source().name(), batch.read()),
          batch,
          (one, other) -> new Batch(one.source(), one.read(), joined(one.files(), other.files())));
    }
    return List.copyOf(together.values());
  }

  private static List<InputFile> joined(List<InputFile> some, List<InputFile> more) {
    return Stream.of(some, more).flatMap(List::stream).toList();
  }

  private static List<Batch> batches(
      InputSettings input,
      Source source,
      Map<Read, List<ExportFile>> byRead,
      String above,
      Map<String, InputFile> known,
      Pseudonyms pseudonyms) {
    List<Batch> batches = new ArrayList<>();
    for (Read read : source.reads()) {
      List<InputFile> files = new ArrayList<>();
      byRead.getOrDefault(read, List.of()).stream()
          .sorted(Comparator.comparing(ExportFile::path))
          .forEach(
              file -> {
                String path = file.path();
                String relative =
                    path.startsWith(above + "/") ? path.substring(above.length() + 1) : path;
                InputFile numbered =
                    new InputFile(
                        file.numbered(known.size()),
                        source.name(),
                        relative,
                        FileNames.shown(read, relative, pseudonyms::of),
                        input.path(),
                        input.exportedAt().orElse(file.exportedAt()));
                if (known.putIfAbsent(source.name() + " " + path, numbered) == null) {
                  files.add(numbered);
                }
              });
      if (!files.isEmpty()) {
        batches.add(new Batch(source, read, List.copyOf(files)));
      }
    }
    return batches;
  }
}
