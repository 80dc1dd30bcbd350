package wildfire.ingest;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.settings.Settings;

/**
 * Where the key of the pseudonyms comes from: the environment, else a file that only its owner
 * reads.
 */
final class PseudonymKey {
  /** Environment variable whose text is the key; goes before the file. */
  private static final String VARIABLE = "WILDFIRE_PSEUDONYM_KEY";

  private static final int LEAST_CHARACTERS = 16;
  private static final int BYTES_MADE = 32;

  private PseudonymKey() {}

  /** The pseudonyms of a lake that is there. */
  static Pseudonyms ofLake(Settings settings, String lakeKeyId) {
    return pseudonyms(settings, Optional.of(lakeKeyId), unused -> {});
  }

  /** Those of a run under settings; of a lake that may not be there yet. */
  static Pseudonyms pseudonyms(
      Settings settings, Optional<String> lakeKeyId, Consumer<String> teller) {
    Path file = Path.of(settings.ingest().pseudonymKeyFile());
    return pseudonyms(System.getenv(VARIABLE), file, lakeKeyId, teller);
  }

  /**
   * The pseudonyms of a run. A key that is nowhere yet is made, and the teller hears of it.
   *
   * @param fromEnvironment the text of {@link #VARIABLE}; null where it is not set
   * @param lakeKeyId the key id of the lake that is there; empty where there is none
   * @throws OperatorError if the key is too short, can be read by others, is missing though a lake
   *     was made with one, or is another than the lake's
   */
  static Pseudonyms pseudonyms(
      String fromEnvironment, Path file, Optional<String> lakeKeyId, Consumer<String> teller) {
    boolean given = fromEnvironment != null && !fromEnvironment.isBlank();
    String where = given ? "environment variable " + VARIABLE : "file " + file;
    if (!given && !Files.exists(file)) {
      if (lakeKeyId.isPresent()) {
        throw new OperatorError(
            "The lake was made with the pseudonym key %s, which is neither in %s nor in %s: bring it back, "
                + "or remove the lake to make it anew with a new key.",
            lakeKeyId.get(), VARIABLE, file);
      }
      make(file, teller);
    }
    String key = given ? fromEnvironment.strip() : read(file);
    if (key.length() < LEAST_CHARACTERS) {
      throw new OperatorError(
          "The pseudonym key in %s has %s; it needs at least %d, such as 64 random hex digits.",
          where, Plural.of(key.length(), "character"), LEAST_CHARACTERS);
    }
    Pseudonyms pseudonyms = Pseudonyms.under(key.getBytes(StandardCharsets.UTF_8));
    String lakes = lakeKeyId.orElse(pseudonyms.keyId());
    if (!lakes.equals(pseudonyms.keyId())) {
      throw new OperatorError(
          "The lake was made with the pseudonym key %s, and the key in %s is %s: bring back the "
              + "first key, or remove the lake to make it anew with the other.",
          lakes, where, pseudonyms.keyId());
    }
    return pseudonyms;
  }

  private static void make(Path file, Consumer<String> teller) {
    byte[] random = new byte[BYTES_MADE];
    new SecureRandom().nextBytes(random);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
      Files.writeString(
          file, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      teller.accept(
          "Made a pseudonym key in %s, readable by its owner alone. Keep it as long as the lake and tell it to nobody: without it later exports get other pseudonyms."
              .formatted(file));
    } catch (FileAlreadyExistsException anotherRunMadeIt) {
      teller.accept("Another run has just made the pseudonym key in " + file + ".");
    } catch (IOException notWritable) {
      throw new OperatorError(
          "The pseudonym key cannot be written to %s (%s): choose another ingest.pseudonym_key_file, or"
              + " set %s.",
          file, notWritable.getMessage(), VARIABLE);
    }
  }

  private static String read(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      if (rights.contains(GROUP_READ) || rights.contains(OTHERS_READ)) {
        throw new OperatorError(
            "The pseudonym key in %s can be read by others than its owner (%s): run chmod 600 on it.",
            file, PosixFilePermissions.toString(rights));
      }
      return Files.readString(file).strip();
    } catch (AccessDeniedException denied) {
      throw new OperatorError("The pseudonym key in %s cannot be read by this user.", file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
