package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.model.OperatorError;

final class PseudonymsTest {
  private static final byte[] JEFE = "Jefe".getBytes(StandardCharsets.UTF_8);

  @Test
  void theFirstHalfOfAnHmac() {
    // RFC 4231, test case 2.
    String message = "what do ya want for nothing?";
    String hmac = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    assertThat(
            HexFormat.of()
                .formatHex(Pseudonyms.mac(JEFE).doFinal(message.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(hmac);
    assertThat(Pseudonyms.under(JEFE).of(message)).isEqualTo(hmac.substring(0, 32));
    assertThat(Pseudonyms.under(JEFE).of(" " + message + "\n")).isEqualTo(hmac.substring(0, 32));
  }

  @Test
  void sameAfterTheWayToAnExecutor() throws Exception {
    Pseudonyms here = Pseudonyms.under(JEFE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(here);
    }
    Pseudonyms there =
        (Pseudonyms)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(there.of("ann")).isEqualTo(here.of("ann")).matches("[0-9a-f]{32}");
    assertThat(there.keyId()).isEqualTo(here.keyId()).matches("[0-9a-f]{8}");
    assertThat(here.toString()).doesNotContain("Jefe").contains(here.keyId());
  }

  @Test
  void theFirstRunMakesAKeyAndSaysSo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("secret/pseudonym.key");
    List<String> told = new ArrayList<>();
    Pseudonyms first = PseudonymKey.pseudonyms(null, file, Optional.empty(), told::add);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(told).hasSize(1).first().asString().contains(file.toString());
    assertThat(told.get(0)).doesNotContain(Files.readString(file).strip());
    Pseudonyms second = PseudonymKey.pseudonyms(null, file, Optional.of(first.keyId()), told::add);
    assertThat(second.of("ann")).isEqualTo(first.of("ann"));
    assertThat(told).hasSize(1);
  }

  @Test
  void theEnvironmentGoesBeforeTheFile(@TempDir Path folder) {
    Path file = folder.resolve("pseudonym.key");
    String key = "0123456789abcdef0123456789abcdef";
    Pseudonyms from = PseudonymKey.pseudonyms(key + "\n", file, Optional.empty(), told -> {});
    assertThat(from.of("ann"))
        .isEqualTo(Pseudonyms.under(key.getBytes(StandardCharsets.UTF_8)).of("ann"));
    assertThat(file).doesNotExist();
  }

  @Test
  void anotherKeyThanTheLakesIsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("pseudonym.key");
    assertThatThrownBy(
            () -> PseudonymKey.pseudonyms(null, file, Optional.of("deadbeef"), told -> {}))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("deadbeef");
    assertThat(file).doesNotExist();
    Files.writeString(file, "another key, long enough");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(
            () -> PseudonymKey.pseudonyms(null, file, Optional.of("deadbeef"), told -> {}))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("deadbeef")
        .hasMessageNotContaining("long enough");
  }

  @Test
  void aKeyThatOthersReadOrGuessIsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("pseudonym.key");
    Files.writeString(file, "a key that is long enough");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> PseudonymKey.pseudonyms(null, file, Optional.empty(), told -> {}))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> PseudonymKey.pseudonyms("short", file, Optional.empty(), told -> {}))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("at least 16");
  }
}
