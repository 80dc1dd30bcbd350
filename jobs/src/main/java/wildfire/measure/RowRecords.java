package wildfire.measure;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import wildfire.model.IdByName;

/**
 * Records out of Spark's structs. The fields of a struct are the components of its record, in their
 * order: texts, numbers, answers, moments, constants by their ids, records, and lists of records.
 */
final class RowRecords {
  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          Constructor<?> canonical = type.getDeclaredConstructors()[0];
          canonical.setAccessible(true);
          return canonical;
        }
      };

  private RowRecords() {}

  /**
   * The record in a column.
   *
   * @param type a record with no other than its canonical constructor
   */
  static <R extends Record> R read(SpecializedGetters row, int ordinal, Class<R> type) {
    Constructor<?> constructor = CONSTRUCTORS.get(type);
    Type[] types = constructor.getGenericParameterTypes();
    InternalRow struct = row.getStruct(ordinal, types.length);
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = value(struct, i, types[i]);
    }
    try {
      return type.cast(constructor.newInstance(values));
    } catch (ReflectiveOperationException never) {
      throw new IllegalStateException(type + " of " + struct, never);
    }
  }

  /** Null where the row has none; of a list, an empty one. */
  private static Object value(SpecializedGetters row, int ordinal, Type type) {
    if (type instanceof ParameterizedType list) {
      Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
      if (row.isNullAt(ordinal)) {
        return List.of();
      }
      ArrayData all = row.getArray(ordinal);
      return IntStream.range(0, all.numElements()).mapToObj(i -> value(all, i, element)).toList();
    }
    Class<?> plain = (Class<?>) type;
    if (row.isNullAt(ordinal)) {
      return null;
    } else if (plain == String.class) {
      return row.getUTF8String(ordinal).toString();
    } else if (plain == boolean.class) {
      return row.getBoolean(ordinal);
    } else if (plain == double.class || plain == Double.class) {
      return row.getDouble(ordinal);
    } else if (plain == long.class || plain == Long.class) {
      return row.getLong(ordinal);
    } else if (plain == Instant.class) {
      return Instant.EPOCH.plus(row.getLong(ordinal), ChronoUnit.MICROS);
    } else if (plain.isEnum()) {
      String id = row.getUTF8String(ordinal).toString();
      return Stream.of(plain.getEnumConstants())
          .filter(constant -> ((IdByName) constant).id().equals(id))
          .findFirst()
          .orElseThrow();
    }
    return read(row, ordinal, plain.asSubclass(Record.class));
  }
}
