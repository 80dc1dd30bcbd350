package wildfire.query;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A disk under another name, so that nothing but Hadoop finds what is on it. */
public final class Elsewhere extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("elsewhere:///");
  }

  @Override
  public String getScheme() {
    return "elsewhere";
  }
}
