package wildfire.report;

import java.util.List;
import java.util.Map;
import wildfire.model.Language;

/**
 * All that the page shows.
 *
 * @param answer what the run found
 * @param posts those that are on the page: all, or the most telling
 * @param associations outcomes and factors, those of accounts left out, each a JSON object
 * @param asked how many of these are answered
 * @param clear how many of these are clear
 * @param campaigns one per campaign and platform, each a JSON object
 * @param timeZone of the hours and days of publication
 */
record PageContent(
    CampaignAnswer answer,
    List<PagePost> posts,
    List<String> associations,
    long asked,
    long clear,
    List<String> campaigns,
    String timeZone,
    Language language) {
  /** What is said of an association, by the names that scripts know it by. */
  static String association(AssociationEntry entry) {
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    for (String[] each :
        new String[][] {
          {"platform", "platform"},
          {"outcome", "outcome"},
          {"unit", "unit"},
          {"kind", "factor_kind"},
          {"factor", "factor"},
          {"conclusion", "conclusion"},
          {"refused", "refused"},
          {"with", "posts_with"},
          {"without", "posts_without"},
          {"accounts", "accounts"},
          {"difference", "adjusted_difference"},
          {"low", "adjusted_difference_low"},
          {"high", "adjusted_difference_high"},
          {"q", "q"},
          {"p", "p"},
          {"sentence", "sentence"}
        }) {
      values.put(
          each[0], AssociatedColumns.TABLE.column(each[1]).orElseThrow().value().apply(entry));
    }
    return RowJson.object(values);
  }
}
