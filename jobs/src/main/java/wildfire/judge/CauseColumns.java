package wildfire.judge;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.explain.CauseReason;
import wildfire.table.Column;
import wildfire.table.Table;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Sign;

/** What is told of the causes of doing badly, declared. */
public final class CauseColumns {
  private static final String CAUSES =
      Stream.of(Cause.values()).map(Cause::id).collect(Collectors.joining(", "));

  /** One row a post; the columns go beside the measured and judged ones. */
  static final Table<Diagnosis> OF_POST =
      Table.<Diagnosis>named("cause_of_post", "One row a post: what its doing badly fits.")
          .maybe(
              "causes",
              TEXT,
              "",
              "The causes of doing badly that the evidence fits, separated by commas, of: "
                  + CAUSES
                  + "; empty if it fits none; null where none are looked for, because the post did not do badly. Evidence that fits proves nothing.",
              d -> d.asked() ? ids(d.causes()) : null)
          .maybe(
              "causes_unchecked",
              TEXT,
              "",
              "Those that could not be checked for want of data; null where none are looked for.",
              d -> d.asked() ? ids(d.unchecked()) : null)
          .maybe(
              "audience_activity",
              NUMBER,
              "of what is usual",
              "What this platform's audience does in the hours (3, as set) from the post's publication on, as a part of what the time since publication alone leads to expect: 1 is like any other hour. Null where too little is known of these hours.",
              d -> d.activity() == null ? null : d.activity().share())
          .maybe(
              "response_to_exposure",
              NUMBER,
              "of what is usual",
              "The author's followers that engaged, as a part of what is usual, over how often it was shown, as a part of what is usual: 1 is the usual response for so many displays. One is added to every count. Null where either cannot be compared, or where so few engaged that follower_accounts is left out.",
              d -> d.responseToExposure())
          .maybe(
              "hides_to_exposure",
              NUMBER,
              "of what is usual",
              "How often it was hidden or reported, as a part of what is usual, over how often it was shown, bought displays included, as a part of what is usual: 1 is usual for so many displays. One is added to every count. Null where either cannot be compared.",
              d -> d.hidesToExposure())
          .maybe(
              "coordinated_accounts",
              COUNT,
              "accounts",
              "Of sharing_accounts, those that shared it within the span set (10 seconds) of an account with which they do so post after post: on at least so many posts as set (3), and more than accident explains. Null where sharing_accounts is, or where these are 1 to 9 (report.min_group_accounts); 0 where there is none, or too little to tell from accident. Accounts that act together for good reasons, or at once by habit, look the same.",
              d -> d.judged().post().circumstances().coordinatedAccounts())
          .maybe(
              "coordinated_share",
              NUMBER,
              "0–1",
              "Share of sharing_accounts that these are; null where coordinated_accounts is, or where nobody shared it.",
              d -> d.judged().post().circumstances().coordinatedShare())
          .maybe(
              "uncoordinated_shares_24h",
              COUNT,
              "events",
              "Shares and quotes in the first 24 hours, bought ones included, without the first ones of coordinated_accounts; null until the post has reached that age, or where coordinated_accounts is.",
              d -> {
                OptionalLong shares = d.judged().post().uncoordinatedShares();
                return shares.isPresent() ? Long.valueOf(shares.getAsLong()) : null;
              })
          .maybe(
              "own_post_id",
              TEXT,
              "",
              "The account's other post on the platform within the span set (3 hours) that got most compared with this one; null if there is none.",
              d -> d.ownPost() == null ? null : d.ownPost().postId())
          .maybe(
              "hours_to_own_post",
              NUMBER,
              "hours",
              "Between the two publications; null where there is no such post.",
              d -> d.ownPost() == null ? null : d.ownPost().hours())
          .declared();

