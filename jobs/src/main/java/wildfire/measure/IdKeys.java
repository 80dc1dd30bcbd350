package wildfire.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Ids as 64-bit digests (xxHash64, as Spark's own function of that name), never 0: that stands for
 * "none".
 */
final class IdKeys {
  private static final long SEED = 42; // of Spark's function

  private IdKeys() {}

  /** The digest of one id. */
  static long of(UTF8String id) {
    return XXH64.hashUnsafeBytes(id.getBaseObject(), id.getBaseOffset(), id.numBytes(), SEED);
  }

  /** The digest of an id in a column; 0 where it is null. */
  static Column of(Column id) {
    return functions.when(id.isNull(), functions.lit(0L)).otherwise(functions.xxhash64(id));
  }

  /** UTC microseconds. */
  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
