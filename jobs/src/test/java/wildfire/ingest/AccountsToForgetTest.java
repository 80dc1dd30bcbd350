package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.AccountsToForget.Account;
import wildfire.model.OperatorError;

final class AccountsToForgetTest {
  @TempDir private Path folder;

  private List<Account> accounts(String text) throws IOException {
    Path file = folder.resolve("accounts");
    Files.writeString(file, text);
    return AccountsToForget.in(file, List.of("x", "bluesky"));
  }

  private static Account anywhere(String id) {
    return new Account(Optional.empty(), id);
  }

  @Test
  void plainIdsAreTakenAsTheyStandOneALine() throws IOException {
    assertThat(
            accounts(
                "\ufeff# asked for in March\r\n\r\n did:plc:abc \r\nJansen, Ann\nplatform\nann\nann\n"))
        .containsExactly(
            anywhere("did:plc:abc"),
            anywhere("Jansen, Ann"),
            anywhere("platform"),
            anywhere("ann"));
  }

  @Test
  void underAHeaderEachLineIsCsv() throws IOException {
    assertThat(accounts("Platform,Account\nx,ann\n,bob\nX,\"Jansen, \"\"Ann\"\"\"\n"))
        .containsExactly(
            new Account(Optional.of("x"), "ann"),
            anywhere("bob"),
            new Account(Optional.of("x"), "Jansen, \"Ann\""));
    assertThat(accounts("account\nann\n")).containsExactly(anywhere("ann"));
  }

  @Test
  void everyLineThatCannotBeTakenIsNamed() {
    assertThatThrownBy(() -> accounts("account,platform\nann,x\n\nbob,myspace\n,x\nann,b,x\n"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("line 4 has a platform that is not among")
        .hasMessageContaining("line 5 has no account")
        .hasMessageContaining("line 6 has 3 values under a header of 2");
  }

  @Test
  void aFileWithoutAccountsIsRefused() {
    for (String nobody : List.of("", "\n\n", "# nobody\n", "platform,account\n")) {
      assertThatThrownBy(() -> accounts(nobody)).hasMessageContaining("names no account");
    }
    assertThatThrownBy(() -> AccountsToForget.in(folder.resolve("none"), List.of()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void anotherEncodingIsSaid() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(file, "Renée\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> AccountsToForget.in(file, List.of()))
        .hasMessageContaining("not in UTF-8");
  }
}
