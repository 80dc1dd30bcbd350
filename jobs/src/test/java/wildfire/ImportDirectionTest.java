package wildfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The imports run downwards only, and the heart is plain Java. */
@AnalyzeClasses(packages = "wildfire", importOptions = ImportOption.DoNotIncludeTests.class)
final class ImportDirectionTest {

  @ArchTest
  static final ArchRule MODEL_NEEDS_NOTHING =
      classes()
          .that()
          .resideInAPackage("wildfire.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "wildfire.model..");

  @ArchTest
  static final ArchRule METRICS_NEED_THE_MODEL =
      classes()
          .that()
          .resideInAPackage("wildfire.metrics..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "wildfire.metrics..", "wildfire.model..", "wildfire.settings..");

  @ArchTest
  static void theHeartIsPlainJava(JavaClasses wildfire) {
    noClasses()
        .that()
        .resideInAnyPackage(
            "wildfire.model..",
            "wildfire.metrics..",
            "wildfire.verdict..",
            "wildfire.association..",
            "wildfire.explain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..", "org.apache.hadoop..", "com.fasterxml..", "picocli..")
        .check(wildfire);
  }
}
