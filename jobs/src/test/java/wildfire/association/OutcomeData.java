package wildfire.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One outcome of posts, with what is asked about and what is held equal.
 *
 * @param value one entry per post; {@code NaN} is unknown
 * @param cascadeSize of each post, for outcomes that are a cascade's shape; empty for others
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record OutcomeData(
    String scope,
    String outcome,
    Scale scale,
    double[] value,
    int[] account,
    List<Factor> factors,
    List<Control> controls,
    int[] cascadeSize) {

  /** One row for each factor, in their order; details of one trigger are asked about together. */
  List<AssociationRow> rows(Rules rules) {
    Frame frame =
        Frame.of(
            IntStream.range(0, value.length).filter(post -> !Double.isNaN(value[post])), account);
    int[] sizes =
        cascadeSize.length == 0 ? cascadeSize : SizeMatching.sizeClasses(frame, cascadeSize);
    Response response = Response.of(outcome, scale, frame.take(value), sizes);
    List<Factor> joint = factors.stream().filter(f -> f.role() instanceof Role.Joint).toList();
    Association association = new Association(scope, frame, controls, joint, rules, null);
    Map<Object, List<Factor>> together = new LinkedHashMap<>();
    for (Factor factor : factors) {
      Object key = factor.role() instanceof Role.Detail ? factor.role() : factor.name();
      together.computeIfAbsent(key, k -> new ArrayList<>()).add(factor);
    }
    Map<String, AssociationRow> rows = new HashMap<>();
    for (List<Factor> asked : together.values()) {
      association.rows(asked, List.of(response)).forEach(row -> rows.put(row.factor(), row));
    }
    return factors.stream().map(factor -> rows.get(factor.name())).toList();
  }
}
