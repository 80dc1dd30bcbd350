package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's scripts have no faults that a reader of code can find, and are laid out alike. */
final class PageScriptsTest {
  private static final int WIDEST = 200;

  static List<String> scripts() {
    return Page.SCRIPTS;
  }

  private static String text(String script) throws Exception {
    try (var in = PageScriptsTest.class.getResourceAsStream("/wildfire/page/" + script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nothingIsUsedThatIsNotThere() throws Exception {
    Result checked = check(all());
    assertThat(checked.errors).isEmpty();
    assertThat(checked.warnings).isEmpty();
  }

  @Test
  void aNameThatIsNotThereWouldBeFound() throws Exception {
    Result checked =
        check(
            Stream.concat(all().stream(), Stream.of(SourceFile.fromCode("more.js", "refesh();")))
                .toList());
    assertThat(checked.errors).hasSize(1);
    assertThat(checked.errors.get(0).toString()).contains("refesh");
  }

  private static List<SourceFile> all() throws Exception {
    List<SourceFile> all = new java.util.ArrayList<>();
    for (String script : scripts()) {
      all.add(SourceFile.fromCode(script, text(script)));
    }
    return all;
  }

  private static Result check(List<SourceFile> scripts) throws Exception {
    CompilerOptions options = new CompilerOptions();
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    options.setChecksOnly(true);
    options.setLanguageIn(LanguageMode.ECMASCRIPT_NEXT);
    options.setLanguageOut(LanguageMode.NO_TRANSPILE);
    options.setCheckSymbols(true);
    options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.ERROR);
    options.setWarningLevel(DiagnosticGroups.CHECK_USELESS_CODE, CheckLevel.ERROR);
    options.setWarningLevel(DiagnosticGroups.VIOLATED_MODULE_DEP, CheckLevel.OFF);
    List<SourceFile> known = List.of(SourceFile.fromCode("known.js", KNOWN));
    return new Compiler(new PrintStream(java.io.OutputStream.nullOutputStream(), true, "UTF-8"))
        .compile(known, scripts, options);
  }

  /** What a browser and the library of charts have. */
  private static final String KNOWN =
      Stream.of(
              "d3",
              "document",
              "location",
              "history",
              "navigator",
              "console",
              "addEventListener",
              "innerWidth",
              "setTimeout",
              "print",
              "atob",
              "Blob",
              "URL",
              "Response",
              "DecompressionStream",
              "Uint8Array",
              "Intl",
              "Date",
              "Math",
              "JSON",
              "Object",
              "Array",
              "Number",
              "String",
              "Set",
              "Map",
              "Promise",
              "Infinity",
              "undefined",
              "encodeURIComponent",
              "decodeURIComponent",
              "Delaunay",
              "RegExp",
              "parseInt")
          .map(name -> "var " + name + ";")
          .collect(java.util.stream.Collectors.joining("\n"));

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptsAreLaidOutAlike(String script) throws Exception {
    List<String> lines = text(script).lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(400);
    assertThat(lines).allMatch(line -> line.length() <= WIDEST, "no wider than " + WIDEST);
    assertThat(lines).noneMatch(line -> line.endsWith(" ") || line.contains("\t"));
    assertThat(lines)
        .allMatch(
            line ->
                (line.length() - line.stripLeading().length()) % 2 == 0
                    || line.strip().startsWith("*"),
            "two spaces a step");
    assertThat(text(script))
        .endsWith("\n")
        .doesNotContain("\n\n\n", "console.log", "debugger", "innerHTML", "eval(");
  }
}
