package wildfire.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.reading.ExportTime.Basis;
import wildfire.ingest.reading.FileNames;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.settings.IngestSettings;
import wildfire.settings.InputSettings;

/**
 * The files of all inputs, numbered: by input, then by read, then by path. A file that two inputs
 * of one source have in common is read once.
 *
 * @param batches what is read together, in order
 * @param detected sentences on what was taken for what, where the settings do not say it
 * @param left sentences on files of the inputs that nothing reads
 */
record FileList(List<Batch> batches, List<String> detected, List<String> left) {
  /**
   * Files that one read is for, of whichever inputs: a pass over few of them costs as much as one
   * over many.
   */
  record Batch(Source source, Read read, List<InputFile> files) {
    List<ExportFile> exportFiles() {
      return files.stream().map(InputFile::file).toList();
    }
  }

  /**
   * The files of these inputs, in any file system that Hadoop knows. Where the settings name no
   * source for an input, the columns of each file tell which one reads it.
   *
   * @throws wildfire.model.OperatorError if there is nothing to read for an input, or naming each
   *     file that fits no source, or several
   */
  static FileList of(
      Configuration hadoop,
      List<InputSettings> inputs,
      Sources sources,
      IngestSettings settings,
      Pseudonyms pseudonyms) {
    record Kind(String source, Read read) {}
    Map<Kind, Batch> batches = new LinkedHashMap<>();
    List<String> detected = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (InputSettings input : inputs) {
      Detection found;
      if (input.source().isPresent()) {
        Source source = sources.named(input.source().get());
        ExportFiles.Listing listing = ExportFiles.list(hadoop, input.path(), source);
        leftOut.add(new LeftOut(input.path(), source.name(), listing.leftOut()));
        found =
            new Detection(
                Map.of(source, listing.byRead()),
                Detection.sheetsLeft(input.path(), source, listing.byRead(), settings, hadoop));
      } else {
        found = Detection.of(hadoop, input.path(), sources, settings);
      }
      left.addAll(found.left());
      checkAuthor(input, found.files());
      String above = ExportFiles.above(hadoop, input.path()) + "/";
      found
          .files()
          .forEach(
              (source, byRead) -> {
                if (input.source().isEmpty()) {
                  detected.add(Detection.sentence(input.path(), source, byRead));
                }
                for (Read read : source.reads()) {
                  byRead.getOrDefault(read, List.of()).stream()
                      .sorted(Comparator.comparing(ExportFile::path))
                      .filter(file -> known.add(source.name() + " " + file.path()))
                      .map(file -> file.numbered(known.size() - 1))
                      .map(file -> inputFile(input, source, read, file, above, pseudonyms))
                      .forEach(
                          file ->
                              batches
                                  .computeIfAbsent(
                                      new Kind(source.name(), read),
                                      kind -> new Batch(source, read, new ArrayList<>()))
                                  .files()
                                  .add(file));
                }
              });
    }
    Set<String> read =
        batches.values().stream()
            .flatMap(batch -> batch.files().stream())
            .map(InputFile::path)
            .collect(Collectors.toSet());
    leftOut.stream().flatMap(of -> of.told(read)).forEach(left::add);
    return new FileList(List.copyOf(batches.values()), detected, left);
  }

  /**
   * Files of an input that the source which the settings name for it is not for.
   *
   * @param paths of them
   */
  private record LeftOut(String input, String source, List<String> paths) {
    /** What is told of them; nothing where other inputs read all of them. */
    Stream<String> told(Set<String> read) {
      List<String> left = paths.stream().filter(path -> !read.contains(path)).toList();
      return left.isEmpty()
          ? Stream.empty()
          : Stream.of(
              "%s: left aside, as source %s reads no files called so: %s."
                  .formatted(input, source, Detection.some(left)));
    }
  }

  /** Where every row has its own account, an author in the settings would be passed over. */
  private static void checkAuthor(
      InputSettings input, Map<Source, Map<Read, List<ExportFile>>> bySource) {
    boolean needed =
        bySource.keySet().stream().flatMap(s -> s.reads().stream()).anyMatch(Read::needsExporter);
    if (input.author().isPresent() && !needed) {
      throw new OperatorError(
          "The input %s has an author, but source %s reads from the export itself whose each post is:"
              + " leave the author out.",
          input.path(),
          bySource.keySet().stream().map(Source::name).sorted().collect(Collectors.joining(", ")));
    }
  }

  private static InputFile inputFile(
      InputSettings input,
      Source source,
      Read read,
      ExportFile file,
      String above,
      Pseudonyms pseudonyms) {
    String path = file.path();
    String relative = path.startsWith(above) ? path.substring(above.length()) : path;
    return new InputFile(
        file,
        source.name(),
        relative,
        FileNames.shown(read, relative, pseudonyms::of),
        input.path(),
        exported(input, file),
        input
            .author()
            .orElse(
                "folder "
                    + ExportTime.without(
                        file.place().substring(0, file.place().lastIndexOf('/')))));
  }

  /** When a file of an input was exported, as far as the settings and its name or age tell. */
  static ExportTime exported(InputSettings input, ExportFile file) {
    return input
        .exportedAt()
        .map(at -> new ExportTime(at, Basis.SETTINGS))
        .orElseGet(() -> ExportTime.of(file.place(), file.modifiedAt()));
  }

  /** All of them, by number. */
  List<InputFile> files() {
    return batches.stream()
        .flatMap(batch -> batch.files().stream())
        .sorted(Comparator.comparing(InputFile::id))
        .toList();
  }

  FileList numbered(Map<InputFile, Integer> numbers) {
    return with(
        some ->
            some.stream()
                .filter(numbers::containsKey)
                .map(file -> file.numbered(numbers.get(file)))
                .toList());
  }

  FileList shown(UnaryOperator<String> path) {
    return with(all -> all.stream().map(file -> file.shown(path)).toList());
  }

  /** What becomes of the files of each batch; without batches that have none then. */
  FileList with(UnaryOperator<List<InputFile>> others) {
    return new FileList(
        batches.stream()
            .map(batch -> new Batch(batch.source(), batch.read(), others.apply(batch.files())))
            .filter(batch -> !batch.files().isEmpty())
            .toList(),
        detected,
        left);
  }
}
