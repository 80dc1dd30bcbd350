package wildfire.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
      if (input.source().isPresent()) {
        Source source = sources.named(input.source().get());
        batches.addAll(
            batches(input, source, exports.files(input.path(), source), known, pseudonyms));
      } else {
        exports
            .detected(input.path(), sources)
            .forEach(
                (source, found) -> {
                  detected.add(told(input, source, found));
                  batches.addAll(batches(input, source, found, known, pseudonyms));
                });
      }
    }
    return new FileList(together(batches), List.copyOf(known.values()), detected);
  }

  /** Some of these files, under the numbers that they have in the lake. */
  FileList numbered(Map<InputFile, Integer> numbers) {
    List<Batch> some = new ArrayList<>();
    for (Batch batch : batches) {
      List<InputFile> its =
          batch.files().stream()
              .filter(numbers::containsKey)
              .map(file -> file.numbered(numbers.get(file)))
              .toList();
      if (!its.isEmpty()) {
        some.add(new Batch(batch.source(), batch.read(), its));
      }
    }
    return new FileList(
        some,
        files.stream()
            .filter(numbers::containsKey)
            .map(file -> file.numbered(numbers.get(file)))
            .toList(),
        detected);
  }

  /** The same files, their paths shown otherwise. */
  FileList shown(UnaryOperator<String> path) {
    return new FileList(
        batches.stream()
            .map(
                batch ->
                    new Batch(
                        batch.source(),
                        batch.read(),
                        batch.files().stream().map(file -> file.shown(path)).toList()))
            .toList(),
        files.stream().map(file -> file.shown(path)).toList(),
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

  private static String told(
      InputSettings input, Source source, Map<Read, List<Exports.Found>> found) {
    int files = found.values().stream().mapToInt(List::size).sum();
    return Detection.told(input.path(), source, files);
  }

  private static List<Batch> batches(
      InputSettings input,
      Source source,
      Map<Read, List<Exports.Found>> found,
      Map<String, InputFile> known,
      Pseudonyms pseudonyms) {
    List<Batch> batches = new ArrayList<>();
    for (Read read : source.reads()) {
      List<InputFile> files = new ArrayList<>();
      found.getOrDefault(read, List.of()).stream()
          .sorted(Comparator.comparing(Exports.Found::path))
          .forEach(
              file -> {
                String shown = FileNames.shown(read, file.relativePath(), pseudonyms);
                InputFile numbered =
                    new InputFile(
                        known.size(),
                        source.name(),
                        file.path(),
                        file.relativePath(),
                        shown,
                        input.path(),
                        file.bytes(),
                        file.modifiedAt(),
                        input.exportedAt().orElse(file.exportedAt()));
                if (known.putIfAbsent(source.name() + " " + file.path(), numbered) == null) {
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
