package wildfire.association;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wildfire.association.Control.AccountMean;

/** A small campaign and what other software says about it; reference.py beside it made both. */
final class Campaign {
  static final List<String> FACTORS = List.of("timing", "recognition", "storytelling");

  private final List<String> header;
  private final List<String[]> rows = new ArrayList<>();

  private Campaign() {
    List<String> lines = lines("posts.csv");
    header = Arrays.asList(lines.get(0).split(",", -1));
    lines.stream().skip(1).map(line -> line.split(",", -1)).forEach(rows::add);
  }

  static Campaign read() {
    return new Campaign();
  }

  static Map<String, Double> reference() {
    Map<String, Double> told = new HashMap<>();
    for (String line : lines("reference.csv").subList(1, lines("reference.csv").size())) {
      String[] part = line.split(",", -1);
      told.put(part[0], Double.valueOf(part[1]));
    }
    return told;
  }

  private static List<String> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Campaign.class.getResourceAsStream("/wildfire/association/" + file), UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double[] column(String name) {
    int place = header.indexOf(name);
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[place])).toArray();
  }

  int[] accounts() {
    return Arrays.stream(column("account")).mapToInt(account -> (int) account).toArray();
  }

  OutcomeData data(Scale scale) {
    String outcome =
        switch (scale) {
          case LOG -> "outcome";
          case YES_NO -> "viral";
        };
    return new OutcomeData(
        "all",
        outcome,
        scale,
        column(outcome),
        accounts(),
        FACTORS.stream().map(name -> Factor.joint(name, column(name))).toList(),
        List.of("video", "paid", "followers").stream()
            .map(name -> new Control(name, name, column(name), AccountMean.LEFT_OUT))
            .toList(),
        new int[0]);
  }
}
