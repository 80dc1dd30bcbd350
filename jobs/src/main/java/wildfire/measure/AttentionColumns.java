package wildfire.measure;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.List;
import java.util.function.Function;
import wildfire.measure.Attended.Counts;
import wildfire.metrics.AfterPayment;
import wildfire.metrics.Breadth;
import wildfire.model.FixedAge;
import wildfire.table.Table.Declaration;

/** What causes of doing badly are looked for in, declared: columns of the scorecard. */
final class AttentionColumns {
  /** Earlier than a day hardly anything but spread can be told from luck. */
  private static final List<FixedAge> AGES =
      List.of(FixedAge.HOURS_24, FixedAge.HOURS_72, FixedAge.DAYS_7, FixedAge.DAYS_30);

  private AttentionColumns() {}

  static void declare(Declaration<Measured> d) {
    counted(d, "impressions", "displays", "Organic impressions", m -> m.attended().impressions());
    withPaid(d, "impressions", "displays", "Impressions", m -> m.attended().impressions());
    counted(d, "views", "views", "Organic views", m -> m.attended().views());
    withPaid(d, "views", "views", "Views", m -> m.attended().views());
    counted(d, "saves", "events", "Organic saves", m -> m.attended().saves());
    counted(d, "clicks", "events", "Organic clicks", m -> m.attended().clicks());
    counted(
        d,
        "angry_reactions",
        "events",
        "Organic reactions known to be angry",
        m -> m.attended().angryReactions());
    counted(
        d,
        "hides",
        "acts",
        "Times that people hid it or its author's posts, or reported it",
        m -> m.attended().hides());
    message(d);
    counted(
        d,
        "follower_accounts",
        "accounts",
        "Distinct accounts that engaged organically and are known to follow the author (left out where it would tell of fewer than report.min_group_accounts whether they follow, and not of none)",
        m -> m.attended().followers());
    counted(
        d,
        "outsider_accounts",
        "accounts",
        "Distinct accounts that engaged organically and are known not to follow the author (left out where it would tell of fewer than report.min_group_accounts whether they follow, and not of none)",
        m -> m.attended().outsiders());
    communities(d);
    afterPayment(d);
  }

  private static void counted(
      Declaration<Measured> d,
      String column,
      String unit,
      String what,
      Function<Measured, Counts> counts) {
    for (FixedAge age : AGES) {
      int at = FixedAge.all().indexOf(age);
      d.maybe(
          column + "_" + age.suffix(),
          COUNT,
          unit,
          what
              + " up to the age of "
              + age.suffix()
              + "; null until the post has reached it, or where neither log nor counters tell.",
          m -> at(counts.apply(m).organic(), at));
    }
    d.maybe(
            column + "_settled",
            COUNT,
            unit,
            what
                + " as the platform counted them after the whole window; null where the last export is earlier, or where a log tells.",
            m -> counts.apply(m).settled().organic())
        .maybe(
            column + "_basis",
            TEXT,
            "",
            "Where these are from: events or counters; null where nothing is known.",
            m -> counts.apply(m).basis() == null ? null : counts.apply(m).basis().id());
  }

  private static void withPaid(
      Declaration<Measured> d,
      String column,
      String unit,
      String what,
      Function<Measured, Counts> counts) {
    for (FixedAge age : AGES) {
      int at = FixedAge.all().indexOf(age);
      d.maybe(
          column + "_with_paid_" + age.suffix(),
          COUNT,
          unit,
          what
              + " up to the age of "
              + age.suffix()
              + ", bought ones included; null until the post has reached it, or where neither log nor counters tell.",
          m -> at(counts.apply(m).withPaid(), at));
    }
    d.maybe(
        column + "_with_paid_settled",
        COUNT,
        unit,
        what
            + ", bought ones included, as the platform counted them after the whole window; null where the last export is earlier, or where a log tells.",
        m -> counts.apply(m).settled().withPaid());
  }

  private static void message(Declaration<Measured> d) {
    counted(
        d,
        "message_mentions",
        "events",
        "Organic comments and quotes, the author's own left out, that mention the campaign's message (have one of the words that vocabulary.message_terms sets; null where it sets none, or the text of too few of them is known, measure.min_texts_known_share)",
        m -> m.attended().messageMentions());
    for (FixedAge age : AGES) {
      int at = FixedAge.all().indexOf(age);
      d.maybe(
          "comment_texts_" + age.suffix(),
          COUNT,
          "events",
          "Organic comments and quotes up to the age of "
              + age.suffix()
              + ", the author's own left out, whose words are known: what message_mentions_"
              + age.suffix()
              + " is counted among; null until the post has reached it, where its campaign's message has no words, or where no log has the words of comments.",
          m -> at(m.attended().commentTexts(), at));
    }
  }

  private static void communities(Declaration<Measured> d) {
    d.maybe(
            "community_known",
            COUNT,
            "accounts",
            "Engaged accounts whose community is known; null where the platform's logs have no accounts, or where these are fewer than report.min_group_accounts and not none.",
            ofAccounts(Breadth::communityKnown))
        .maybe(
            "largest_community_share",
            NUMBER,
            "0–1",
            "Share of those in the community that has most of them; null where none is known, or community_known is null.",
            ofAccounts(Breadth::largestCommunityShare))
        .maybe(
            "orphan_share",
            NUMBER,
            "0–1",
            "Share of the shares that came through a share that is not in the log; null without shares.",
            AttentionColumns::orphanShare);
  }

  private static void afterPayment(Declaration<Measured> d) {
    d.maybe(
            "shares_after_payment",
            COUNT,
            "events",
            "Organic shares and quotes after the last bought period, or the last bought event if that is later; null where nothing is known to be bought, it has not ended, or the log has no shares or no times.",
            afterPayment(AfterPayment::shares))
        .maybe(
            "hours_after_payment",
            NUMBER,
            "hours",
            "Hours observed after it; null where shares_after_payment is.",
            afterPayment(AfterPayment::hours));
  }

  private static Function<Measured, Object> ofAccounts(Function<Breadth, Object> value) {
    return m -> m.sources().accountsLogged() ? value.apply(m.metrics().breadth()) : null;
  }

  private static Function<Measured, Object> afterPayment(Function<AfterPayment, Object> value) {
    return m -> {
      AfterPayment after = m.metrics().afterPayment();
      return after == null || !m.sources().spread().isOfEvents() ? null : value.apply(after);
    };
  }

  private static Double orphanShare(Measured m) {
    Breadth breadth = m.metrics().breadth();
    return m.sources().spread().isOfEvents() && breadth.cascadeSize() > 1
        ? Double.valueOf((double) breadth.orphans() / (breadth.cascadeSize() - 1))
        : null;
  }

  private static Long at(Long[] counts, int age) {
    return counts == null ? null : counts[age];
  }
}
