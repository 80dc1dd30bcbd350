package wildfire.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;
import wildfire.settings.InputSettings;

/** {@code wildfire demo}: the retrospective of the samples. */
@Command(
    name = "demo",
    header = "Run the retrospective on the samples that come with Wildfire.",
    description =
        "Reads data-samples and writes to wildfire-workspace/demo. Where there is no key of pseudonyms yet, it makes"
            + " wildfire-workspace/pseudonym.key too (ingest.pseudonym_key_file); nothing else is touched.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire demo", "  wildfire demo --workspace /tmp/wildfire-demo"})
public final class DemoCommand implements Callable<Integer> {
  private static final String WORKSPACE = "wildfire-workspace/demo";
  private static final String SAMPLES = "data-samples";

  private final Shell shell;
  private final List<InputSettings> samples;
  private final Job retrospective;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final MasterOption master = new MasterOption();

  /**
   * @param samples paths within data-samples, each with the source that reads it
   */
  public DemoCommand(Shell shell, List<InputSettings> samples, Job retrospective) {
    this.shell = shell;
    this.samples = List.copyOf(samples);
    this.retrospective = retrospective;
  }

  @Override
  public Integer call() {
    Path folder =
        Home.find(SAMPLES)
            .orElseThrow(
                () ->
                    new OperatorError(
                        "There are no %s beside this Wildfire: start the demo with scripts/wildfire"
                            + " from a checkout.",
                        SAMPLES));
    options.preset(WORKSPACE);
    List<InputSettings> found =
        samples.stream()
            .map(
                sample ->
                    new InputSettings(
                        folder.resolve(sample.path()).toString(),
                        sample.source(),
                        sample.exportedAt()))
            .toList();
    return shell.run(
        options.with(reader -> reader.inputs(found), asOf),
        master,
        settings -> Filters.none(),
        retrospective);
  }
}
