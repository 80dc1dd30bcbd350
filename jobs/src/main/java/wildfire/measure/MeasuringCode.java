package wildfire.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The code that posts are measured by. What another build measured is not carried over: its version
 * may be the same, and its numbers not.
 */
public final class MeasuringCode {
  private static final List<String> PACKAGES =
      List.of("wildfire/measure", "wildfire/metrics", "wildfire/model");

  private MeasuringCode() {}

  /** SHA-256, in hex, of the compiled classes that measuring depends on. */
  public static String digest() {
    try {
      Path place =
          Path.of(MeasuringCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return digest(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return digest(jar.getPath("/"));
      }
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("the classes that run cannot be read", unreadable);
    }
  }

  static String digest(Path classes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String each : PACKAGES) {
        try (Stream<Path> all = Files.walk(classes.resolve(each))) {
          for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException noSha256) {
      throw new IllegalStateException("every Java has SHA-256", noSha256);
    }
  }
}
