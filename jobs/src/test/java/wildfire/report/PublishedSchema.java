package wildfire.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildfire.table.Column;
import wildfire.table.Table;

/** What readers of the tables rest on, as text that reads well in a diff. */
record PublishedSchema(Map<String, Form> tables) {

  /**
   * A table's form.
   *
   * @param columns type of each column, with {@code ?} where it can be null, by name
   */
  record Form(int version, List<String> key, Map<String, String> columns) {}

  static PublishedSchema of(List<Table<?>> tables) {
    Map<String, Form> forms = new LinkedHashMap<>();
    for (Table<?> table : tables) {
      Map<String, String> columns = new LinkedHashMap<>();
      for (Column<?> column : table.columns()) {
        columns.put(column.name(), column.type().words() + (column.nullable() ? "?" : ""));
      }
      forms.put(table.name(), new Form(table.version(), table.key(), columns));
    }
    return new PublishedSchema(forms);
  }

  String text() {
    StringBuilder text =
        new StringBuilder(
            "The form of every published table: version, key, columns; ? can be null.\n");
    tables.forEach(
        (name, form) -> {
          text.append("\n%s, version %d\n".formatted(name, form.version()));
          text.append("  key: %s\n".formatted(String.join(", ", form.key())));
          form.columns()
              .forEach((column, type) -> text.append("  %s: %s\n".formatted(column, type)));
        });
    return text.toString();
  }

  static PublishedSchema read(String text) {
    Map<String, Form> forms = new LinkedHashMap<>();
    List<String> blocks = List.of(text.split("\n\n"));
    for (String block : blocks.subList(1, blocks.size())) {
      List<String> lines = block.lines().toList();
      String[] head = lines.get(0).split(", version ", 2);
      List<String> key = List.of(lines.get(1).replace("  key: ", "").split(", "));
      Map<String, String> columns = new LinkedHashMap<>();
      for (String line : lines.subList(2, lines.size())) {
        String[] column = line.strip().split(": ", 2);
        columns.put(column[0], column[1]);
      }
      forms.put(head[0], new Form(Integer.parseInt(head[1]), key, columns));
    }
    return new PublishedSchema(forms);
  }

  /** What a reader of these tables would stumble over in others, and no version tells. */
  List<String> brokenBy(PublishedSchema after) {
    List<String> broken = new ArrayList<>();
    tables.forEach(
        (name, form) -> {
          Form now = after.tables().get(name);
          if (now == null) {
            broken.add(
                name + " is gone; if that is meant, take it out of the recorded schema by hand");
          } else if (now.version() < form.version()) {
            broken.add(name + " has version " + now.version() + " after " + form.version());
          } else if (now.version() == form.version()) {
            broken.addAll(broken(name, form, now));
          }
        });
    return broken;
  }

  private static List<String> broken(String table, Form before, Form now) {
    List<String> broken = new ArrayList<>();
    if (!before.key().equals(now.key())) {
      broken.add(table + " has the key " + now.key() + " instead of " + before.key());
    }
    before
        .columns()
        .forEach(
            (column, type) -> {
              String typeNow = now.columns().get(column);
              if (typeNow == null) {
                broken.add(table + "." + column + " is gone");
              } else if (!typeNow.replace("?", "").equals(type.replace("?", ""))) {
                broken.add(table + "." + column + " is " + typeNow + " instead of " + type);
              } else if (typeNow.endsWith("?") && !type.endsWith("?")) {
                broken.add(table + "." + column + " can be null, which it never was");
              }
            });
    return broken;
  }
}
