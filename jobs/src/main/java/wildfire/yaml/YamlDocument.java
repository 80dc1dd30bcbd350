package wildfire.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML as it was written: every value with its line, nothing guessed about its type ({@code no}
 * stays the word "no", {@code 010} stays as it is), a key that is given twice is a problem.
 */
public final class YamlDocument {
  private final Place top;
  private final Problems problems;

  private YamlDocument(Place top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  /**
   * The keys of a file.
   *
   * @param source what the file is called in problems
   * @return no keys where the text is empty or does not hold keys; the latter is a problem
   */
  public static YamlValue.Keys keys(String source, String text, Problems problems) {
    Place top = new Place(source, 1);
    YamlValue root = value(top, text, problems);
    if (root instanceof YamlValue.Keys keys) {
      return keys;
    }
    if (!(root instanceof YamlValue.Nothing)) {
      problems.add(root.place(), "", "the file must hold keys such as \"key: value\"");
    }
    return new YamlValue.Keys(top, Map.of());
  }

  /**
   * A single value, such as {@code [linkedin, tiktok]}.
   *
   * @param place where it stands; if that has no line, in place of its lines
   */
  public static YamlValue value(Place place, String text, Problems problems) {
    return new YamlDocument(place, problems).read(text);
  }

  private YamlValue read(String text) {
    try {
      Iterator<Node> documents =
          new Yaml(new LoaderOptions()).composeAll(new StringReader(text)).iterator();
      if (!documents.hasNext()) {
        return new YamlValue.Nothing(top);
      }
      YamlValue root = convert(documents.next(), "");
      if (documents.hasNext()) {
        problems.at(
            placeOf(documents.next().getStartMark()), "a second document begins; one is read");
      }
      return root;
    } catch (MarkedYAMLException e) {
      problems.add(placeOf(e.getProblemMark()), "", "not YAML: %s", e.getProblem());
    } catch (YAMLException e) {
      problems.add(top, "", "not YAML: %s", e.getMessage());
    }
    return new YamlValue.Nothing(top);
  }

  /** A node and all below it, each with its own line, or all at one place. */
  private YamlValue convert(Node node, String path) {
    Place place = placeOf(node.getStartMark());
    if (node.getAnchor() != null) {
      problems.add(place, path, "anchors (&%s) are not read here; write it out", node.getAnchor());
      return new YamlValue.Nothing(place);
    }
    if (node instanceof ScalarNode scalar) {
      boolean nothing = scalar.getTag().equals(Tag.NULL);
      return nothing
          ? new YamlValue.Nothing(place)
          : new YamlValue.Scalar(place, scalar.getValue());
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> values = new ArrayList<>();
      for (Node value : sequence.getValue()) {
        values.add(convert(value, path + "[" + (values.size() + 1) + "]"));
      }
      return new YamlValue.Items(place, List.copyOf(values));
    }
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      Place keyPlace = placeOf(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyPlace, path, "a key must be a single word");
        continue;
      }
      String keyPath = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      YamlValue.Entry earlier = entries.get(key.getValue());
      if (earlier != null) {
        problems.add(keyPlace, keyPath, "%s is given twice, first at %s", keyPath, earlier.place());
        continue;
      }
      YamlValue value = convert(tuple.getValueNode(), keyPath);
      entries.put(key.getValue(), new YamlValue.Entry(keyPlace, value));
    }
    return new YamlValue.Keys(place, entries);
  }

  private Place placeOf(Mark mark) {
    return top.line() == 0 || mark == null ? top : new Place(top.source(), mark.getLine() + 1);
  }
}
