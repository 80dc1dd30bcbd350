package wildfire.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import wildfire.measure.MeasuredPosts;
import wildfire.metrics.SharedTogether;
import wildfire.verdict.cause.Surroundings;

/**
 * What is known around a post when its report is made.
 *
 * @param around what verdict and causes need of other posts
 * @param together what was shared together of it
 */
public record PostContext(Surroundings around, SharedTogether together, boolean chosen) {
  /** The contexts of the posts of one file, in few bytes. */
  public static final class OfFile implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[][] contexts;

    public OfFile(int posts) {
      contexts = new byte[posts][];
    }

    public void put(int row, PostContext context) {
      contexts[row] = context.bytes();
    }

    public PostContext of(int row) {
      return PostContext.read(contexts[row]);
    }
  }

  /** Places for the contexts of all posts, file by file. */
  static OfFile[] ofFiles(List<MeasuredPosts.Part> parts) {
    return parts.stream().map(part -> new OfFile((int) part.posts())).toArray(OfFile[]::new);
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream to = new DataOutputStream(bytes)) {
      around.write(to);
      to.writeLong(together.accounts());
      to.writeLong(together.onFirstDay());
      to.writeBoolean(chosen);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static PostContext read(byte[] bytes) {
    try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Surroundings around = Surroundings.read(from);
      return new PostContext(
          around, new SharedTogether(from.readLong(), from.readLong()), from.readBoolean());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
