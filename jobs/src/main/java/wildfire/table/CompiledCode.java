package wildfire.table;

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

/** The code that runs: two builds of one version may not make the same of the same rows. */
public final class CompiledCode {
  private CompiledCode() {}

  /** SHA-256, in hex, of the compiled classes of some of our packages, with those below them. */
  public static String digest(List<String> packages) {
    try {
      Path place =
          Path.of(CompiledCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return digest(place, packages);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return digest(jar.getPath("/"), packages);
      }
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("the classes that run cannot be read", unreadable);
    }
  }

  static String digest(Path classes, List<String> packages) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String each : packages) {
        try (Stream<Path> all = Files.walk(classes.resolve("wildfire").resolve(each))) {
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
