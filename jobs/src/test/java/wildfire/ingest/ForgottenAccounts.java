package wildfire.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts to forget, for tests of what is kept of them outside the lake. */
public final class ForgottenAccounts {
  private static final Pseudonyms KEY =
      Pseudonyms.under("a key for these tests".getBytes(StandardCharsets.UTF_8));

  private ForgottenAccounts() {}

  /** Accounts by their ids, on every platform. */
  public static Forgotten of(String... ids) {
    return new Forgotten(KEY, List.of())
        .withAccounts(
            Stream.of(ids).map(id -> new AccountsToForget.Account(Optional.empty(), id)).toList());
  }

  /** What stands for an account in the lake and the reports. */
  public static String pseudonym(String id) {
    return KEY.of(id);
  }
}
