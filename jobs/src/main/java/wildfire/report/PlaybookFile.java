package wildfire.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wildfire.model.OperatorError;
import wildfire.playbook.Playbook;
import wildfire.playbook.PlaybookReader;
import wildfire.settings.Settings;
import wildfire.table.Column;
import wildfire.table.ColumnType;

/** Finds and reads the playbook of a run. */
public final class PlaybookFile {
  /** Where it is, in the folder that Wildfire stands in. */
  public static final String SHIPPED = "conf/playbook.yaml";

  private PlaybookFile() {}

  /**
   * The playbook that the settings name; else that of the folder conf beside Wildfire; else the one
   * that comes with it.
   *
   * @param beside the one of the folder; empty where there is none
   * @throws OperatorError if it cannot be read, or says something that cannot be asked
   */
  public static Playbook of(Settings settings, Optional<Path> beside) {
    String name = file(settings, beside).map(Path::toString).orElse(SHIPPED);
    return PlaybookReader.read(
        name, text(settings, beside), words(settings, PostTables.POST_SCORECARD.columns()));
  }

  /**
   * What it says, as it is written.
   *
   * @param beside the one of the folder; empty where there is none
   * @throws OperatorError if it cannot be read
   */
  public static String text(Settings settings, Optional<Path> beside) {
    return file(settings, beside).map(PlaybookFile::text).orElseGet(PlaybookFile::shipped);
  }

  private static Optional<Path> file(Settings settings, Optional<Path> beside) {
    return Optional.ofNullable(settings.associate().playbook()).map(Path::of).or(() -> beside);
  }

  private static Playbook.Words words(Settings settings, List<? extends Column<?>> scorecard) {
    List<String> columns =
        scorecard.stream()
            .filter(c -> c.type() == ColumnType.COUNT || c.type() == ColumnType.NUMBER)
            .map(Column::name)
            .toList();
    return new Playbook.Words(
        settings.vocabulary().platforms(),
        settings.vocabulary().triggers(),
        columns,
        columns.stream()
            .filter(name -> name.endsWith("_share") || name.startsWith("overperformance_"))
            .toList());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The playbook %s cannot be read (%s): name another file under associate.playbook, or leave that empty.",
          file, unreadable.getClass().getSimpleName());
    }
  }

  private static String shipped() {
    try (InputStream in = PlaybookFile.class.getResourceAsStream("/wildfire/" + SHIPPED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException("the jar has no readable " + SHIPPED, broken);
    }
  }
}
