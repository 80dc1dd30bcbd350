package wildfire;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.ingest.Accounting;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalType;
import wildfire.ingest.Intake;
import wildfire.report.KeptRuns;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/**
 * The imports run downwards only, and the heart is plain Java:
 *
 * <pre>
 * Main and the flow
 * cli
 * query
 * report                        generate
 * measure, ingest               neither knows the other
 * table, settings
 * explain
 * playbook
 * association, verdict          yaml
 * metrics
 * model
 * </pre>
 */
@AnalyzeClasses(packages = "wildfire", importOptions = ImportDirectionTest.NoTests.class)
final class ImportDirectionTest {
  /** What lies beside this class is of the tests, wherever the build puts it. */
  static final class NoTests implements ImportOption {
    private static final String TESTS =
        ImportDirectionTest.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    @Override
    public boolean includes(Location location) {
      return !location.asURI().getPath().startsWith(TESTS);
    }
  }

  private static final DescribedPredicate<JavaClass> NOT_OURS =
      resideOutsideOfPackage("wildfire..");
  private static final DescribedPredicate<JavaClass> THE_JDK = resideInAnyPackage("java..");
  private static final DescribedPredicate<JavaClass> TABLES_OF_THE_LAKE =
      belongToAnyOf(CanonicalTable.class, CanonicalType.class);

  @ArchTest
  static void theHeartIsPlainJava(JavaClasses wildfire) {
    dependsOnlyOn(wildfire, "model", THE_JDK);
    dependsOnlyOn(wildfire, "metrics", THE_JDK.or(ours("model")));
    dependsOnlyOn(
        wildfire,
        "verdict",
        THE_JDK
            .or(ours("model", "metrics"))
            .or(resideInAnyPackage("org.hipparchus.."))
            .or(belongToAnyOf(JudgeSettings.class, CauseSettings.class)));
    dependsOnlyOn(
        wildfire,
        "association",
        THE_JDK.or(ours("model")).or(resideInAnyPackage("org.hipparchus..")));
    dependsOnlyOn(wildfire, "playbook", THE_JDK.or(ours("model", "association", "yaml")));
    dependsOnlyOn(
        wildfire, "explain", THE_JDK.or(ours("model", "verdict", "association", "playbook")));
  }

  @ArchTest
  static void settingsArePlainRecords(JavaClasses wildfire) {
    dependsOnlyOn(
        wildfire, "yaml", THE_JDK.or(ours("model")).or(resideInAnyPackage("org.yaml.snakeyaml..")));
    dependsOnlyOn(wildfire, "settings", THE_JDK.or(ours("model", "yaml")));
  }

  @ArchTest
  static void jobsKnowNoneThatComesAfter(JavaClasses wildfire) {
    dependsOnlyOn(wildfire, "table", NOT_OURS.or(ours("model")));
    dependsOnlyOn(wildfire, "ingest", NOT_OURS.or(ours("model", "settings", "yaml", "table")));
    dependsOnlyOn(wildfire, "measure", NOT_OURS.or(ours("model", "metrics", "settings", "table")));
    dependsOnlyOn(
        wildfire,
        "report",
        NOT_OURS.or(
            ours(
                "model",
                "metrics",
                "verdict",
                "association",
                "playbook",
                "explain",
                "settings",
                "yaml",
                "table",
                "ingest",
                "measure")));
    dependsOnlyOn(
        wildfire,
        "query",
        NOT_OURS.or(ours("model", "association", "verdict", "yaml", "table", "report")));
    dependsOnlyOn(wildfire, "generate", NOT_OURS.or(ours("model")).or(TABLES_OF_THE_LAKE));
  }

  /**
   * Rows of Spark are events, what exports tell of them, and what is generated: from measuring to
   * the published file a post is typed. Only where accounts are forgotten are published rows read
   * as what they are, whatever table they are of.
   */
  @ArchTest
  static void onlyEventsAreRowsOfSpark(JavaClasses wildfire) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "wildfire.ingest..", "wildfire.measure..", "wildfire.generate..", "wildfire.table..")
        .and()
        .doNotHaveFullyQualifiedName(KeptRuns.class.getName())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Dataset.class, Row.class, Column.class)
        .check(wildfire);
  }

  @ArchTest
  static void readingKnowsNothingOfWhatItsRecordsBecome(JavaClasses wildfire) {
    dependsOnlyOn(wildfire, "ingest.text", NOT_OURS.or(ours("model")));
    dependsOnlyOn(
        wildfire, "ingest.source", NOT_OURS.or(ours("model", "yaml")).or(TABLES_OF_THE_LAKE));
    dependsOnlyOn(
        wildfire, "ingest.reading", NOT_OURS.or(ours("model", "ingest.source", "ingest.text")));
  }

  @ArchTest
  static void thePersonMeetsTheCommandLineAlone(JavaClasses wildfire) {
    dependsOnlyOn(
        wildfire,
        "cli",
        NOT_OURS
            .or(ours("model", "settings", "yaml", "report", "query"))
            .or(
                belongToAnyOf(
                    Accounting.class,
                    Intake.class,
                    Verdict.class,
                    Cause.class,
                    Interval.class,
                    Plain.class)));
    noClasses()
        .that()
        .resideInAPackage("wildfire.*..")
        .and()
        .resideOutsideOfPackage("wildfire.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .check(wildfire);
  }

  /**
   * Above all packages stands nothing but the flow and the commands that are a flow of their own.
   */
  @ArchTest
  static void onlyTheFlowSeesEverything(JavaClasses wildfire) {
    Set<String> above = new TreeSet<>();
    for (JavaClass each : wildfire) {
      if (each.getPackageName().equals("wildfire") && each.isTopLevelClass()) {
        above.add(each.getSimpleName());
      }
    }
    Assertions.assertThat(above)
        .containsExactly(
            "ActiveRun",
            "Checkup",
            "Commands",
            "Forgetting",
            "GenerateOptions",
            "Main",
            "MeasureStep",
            "Retrospective",
            "SourceCatalogue",
            "WorkspaceStatus");
  }

  private static DescribedPredicate<JavaClass> ours(String... packages) {
    return resideInAnyPackage(
        Arrays.stream(packages).map(each -> "wildfire." + each + "..").toArray(String[]::new));
  }

  private static void dependsOnlyOn(
      JavaClasses wildfire, String who, DescribedPredicate<JavaClass> allowed) {
    classes()
        .that()
        .resideInAPackage("wildfire." + who + "..")
        .should()
        .onlyDependOnClassesThat(allowed.or(ours(who)))
        .check(wildfire);
  }
}
