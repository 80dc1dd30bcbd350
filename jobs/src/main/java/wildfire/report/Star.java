package wildfire.report;

import java.io.IOException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.report.StarTables.CalendarDay;
import wildfire.report.StarTables.Campaign;
import wildfire.report.StarTables.KeyedAssociation;
import wildfire.report.StarTables.Trigger;

/**
 * The dimensions of the star, and its facts that are not of single posts.
 *
 * @param tagged triggers of published tags
 * @param vocabulary triggers of the settings
 */
record Star(
    Map<PostGroup.Key, PostGroup> groups,
    Set<String> tagged,
    List<String> vocabulary,
    ZoneId audience,
    Language language) {

  /** Writes them. */
  void write(DriverTables to, List<AssociationEntry> associations) throws IOException {
    Set<String> triggers = triggers();
    to.write(
        StarTables.FACT_ASSOCIATION,
        associations.stream()
            .map(entry -> new KeyedAssociation(trigger(entry.row().factor(), triggers), entry))
            .toList());
    to.write(StarTables.DIM_PLATFORM, platforms());
    to.write(StarTables.DIM_CAMPAIGN, campaigns());
    to.write(StarTables.DIM_DATE, days());
    to.write(StarTables.DIM_TRIGGER, members(triggers));
  }

  private Set<String> triggers() {
    Set<String> all = new LinkedHashSet<>(vocabulary);
    all.addAll(new TreeSet<>(tagged));
    return all;
  }

  private List<Trigger> members(Set<String> triggers) {
    return Stream.concat(
            Stream.of(StarKeys.UNTAGGED, StarKeys.TWO_TRIGGERS, StarKeys.OTHER_FACTOR)
                .map(member -> new Trigger(member, null, false)),
            triggers.stream().map(t -> new Trigger(StarKeys.escaped(t), t, vocabulary.contains(t))))
        .toList();
  }

  /** The key of the trigger that a factor is, or of the member that stands for none. */
  private static String trigger(String factor, Set<String> triggers) {
    String value = FactorKind.value(factor);
    String trigger =
        switch (FactorKind.of(factor)) {
          case TRIGGER -> value;
          case DETAIL -> value.substring(0, Math.max(0, value.indexOf(':')));
          case PAIR -> null;
          default -> "";
        };
    if (trigger == null) {
      return StarKeys.TWO_TRIGGERS;
    }
    return triggers.contains(trigger) ? StarKeys.escaped(trigger) : StarKeys.OTHER_FACTOR;
  }

  private List<String> platforms() {
    Stream<String> names = groups.keySet().stream().map(PostGroup.Key::platform);
    return Stream.concat(names.distinct().sorted(), Stream.of(StarKeys.ALL_PLATFORMS)).toList();
  }

  /** One that stands for none is always there. */
  private List<Campaign> campaigns() {
    Map<String, Campaign> byKey = new TreeMap<>();
    byKey.put(StarKeys.NO_CAMPAIGN, new Campaign(null, null, null));
    groups.forEach(
        (key, group) ->
            byKey.merge(
                StarKeys.ofCampaign(key.campaignId()),
                new Campaign(key.campaignId(), group.first(), group.last()),
                (one, other) ->
                    new Campaign(
                        one.id(),
                        PostGroup.earliest(one.first(), other.first()),
                        PostGroup.latest(one.last(), other.last()))));
    return List.copyOf(byKey.values());
  }

  private List<CalendarDay> days() {
    PostGroup all = PostGroup.together(List.copyOf(groups.values()));
    if (all.first() == null) {
      return List.of(new CalendarDay(null, language.locale()));
    }
    IntStream years =
        Stream.of(all.first(), all.last())
            .flatMapToInt(at -> IntStream.of(year(at, audience), year(at, ZoneOffset.UTC)));
    IntSummaryStatistics span = years.summaryStatistics();
    return CalendarDay.of(Year.of(span.getMin()), Year.of(span.getMax()), language.locale());
  }

  private static int year(Instant at, ZoneId zone) {
    return at.atZone(zone).getYear();
  }
}
