package wildfire.explain;

import java.util.Locale;
import java.util.Map;
import wildfire.model.Language;

/** What platforms, formats and triggers are called in a language. */
public final class Names {
  static final String BUNDLE = "explain/names";

  private final Map<String, String> names;

  public Names(Language language) {
    names = Map.copyOf(language.bundle(BUNDLE));
  }

  /** All of them, by kind and id, such as {@code format.video}. */
  public Map<String, String> all() {
    return names;
  }

  /** Such as LinkedIn; the id itself where nothing is known of it. */
  public String platform(String id) {
    return of("platform", id, id);
  }

  /** Such as video; the id with spaces where it has no name. */
  public String format(String id) {
    return of("format", id, id.replace('_', ' '));
  }

  /** Such as "status and identity"; the id with spaces where it has no name. */
  public String trigger(String id) {
    return of("trigger", id, id.replace('_', ' '));
  }

  private String of(String kind, String id, String otherwise) {
    return names.getOrDefault(kind + "." + id.toLowerCase(Locale.ROOT), otherwise);
  }
}
