package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.source.Into;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Instants;
import wildfire.ingest.text.Texts;
import wildfire.model.OperatorError;
import wildfire.model.Plural;

/**
 * Whether day and month stand the other way round in a file than its source says. A date such as
 * 03/09 fits both ways; one such as 14/09 proves one of them, for the whole file. Where no date
 * proves anything the source is believed.
 */
enum DayOrder {
  /** As the source has it. */
  DECLARED,
  /** The other way round. */
  TURNED_ROUND,
  /** Some dates are only possible one way, and some only the other. */
  CONTRADICTORY;

  /** Column that is true where a record's file is {@link #TURNED_ROUND}. */
  static final String TURNED = "_turned";

  /** One date among so many that is only possible the other way may be a slip. */
  private static final long FEW = 5;

  /** Among so many there would be some that prove the source's way, if it were right. */
  private static final long MANY = 20;

  /** What a text proves. */
  enum Proof {
    DECLARED,
    OTHER,
    /** It fits both ways, as different days. */
    NONE
  }

  /** How many dates of a file prove what, and one of each. */
  record Proofs(Map<Proof, Long> dates, Map<Proof, String> examples) {
    long of(Proof proof) {
      return dates.getOrDefault(proof, 0L);
    }

    private long all() {
      return dates.values().stream().mapToLong(n -> n).sum();
    }

    /** A single date that speaks against others is a slip of one row, and is rejected with it. */
    DayOrder order() {
      boolean oneIsSlip = all() >= FEW;
      if (of(Proof.OTHER) == 0) {
        return DayOrder.DECLARED;
      }
      if (of(Proof.DECLARED) == 0) {
        boolean slip = of(Proof.OTHER) == 1 && oneIsSlip;
        return !slip ? TURNED_ROUND : all() < MANY ? DayOrder.DECLARED : CONTRADICTORY;
      }
      return of(Proof.OTHER) == 1 && oneIsSlip
          ? DayOrder.DECLARED
          : of(Proof.DECLARED) == 1 && oneIsSlip ? TURNED_ROUND : CONTRADICTORY;
    }

    private String example(Proof proof) {
      return Texts.quoted(examples.get(proof));
    }
  }

  /** What a text proves; null for what is no date, or the same day both ways. */
  static Proof proof(Cell<Long> declared, Cell<Long> other, String text) {
    boolean fits = isDate(declared, text);
    boolean fitsOther = isDate(other, text);
    return fits && fitsOther
        ? Objects.equals(declared.valueOf(text), other.valueOf(text)) ? null : Proof.NONE
        : fits ? Proof.DECLARED : fitsOther ? Proof.OTHER : null;
  }

  private static boolean isDate(Cell<Long> cell, String text) {
    return cell.isKnown(text)
        && cell.meaning() instanceof Instants instants
        && instants.isWritten(cell.known(text));
  }

  /**
   * The files of a batch that are turned round, by what all their dates prove.
   *
   * @param records all records of the files; only asked for where a date could be read either way
   * @param teller hears which files are turned round, and where a date speaks against the others
   * @throws OperatorError naming the files that contradict themselves
   */
  static Map<Integer, Boolean> turned(
      Batch batch, Supplier<Dataset<Row>> records, Dataset<Row> schema, Consumer<String> teller) {
    Map<String, Column> proofs = proofs(batch, schema);
    Map<Integer, Boolean> turned = new LinkedHashMap<>();
    batch.files().forEach(file -> turned.put(file.id(), false));
    if (proofs.isEmpty()) {
      return turned;
    }
    Map<Integer, Proofs> byFile = new LinkedHashMap<>();
    records
        .get()
        .where(col(Mapping.PROBLEM).isNull())
        .select(col(Mapping.FILE_ID), inline(array(proofs.values().toArray(Column[]::new))))
        .where(col("proof").isNotNull())
        .groupBy(Mapping.FILE_ID, "proof")
        .agg(count(lit(1)), max("text"))
        .collectAsList()
        .forEach(
            row -> {
              Proofs its =
                  byFile.computeIfAbsent(
                      row.getInt(0),
                      id -> new Proofs(new EnumMap<>(Proof.class), new EnumMap<>(Proof.class)));
              its.dates().put(Proof.valueOf(row.getString(1)), row.getLong(2));
              its.examples().put(Proof.valueOf(row.getString(1)), row.getString(3));
            });
    List<String> contradictory = new ArrayList<>();
    for (InputFile file : batch.files()) {
      Proofs its = byFile.get(file.id());
      DayOrder order = its == null ? DECLARED : its.order();
      switch (order) {
        case DECLARED -> {
          if (its != null && its.of(Proof.OTHER) > 0) {
            teller.accept(
                String.format(
                    Locale.ROOT,
                    "%s: one of %s has day and month the other way round than %s says (%s): its row is"
                        + " rejected.",
                    file.shownPath(),
                    Plural.of(its.all(), "date"),
                    file.source(),
                    its.example(Proof.OTHER)));
          }
        }
        case TURNED_ROUND -> {
          turned.put(file.id(), true);
          teller.accept(
              String.format(
                  Locale.ROOT,
                  "%s has day and month the other way round than %s says, as %s proves: all its dates are"
                      + " read so.",
                  file.shownPath(),
                  file.source(),
                  its.example(Proof.OTHER)));
        }
        case CONTRADICTORY ->
            contradictory.add(
                its.of(Proof.DECLARED) == 0
                    ? "%s has day and month in one order in %s, and nothing proves the other %s dates"
                        .formatted(file.shownPath(), its.example(Proof.OTHER), its.of(Proof.NONE))
                    : "%s has day and month in one order in %s and in the other in %s"
                        .formatted(
                            file.shownPath(),
                            its.example(Proof.DECLARED),
                            its.example(Proof.OTHER)));
      }
    }
    if (!contradictory.isEmpty()) {
      throw OperatorError.inputQuality(
          "%s, so that nobody can tell which day 03/09 is. Export it again in one language, or take"
              + " it out of the input.",
          String.join("; ", contradictory));
    }
    return turned;
  }

  /** What each text of a record proves, with the text; by how the source has it, each once. */
  private static Map<String, Column> proofs(Batch batch, Dataset<Row> schema) {
    Map<String, Column> proofs = new LinkedHashMap<>();
    SourceSql sql = new SourceSql(batch.source().name(), schema);
    for (Into into : batch.read().into()) {
      if (into.per() == Into.Per.ROW && into.explode() == null) {
        new TimeMappings(batch.source().name(), into.table(), sql)
            .readEitherWay(into.columns())
            .forEach((text, cell) -> proofs.putIfAbsent(text.toString(), proof(text, cell)));
      }
    }
    return proofs;
  }

  private static Column proof(Column text, Cell<Long> declared) {
    Instants instants = (Instants) declared.meaning();
    Cell<Long> other =
        new Cell<>(instants.otherWayRound().orElseThrow(), declared.map(), declared.missing());
    Column proof =
        udf(
                (UDF1<String, String>)
                    its -> {
                      Proof proved = its == null ? null : proof(declared, other, its);
                      return proved == null ? null : proved.name();
                    },
                DataTypes.StringType)
            .withName("proof")
            .apply(text);
    return struct(proof.as("proof"), text.as("text"));
  }
}
