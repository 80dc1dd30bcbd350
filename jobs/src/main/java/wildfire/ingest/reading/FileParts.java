package wildfire.ingest.reading;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which parts of which files are read together, so that every core has about the same to do. */
final class FileParts {
  /** A file of lines is split into parts of about this size (bytes). */
  static final long PART_BYTES = 64L << 20;

  /** What opening a file costs, as bytes read in the same time. */
  private static final long OPENING = 64L << 10;

  /** An archive gives about this many times its size. */
  private static final long UNPACKED = 5;

  private static final long LEAST_LOAD = 1L << 20;
  private static final int LOADS_A_CORE = 3;

  private FileParts() {}

  record Part(ExportFile file, LineRange range) implements Serializable {
    private long cost() {
      long bytes = Math.min(range.end(), file.bytes()) - range.start();
      return OPENING + (ArchiveStream.isCalledOne(file.path()) ? UNPACKED * bytes : bytes);
    }
  }

  /** The ranges of about such a size that a file has; their first lines are still unknown. */
  static List<LineRange> ranges(long bytes, long partBytes) {
    long parts = Math.max(1, Math.round((double) bytes / partBytes));
    List<LineRange> ranges = new ArrayList<>();
    for (long part = 0; part < parts; part++) {
      long end = part == parts - 1 ? Long.MAX_VALUE : bytes / parts * (part + 1);
      ranges.add(new LineRange(bytes / parts * part, end, 1));
    }
    return ranges;
  }

  /**
   * The parts of files, each file one behind the other, with the number of their first line, by how
   * many lines begin in each.
   */
  static List<Part> numbered(List<Part> parts, List<Long> lines) {
    List<Part> numbered = new ArrayList<>();
    long first = 1;
    for (int place = 0; place < parts.size(); place++) {
      LineRange range = parts.get(place).range();
      first = range.start() == 0 ? 1 : first;
      LineRange from = new LineRange(range.start(), range.end(), first);
      numbered.add(new Part(parts.get(place).file(), from));
      first += lines.get(place);
    }
    return numbered;
  }

  /** The parts in loads of about the same cost: heavy ones first, each in the lightest load. */
  static List<List<Part>> balanced(List<Part> parts, int cores) {
    long total = parts.stream().mapToLong(Part::cost).sum();
    long load = Math.max(LEAST_LOAD, Math.min(PART_BYTES, total / (LOADS_A_CORE * (long) cores)));
    int count = (int) Math.max(1, Math.min(parts.size(), (total + load - 1) / load));
    List<List<Part>> loads = new ArrayList<>();
    IntStream.range(0, count).forEach(number -> loads.add(new ArrayList<>()));
    long[] costs = new long[count];
    List<Part> heaviestFirst = new ArrayList<>(parts);
    heaviestFirst.sort(Comparator.comparingLong(part -> -part.cost()));
    for (Part part : heaviestFirst) {
      int lightest = 0;
      for (int number = 1; number < count; number++) {
        lightest = costs[number] < costs[lightest] ? number : lightest;
      }
      costs[lightest] += part.cost();
      loads.get(lightest).add(part);
    }
    return loads;
  }
}
