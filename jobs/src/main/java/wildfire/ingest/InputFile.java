package wildfire.ingest;

import java.io.Serializable;
import java.time.Instant;
import java.util.function.UnaryOperator;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportTime;

/**
 * One file of an export that a source reads.
 *
 * @param file what it is; its id is the number that its rows carry, from 0
 * @param relativePath below the input's path, as it is: may hold account ids, so it is never shown
 * @param shownPath the same with pseudonyms for account ids
 * @param exported when it was exported, as the settings say, else as its name or its age tell
 * @param exportedBy the account whose export it is, as the settings say, else what stands for the
 *     file's folder; may hold account ids, so it is never shown
 */
public record InputFile(
    ExportFile file,
    String source,
    String relativePath,
    String shownPath,
    String input,
    ExportTime exported,
    String exportedBy)
    implements Serializable {

  Instant exportedAt() {
    return exported.at();
  }

  int id() {
    return file.id();
  }

  String path() {
    return file.path();
  }

  InputFile numbered(int number) {
    return new InputFile(
        file.numbered(number), source, relativePath, shownPath, input, exported, exportedBy);
  }

  InputFile shown(UnaryOperator<String> asPath) {
    return new InputFile(
        file, source, relativePath, asPath.apply(shownPath), input, exported, exportedBy);
  }
}
