package wildfire.ingest;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * What stands for an account: HMAC-SHA-256 (RFC 2104) over the id under a secret key, its first 128
 * bits in lower-case hex. The same id gives the same pseudonym under the same key; without the key
 * nobody gets from one to the other, nor can try ids out. Sent to executors with its key; shows the
 * key to nobody.
 */
public final class Pseudonyms implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
  private static final String KEY_ID_LABEL = "wildfire pseudonym key id: ";
  private static final int KEY_ID_LENGTH = 8;
  private static final int BYTES_KEPT = 16;

  private final byte[] key;
  private final transient ThreadLocal<Mac> macs;

  private Pseudonyms(byte[] key) {
    this.key = key;
    macs = ThreadLocal.withInitial(() -> mac(key));
  }

  /** Pseudonyms under a key, which is any number of bytes but none. */
  public static Pseudonyms under(byte[] key) {
    return new Pseudonyms(key.clone());
  }

  /**
   * The pseudonym of an account's id as an export has it, null for null; white space around it is
   * ignored.
   */
  public String of(String accountId) {
    if (accountId == null) {
      return null;
    }
    byte[] code = macs.get().doFinal(accountId.trim().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(code, 0, BYTES_KEPT);
  }

  /** Names the key without telling it: 8 hex digits of a SHA-256 over a label and the key. */
  public String keyId() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(KEY_ID_LABEL.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(key)).substring(0, KEY_ID_LENGTH);
  }

  static Mac mac(byte[] key) {
    return HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
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
