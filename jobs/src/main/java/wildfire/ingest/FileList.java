package wildfire.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.FileNames;
import wildfire.ingest.reading.RecordLimits;
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
      RecordLimits limits,
      Pseudonyms pseudonyms) {
    record Kind(String source, Read read) {}
    Map<Kind, Batch> batches = new LinkedHashMap<>();
    List<String> detected = new ArrayList<>();
    Map<String, InputFile> known = new LinkedHashMap<>();
    for (InputSettings input : inputs) {
      Map<Source, Map<Read, List<ExportFile>>> bySource =
          input
              .source()
              .map(sources::named)
              .map(s -> Map.of(s, ExportFiles.list(hadoop, input.path(), s).byRead()))
              .orElseGet(() -> Detection.of(hadoop, input.path(), sources, limits));
      String above = ExportFiles.above(hadoop, input.path());
      bySource.forEach(
          (source, byRead) -> {
            if (input.source().isEmpty()) {
              int files = byRead.values().stream().mapToInt(List::size).sum();
              detected.add(Detection.sentence(input.path(), source, files));
            }
            for (Read read : source.reads()) {
              List<InputFile> files = new ArrayList<>();
              byRead.getOrDefault(read, List.of()).stream()
                  .sorted(Comparator.comparing(ExportFile::path))
                  .map(
                      file -> inputFile(input, source, read, file, above, known.size(), pseudonyms))
                  .forEach(
                      file -> {
                        if (known.putIfAbsent(source.name() + " " + file.path(), file) == null) {
                          files.add(file);
                        }
                      });
              if (!files.isEmpty()) {
                Batch batch = new Batch(source, read, files);
                batches.merge(new Kind(source.name(), read), batch, FileList::together);
              }
            }
          });
    }
    return new FileList(List.copyOf(batches.values()), List.copyOf(known.values()), detected);
  }

  private static InputFile inputFile(
      InputSettings input,
      Source source,
      Read read,
      ExportFile file,
      String above,
      int number,
      Pseudonyms pseudonyms) {
    String path = file.path();
    String relative = path.startsWith(above + "/") ? path.substring(above.length() + 1) : path;
    return new InputFile(
        file.numbered(number),
        source.name(),
        relative,
        FileNames.shown(read, relative, pseudonyms::of),
        input.path(),
        input.exportedAt().orElse(file.exportedAt()));
  }

  private static Batch together(Batch one, Batch other) {
    List<InputFile> files = new ArrayList<>(one.files());
    files.addAll(other.files());
    return new Batch(one.source(), one.read(), files);
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

  /** What becomes of the files of each batch, and of all; without batches that have none then. */
  FileList with(UnaryOperator<List<InputFile>> others) {
    return new FileList(
        batches.stream()
            .map(batch -> new Batch(batch.source(), batch.read(), others.apply(batch.files())))
            .filter(batch -> !batch.files().isEmpty())
            .toList(),
        others.apply(files),
        detected);
  }
}
