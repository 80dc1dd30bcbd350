package wildfire.ingest.reading;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file as they are stored, from any place. */
@FunctionalInterface
public interface FileBytes {
  /** A stream that begins at an offset from 0; the caller closes it. */
  InputStream from(long offset) throws IOException;
}
