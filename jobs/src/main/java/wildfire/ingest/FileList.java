package wildfire.ingest;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;
import wildfire.settings.InputSettings;
import wildfire.table.Table;

/**
 * The files of all inputs, numbered: by input, then by read, then by path. A file that two inputs
 * of one source have in common is read once.
 *
 * @param batches what is read together, in order
 */
record FileList(List<Batch> batches, List<InputFile> files) {

  /** Files of one input that one read is for. */
  record Batch(Source source, Read read, List<InputFile> files) {}

  static final Table<InputFile> TABLE =
      Table.<InputFile>named("files", "A file that the lake was made from.")
          .always("file_id", COUNT, "", "Its number.", f -> (long) f.id())
          .always("source", TEXT, "", "The source that read it.", InputFile::source)
          .always(
              "path",
              TEXT,
              "",
              "Its path below the input's, with pseudonyms for account ids.",
              InputFile::shownPath)
          .key("file_id")
          .declared();

  /**
   * The files of these inputs.
   *
   * @throws OperatorError if there is nothing to read for an input
   */
  static FileList of(
      List<InputSettings> inputs,
      Function<String, Source> sources,
      Exports exports,
      Pseudonyms pseudonyms) {
    List<Batch> batches = new ArrayList<>();
    Map<String, InputFile> known = new LinkedHashMap<>();
    for (InputSettings input : inputs) {
      Source source = sources.apply(input.source().orElseThrow());
      if (source == null) {
        throw new OperatorError(
            "Input %s is to be read by the source %s, and there is none.",
            input.path(), input.source().orElseThrow());
      }
      Map<Read, List<Exports.Found>> found = exports.files(input.path(), source);
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
                          file.bytes(),
                          input.exportedAt().orElse(file.exportedAt()));
                  if (known.putIfAbsent(source.name() + " " + file.path(), numbered) == null) {
                    files.add(numbered);
                  }
                });
        if (!files.isEmpty()) {
          batches.add(new Batch(source, read, List.copyOf(files)));
        }
      }
    }
    return new FileList(batches, List.copyOf(known.values()));
  }
}
