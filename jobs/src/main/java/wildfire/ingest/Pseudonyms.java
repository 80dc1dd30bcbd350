package wildfire.ingest;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for an account: HMAC-SHA-256 (RFC 2104) over the id under a secret key, its first 128
 * bits in lower-case hex. The same id gives the same pseudonym under the same key; without the key
 * nobody gets from one to the other, nor can try ids out. Sent to executors with its key; shows the
 * key to nobody.
 */
public final class Pseudonyms implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KEY_ID_LABEL = "wildfire pseudonym key id: ";
  private static final int KEY_ID_LENGTH = 8;
  private static final int BYTES_KEPT = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;
  private transient ThreadLocal<Mac> macs;

  private Pseudonyms(byte[] key) {
    this.key = key;
    macs = ThreadLocal.withInitial(this::mac);
  }

  /** Pseudonyms under a key, which is any number of bytes but none. */
  public static Pseudonyms under(byte[] key) {
    return new Pseudonyms(key.clone());
  }

  /** The pseudonym of an account's id as an export has it; white space around it is ignored. */
  public String of(String accountId) {
    return new String(
        ofBytes(accountId.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
  }

  /** The same, null for null. */
  byte[] ofBytesOrNull(byte[] accountId) {
    return accountId == null ? null : ofBytes(accountId);
  }

  /** The same for ids and pseudonyms in UTF-8, which is how Spark holds them. */
  byte[] ofBytes(byte[] accountId) {
    int begin = 0;
    int end = accountId.length;
    while (begin < end && isBlank(accountId[begin])) {
      begin++;
    }
    while (end > begin && isBlank(accountId[end - 1])) {
      end--;
    }
    Mac mac = macs.get();
    mac.update(accountId, begin, end - begin);
    byte[] code = mac.doFinal();
    byte[] pseudonym = new byte[2 * BYTES_KEPT];
    for (int i = 0; i < BYTES_KEPT; i++) {
      pseudonym[2 * i] = HEX[(code[i] >> 4) & 0xf];
      pseudonym[2 * i + 1] = HEX[code[i] & 0xf];
    }
    return pseudonym;
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  /** Names the key without telling it: 8 hex digits of a SHA-256 over a label and the key. */
  public String keyId() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(KEY_ID_LABEL.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key)).substring(0, KEY_ID_LENGTH);
    } catch (NoSuchAlgorithmException noSha256) {
      throw new IllegalStateException("every Java has SHA-256", noSha256);
    }
  }

  private Mac mac() {
    return mac(key);
  }

  static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException noHmac) {
      throw new IllegalStateException("every Java has " + ALGORITHM, noHmac);
    }
  }

  @Serial
  private Object readResolve() {
    return new Pseudonyms(key);
  }

  @Override
  public String toString() {
    return "pseudonyms under key " + keyId();
  }
}
