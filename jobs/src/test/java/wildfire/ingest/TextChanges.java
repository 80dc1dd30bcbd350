package wildfire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wildfire.ingest.ManyExports.Export;
import wildfire.ingest.source.Read;

/** Changes to a file that need not know what stands in it. */
final class TextChanges {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String PACKED =
      "(?i)pack|gzip|zip|zst|compress|cut|broken|truncated|ended|corrupt";
  private static final String UNREADABLE =
      "(?i)encoding|UTF|character|fits no source|fits no table|lacks|zero|no JSON|JSON|cannot be read|does not match|\\bcell";
  private static final String CUT =
      "(?i)cut|cells|columns|JSON|ends|end of|quote|UTF|does not match|is missing|is no |lacks|fits no|characters|not one row|rounded|contradict|unknown|not closed|broken|empty|no value";

  private static final String BEHIND =
      "cells? where|text after the end|not valid JSON|does not match|fits no source";

  private final Export base;
  private final Read.Format format;
  private final String text;
  private final Random random;

  TextChanges(Export base, Read.Format format, Random random) {
    this.base = base;
    this.format = format;
    this.text = new String(base.content().bytes(), UTF_8);
    this.random = random;
  }

  private Export as(String path, byte[] bytes) {
    return new Export(base.source(), path, () -> bytes);
  }

  private Export as(byte[] bytes) {
    return as(base.path(), bytes);
  }

  private Export as(String changed) {
    return as(changed.getBytes(UTF_8));
  }

  List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    lineEnds(all);
    encodings(all);
    packed(all);
    cut(all);
    return all;
  }

  private void lineEnds(List<Variant> all) {
    String plain = text.replace("\r\n", "\n");
    boolean csv = format == Read.Format.CSV;
    all.add(Variant.same(as(plain.replace("\n", "\r\n")), "line ends of Windows").apart("text"));
    all.add(
        csv
            ? Variant.same(as(plain.replace("\n", "\r")), "line ends of old Macs").apart("text")
            : Variant.sameOrTold(
                as(plain.replace("\n", "\r")), "line ends of old Macs", UNREADABLE));
    all.add(Variant.same(as(plain.replaceFirst("\n$", "")), "no end of the last line"));
    all.add(Variant.same(as(plain + "\n\n  \n"), "blank lines below"));
    all.add(Variant.same(as("\n\n" + plain), "blank lines above"));
    all.add(Variant.sameOrTold(as(plain + "\u001A"), "an end of file of DOS", BEHIND));
    all.add(Variant.sameOrTold(as(plain + "\0".repeat(64)), "zeros behind the text", BEHIND));
  }

  private void encodings(List<Variant> all) {
    String plain = text.replaceFirst("^\uFEFF", "");
    all.add(Variant.same(as("\uFEFF" + plain), "byte order mark"));
    all.add(Variant.same(as(plain), "no byte order mark"));
    all.add(
        Variant.same(as(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16LE)), "UTF-16, little"));
    all.add(
        Variant.same(as(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16BE)), "UTF-16, big"));
    all.add(
        Variant.sameOrTold(
                as(plain.getBytes(StandardCharsets.UTF_16LE)), "UTF-16 without a mark", UNREADABLE)
            .apart("text"));
    all.add(
        Variant.sameOrTold(
                as(plain.getBytes(Charset.forName("UTF-32BE"))),
                "UTF-32 without a mark",
                UNREADABLE)
            .apart("text"));
    if (WINDOWS.newEncoder().canEncode(plain) && !plain.chars().allMatch(c -> c < 128)) {
      all.add(Variant.sameOrTold(as(plain.getBytes(WINDOWS)), "windows-1252", UNREADABLE));
    }
  }

  private void packed(List<Variant> all) {
    byte[] bytes = base.content().bytes();
    byte[] gzip = packed(GZIPOutputStream::new, bytes);
    String path = base.path();
    all.add(Variant.same(as(path + ".gz", gzip), "gzip"));
    all.add(Variant.same(as(path + ".zst", Zstd.compress(bytes)), "zst"));
    all.add(Variant.same(as("download.zip", zipped(path, bytes)), "zip"));
    all.add(Variant.same(as("download.zip", zipped("export/" + path, bytes)), "folder in a zip"));
    all.add(Variant.sameOrTold(as(path, gzip), "gzip by another name", PACKED + "|" + UNREADABLE));
    all.add(Variant.sameOrTold(as(path, zipped(path, bytes)), "zip by another name", PACKED));
    all.add(
        Variant.sameOrTold(
            as(path + ".gz", bytes), "not packed, but named so", PACKED + "|" + UNREADABLE));
    int length = 1 + random.nextInt(gzip.length - 1);
    all.add(
        Variant.sameOrTold(
            as(path + ".gz", Arrays.copyOf(gzip, length)),
            "gzip cut at byte " + length,
            PACKED + "|" + UNREADABLE + "|" + CUT));
    byte[] zip = zipped(path, bytes);
    int kept = 1 + random.nextInt(zip.length - 1);
    all.add(
        Variant.sameOrTold(
            as("download.zip", Arrays.copyOf(zip, kept)),
            "zip cut at byte " + kept,
            PACKED + "|" + UNREADABLE));
  }

  private void cut(List<Variant> all) {
    if (format == Read.Format.JSON || format == Read.Format.NDJSON) {
      String whole = text.strip();
      for (int i = 0; i < 6; i++) {
        int at = 1 + random.nextInt(whole.length() - 1);
        boolean betweenRecords =
            format == Read.Format.NDJSON
                && (whole.charAt(at) == '\n' || whole.charAt(at - 1) == '\n');
        if (!betweenRecords) {
          all.add(Variant.sameOrTold(as(whole.substring(0, at)), "cut at " + at, CUT));
        }
      }
    }
  }

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] packed(Packing packing, byte[] bytes) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (OutputStream out = packing.around(to)) {
      out.write(bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return to.toByteArray();
  }

  private static byte[] zipped(String name, byte[] bytes) {
    return packed(
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
          zip.putNextEntry(new ZipEntry(name));
          return zip;
        },
        bytes);
  }
}
