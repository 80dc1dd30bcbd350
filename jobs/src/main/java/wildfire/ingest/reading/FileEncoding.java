package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import wildfire.ingest.source.Read;

/** In which of its read's encodings a file is written. */
final class FileEncoding {
  private FileEncoding() {}

  /**
   * The first encoding of the read, UTF-8 where there are two; the second, if the file is not
   * UTF-8. A file in which more characters are UTF-8 than are not has been damaged: it stays UTF-8,
   * and the records with the damage are rejected.
   */
  static Charset of(FileBytes file, String path, Read read) throws IOException {
    Charset first = Charset.forName(read.encoding());
    if (read.encodings().size() < 2) {
      return first;
    }
    try (OpenedFile opened = OpenedFile.whole(file, path, first)) {
      return !opened.isAsStored() || isUtf8(opened.window())
          ? first
          : Charset.forName(read.encodings().get(1));
    }
  }

  private static boolean isUtf8(ByteWindow bytes) throws IOException {
    long fitting = 0;
    long misfits = 0;
    for (int each = bytes.at(0); each >= 0; each = bytes.at(0)) {
      int length = each < 0x80 ? 1 : lengthAt(bytes, each);
      if (length > 1) {
        fitting++;
      } else if (length == 0) {
        misfits++;
      }
      bytes.advance(Math.max(1, length));
    }
    return misfits == 0 || fitting > misfits;
  }

  /** Bytes of the character that begins with this one, which is not ASCII; 0 if none does. */
  private static int lengthAt(ByteWindow bytes, int first) throws IOException {
    int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    for (int next = 1; next < length; next++) {
      if ((bytes.at(next) & 0xFFFFFFC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
