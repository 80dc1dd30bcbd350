package wildfire.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which rows are of accounts to forget: those that name one, and those that hang on a post of one.
 * An act of somebody else that came through a removed one stays: its parent is then one that is not
 * in the log.
 */
public record ForgottenRows(Forgotten forgotten) {
  private static final String PLATFORM = "platform";
  private static final String POST_ID = "post_id";
  private static final String OTHER_POST_ID = "other_post_id";
  private static final String PARENT = "parent_event_id";
  private static final String ACT_PLATFORM = "_platform";
  private static final String ACT_POST = "_post";
  private static final String ACT = "_act";

  /** Whether a row of such columns is one; never null. Columns within columns are not looked at. */
  public Column in(StructType schema) {
    return in(schema, Set.of());
  }

  private Column in(StructType schema, Set<String> beside) {
    Column[] texts =
        Stream.of(schema.fields())
            .filter(f -> f.dataType().equals(DataTypes.StringType) && !beside.contains(f.name()))
            .map(f -> col("`" + f.name() + "`"))
            .toArray(Column[]::new);
    Column[] keys =
        Stream.of(PLATFORM, POST_ID, OTHER_POST_ID)
            .map(key -> Set.of(schema.fieldNames()).contains(key) ? col(key) : nothing())
            .toArray(Column[]::new);
    Forgotten their = forgotten;
    return udf(
            (UDF4<String, String, String, Seq<String>, Boolean>)
                (platform, post, otherPost, all) ->
                    their.isPost(platform, post)
                        || their.isPost(platform, otherPost)
                        || CollectionConverters.asJava(all).stream()
                            .anyMatch(text -> their.isNamedIn(platform, text)),
            DataTypes.BooleanType)
        .withName("forgotten")
        .apply(
            keys[0],
            keys[1],
            keys[2],
            array(texts).cast(DataTypes.createArrayType(DataTypes.StringType)));
  }

  private static Column nothing() {
    return lit(null).cast(DataTypes.StringType);
  }

  /** A text with its forgotten accounts unnamed. */
  public Column without(Column text) {
    return udf((UDF1<String, String>) forgotten::without, DataTypes.StringType)
        .withName("unnamed")
        .apply(text);
  }

  Column ofLake(CanonicalTable table) {
    return in(LakeRows.schema(table), Set.of(PARENT));
  }

  /** Whether a rejected row names one, in its raw text or in the reasons that quote it. */
  Column rejected(Column reasons) {
    Forgotten their = forgotten;
    return udf(
            (UDF2<String, String, Boolean>)
                (raw, why) -> their.isNamedInRaw(raw) || their.isNamedInRaw(why),
            DataTypes.BooleanType)
        .withName("forgotten_raw")
        .apply(col(Mapping.RAW_TEXT), reasons);
  }

  List<Forgotten.PostKey> posts(Dataset<Row> posts) {
    Dataset<Row> keys =
        posts.where(ofLake(CanonicalTable.POSTS)).select(PLATFORM, POST_ID).distinct();
    return keys.collectAsList().stream()
        .map(row -> new Forgotten.PostKey(row.getString(0), row.getString(1)))
        .toList();
  }

  /** Writes the rows of tables that stay, each into its folder, as the lake has them. */
  void writeKept(Map<CanonicalTable, Dataset<Row>> tables, Function<CanonicalTable, Path> folders) {
    Optional<Dataset<Row>> acts =
        Optional.ofNullable(tables.get(CanonicalTable.ENGAGEMENTS)).map(this::acts);
    acts.ifPresent(its -> its.persist(StorageLevel.MEMORY_AND_DISK()));
    tables.forEach((table, rows) -> Staging.write(kept(table, rows, acts), folders.apply(table)));
    acts.ifPresent(Dataset::unpersist);
  }

  /** The acts among engagements that are to go. */
  private Dataset<Row> acts(Dataset<Row> engagements) {
    return engagements
        .where(ofLake(CanonicalTable.ENGAGEMENTS))
        .select(col(PLATFORM).as(ACT_PLATFORM), col(POST_ID).as(ACT_POST), col("event_id").as(ACT))
        .distinct();
  }

  /**
   * The rows that stay, in the columns that they have. Retractions of acts that go, go with them;
   * where one was the parent of an act that stays, {@link Forgotten#NAME} stands in its place.
   *
   * @param acts those that go; empty where there are no engagements
   */
  private Dataset<Row> kept(CanonicalTable table, Dataset<Row> rows, Optional<Dataset<Row>> acts) {
    Dataset<Row> others = rows.where(not(ofLake(table)));
    if (acts.isEmpty()) {
      return others;
    }
    Column samePlatform = col(PLATFORM).equalTo(col(ACT_PLATFORM));
    return switch (table) {
      case ENGAGEMENTS -> {
        Column isParent =
            samePlatform
                .and(col(POST_ID).equalTo(col(ACT_POST)))
                .and(col(PARENT).equalTo(col(ACT)));
        Column isNamed =
            udf((UDF2<String, String, Boolean>) forgotten::isNamedIn, DataTypes.BooleanType)
                .withName("forgotten_parent")
                .apply(col(PLATFORM), col(PARENT));
        Column gone = col(ACT).isNotNull().or(coalesce(isNamed, lit(false)));
        yield others
            .join(acts.get(), isParent, "left")
            .withColumn(PARENT, when(gone, Forgotten.NAME).otherwise(col(PARENT)))
            .select(Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new));
      }
      case RETRACTIONS -> {
        Column isTakenBack =
            samePlatform
                .and(col("event_id").equalTo(col(ACT)))
                .and(coalesce(col(POST_ID), col(ACT_POST)).equalTo(col(ACT_POST)));
        yield others.join(acts.get(), isTakenBack, "left_anti");
      }
      case POSTS, FOLLOWS, TAGS, FLIGHTS, COUNTERS, ACCOUNT_COUNTERS -> others;
    };
  }
}
