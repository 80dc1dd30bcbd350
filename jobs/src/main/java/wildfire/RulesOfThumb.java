package wildfire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wildfire.cli.Home;
import wildfire.model.OperatorError;
import wildfire.playbook.Playbook;
import wildfire.playbook.PlaybookReader;
import wildfire.playbook.PlaybookWords;
import wildfire.report.PublishedTables;
import wildfire.settings.Settings;
import wildfire.table.Column;
import wildfire.table.ColumnType;

/** The playbook of a run. */
final class RulesOfThumb {
  private static final String SHIPPED = "conf/playbook.yaml";

  private RulesOfThumb() {}

  /**
   * The playbook that the settings name; else that of the folder conf beside Wildfire; else the one
   * that comes with it.
   *
   * @throws OperatorError if it cannot be read, or says something that cannot be asked
   */
  static Playbook of(Settings settings) {
    String named = settings.associate().playbook();
    Path file = named == null ? Home.find(SHIPPED).orElse(null) : Path.of(named);
    String name = file == null ? SHIPPED : file.toString();
    return PlaybookReader.read(name, file == null ? shipped() : text(file), words(settings));
  }

  private static PlaybookWords words(Settings settings) {
    List<String> columns =
        PublishedTables.POST_SCORECARD.columns().stream()
            .filter(c -> c.type() == ColumnType.COUNT || c.type() == ColumnType.NUMBER)
            .map(Column::name)
            .toList();
    return new PlaybookWords(
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
    try (InputStream in = RulesOfThumb.class.getResourceAsStream("/wildfire/" + SHIPPED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException("the jar has no readable " + SHIPPED, broken);
    }
  }
}