  /** One row a sign; platform and post_id go before. */
  static final Table<CauseReason> TABLE =
      Table.<CauseReason>named("cause", "One row a cause of doing badly and sign of it.")
          .always("cause", TEXT, "", "One of: " + CAUSES + ".", r -> r.cause().id())
          .always(
              "fits",
              YES_NO,
              "",
              "Whether the evidence fits the cause; if not, it could not be checked for want of data, and the rows tell what is lacking. Causes that the evidence is against have no rows.",
              CauseReason::fits)
          .maybe(
              "cause_rank",
              COUNT,
              "",
              "Place among the causes of the post that fit, from 1: what leaves least to be said about the content comes first. Null where fits is false.",
              r -> r.rank() == null ? null : Long.valueOf(r.rank()))
          .always(
              "is_of_content",
              YES_NO,
              "",
              "Whether the cause is about the post itself; else it is not the content's fault.",
              r -> r.cause().isOfContent())
          .always(
              "signs_fitting",
              COUNT,
              "signs",
              "Signs of the cause that fit.",
              CauseReason::signsFitting)
          .always(
              "signs_checked",
              COUNT,
              "signs",
              "Signs of it that could be checked: with signs_fitting, how well it fits.",
              CauseReason::signsChecked)
          .always("sign_rank", COUNT, "", "Place in the cause, from 1.", r -> (long) r.signRank())
          .always(
              "sign",
              TEXT,
              "",
              "What is looked for, of: "
                  + Stream.of(Sign.Kind.values())
                      .map(Sign.Kind::id)
                      .collect(Collectors.joining(", "))
                  + ".",
              r -> r.sign().id())
          .always(
              "outcome",
              TEXT,
              "",
              "fits, contradicts, or says_nothing (it cannot be seen, or is too small to tell).",
              r -> r.outcome().name().toLowerCase(Locale.ROOT))
          .maybe(
              "metric",
              TEXT,
              "",
              "The column of post_scorecard behind it; null where it cannot be seen. Of own_post_got_more: of both posts. Of format_gets_less: what earlier posts usually had of it.",
              CauseReason::metric)
          .maybe(
              "observed",
              NUMBER,
              "of the metric",
              "What was observed; null where it could not be seen, or rests on fewer accounts than report.min_group_accounts.",
              CauseReason::observed)
          .maybe(
              "expected",
              NUMBER,
              "of the metric",
              "What is usual; of own_post_got_more, what the other post had; null where nothing is compared.",
              CauseReason::expected)
          .always(
              "finding",
              TEXT,
              "",
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual), or why it cannot be seen.",
              CauseReason::finding)
          .maybe(
              "threshold",
              NUMBER,
              "of the metric",
              "What observed was held against; null where there is no such number.",
              CauseReason::threshold)
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts, engagements or gaps",
              "What the number rests on: the earlier posts behind expected, the accounts behind a share of accounts, the engagements expected in the hours of publication, the gaps between the account's posts. Null where it rests on none of these.",
              CauseReason::sampleSize)
          .maybe(
              "compared_with",
              TEXT,
              "",
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.",
              r -> r.comparedWith() == null ? null : r.comparedWith().id())
          .always("sentence_en", TEXT, "", "The sign in English.", CauseReason::english)
          .always("sentence_nl", TEXT, "", "The sign in Dutch.", CauseReason::dutch)
          .always("cause_sentence_en", TEXT, "", "The cause in English.", CauseReason::causeEnglish)
          .always("cause_sentence_nl", TEXT, "", "The cause in Dutch.", CauseReason::causeDutch)
          .declared();

  private CauseColumns() {}

  /** The columns of a post, for the table that publishes them. */
  public static List<Column<?>> ofPost() {
    return new ArrayList<>(OF_POST.columns());
  }

  /** The columns of a sign, for the table that publishes them. */
  public static List<Column<?>> all() {
    return new ArrayList<>(TABLE.columns());
  }

  private static String ids(List<Cause> causes) {
    return causes.stream().map(Cause::id).collect(Collectors.joining(","));
  }
}
