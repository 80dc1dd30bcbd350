package wildfire.verdict.cause;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Expectation;
import wildfire.verdict.Expectations;
import wildfire.verdict.Expectations.FormatUsual;
import wildfire.verdict.OrdinaryRange;
import wildfire.verdict.Precedent;

/**
 * What is known around a post, beside its own numbers: all that a verdict and its causes need of
 * other posts. It can be written in few bytes, so that a run holds it of all posts at once.
 *
 * @param expectations what its account usually gets
 * @param activity of the audience in the hours after its publication; null if unknown
 * @param ownPost the post of the same account, published shortly before or after, that got most;
 *     null if there is none
 * @param usualGap how much time the account usually leaves between two posts; null if too few of
 *     its earlier posts tell, or nobody knows whose post it is or when it was published
 * @param precedent how its account's earlier posts were judged; null before the post itself is
 */
public record Surroundings(
    Expectations expectations,
    AudienceActivity.Reading activity,
    OwnPost ownPost,
    UsualGap usualGap,
    Precedent precedent) {
  private static final Counted[] COUNTED = Counted.values();
  private static final BaselineLevel[] LEVELS = BaselineLevel.values();
  private static final int NONE = -1;

  /**
   * Time between successive posts of an account.
   *
   * @param hours median
   * @param gaps how many it rests on
   */
  public record UsualGap(double hours, int gaps) {}

  /** The same, once it is known how earlier posts were judged. */
  public Surroundings after(Precedent earlier) {
    return new Surroundings(expectations, activity, ownPost, usualGap, earlier);
  }

  /** Writes it, for {@link #read}. */
  public void write(DataOutput to) throws IOException {
    FormatUsual format = expectations.format();
    write(expectations.known().values(), to);
    write(expectations.growth(), to);
    write(format == null ? List.of() : List.of(format.own(), format.others()), to);
    to.writeByte(expectations.earlierPosts().size());
    for (Map.Entry<Counted, Integer> each : expectations.earlierPosts().entrySet()) {
      to.writeByte(place(each.getKey()));
      to.writeInt(each.getValue());
    }
    to.writeBoolean(activity != null);
    if (activity != null) {
      to.writeDouble(activity.share());
      to.writeDouble(activity.expected());
    }
    to.writeBoolean(ownPost != null);
    if (ownPost != null) {
      to.writeUTF(ownPost.postId());
      to.writeDouble(ownPost.hours());
      to.writeByte(ownPost.counted() == null ? NONE : place(ownPost.counted()));
      if (ownPost.counted() != null) {
        to.writeByte(place(ownPost.age()));
        to.writeLong(ownPost.its());
        to.writeLong(ownPost.own());
      }
    }
    to.writeBoolean(usualGap != null);
    if (usualGap != null) {
      to.writeDouble(usualGap.hours());
      to.writeInt(usualGap.gaps());
    }
    to.writeBoolean(precedent != null);
    if (precedent != null) {
      to.writeInt(precedent.judged());
      to.writeInt(precedent.same());
    }
  }

  private static void write(Collection<Expectation> all, DataOutput to) throws IOException {
    to.writeByte(all.size());
    for (Expectation one : all) {
      to.writeByte(place(one.counted()));
      to.writeByte(place(one.age()));
      to.writeByte(place(one.level()));
      to.writeInt(one.posts());
      to.writeDouble(one.expected());
      to.writeDouble(one.usualLow());
      to.writeDouble(one.usualHigh());
      to.writeDouble(one.ordinary().low());
      to.writeDouble(one.ordinary().high());
      to.writeDouble(one.ordinary().rare());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Surroundings read(DataInput from) throws IOException {
    Map<Counted, Expectation> known = new EnumMap<>(Counted.class);
    expectations(from).forEach(one -> known.put(one.counted(), one));
    List<Expectation> growth = expectations(from);
    List<Expectation> formats = expectations(from);
    FormatUsual format = formats.isEmpty() ? null : new FormatUsual(formats.get(0), formats.get(1));
    Map<Counted, Integer> earlier = new EnumMap<>(Counted.class);
    for (int left = from.readByte(); left > 0; left--) {
      earlier.put(COUNTED[from.readByte()], from.readInt());
    }
    return new Surroundings(
        new Expectations(known, earlier, format, growth),
        from.readBoolean()
            ? new AudienceActivity.Reading(from.readDouble(), from.readDouble())
            : null,
        from.readBoolean() ? ownPost(from) : null,
        from.readBoolean() ? new UsualGap(from.readDouble(), from.readInt()) : null,
        from.readBoolean() ? new Precedent(from.readInt(), from.readInt()) : null);
  }

  private static List<Expectation> expectations(DataInput from) throws IOException {
    Expectation[] all = new Expectation[from.readByte()];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          new Expectation(
              COUNTED[from.readByte()],
              ComparisonAge.all().get(from.readByte()),
              LEVELS[from.readByte()],
              from.readInt(),
              from.readDouble(),
              from.readDouble(),
              from.readDouble(),
              new OrdinaryRange.Counts(from.readDouble(), from.readDouble(), from.readDouble()));
    }
    return List.of(all);
  }

  private static OwnPost ownPost(DataInput from) throws IOException {
    String postId = from.readUTF();
    double hours = from.readDouble();
    int counted = from.readByte();
    return counted == NONE
        ? new OwnPost(postId, hours, null, null, null, null)
        : new OwnPost(
            postId,
            hours,
            COUNTED[counted],
            ComparisonAge.all().get(from.readByte()),
            from.readLong(),
            from.readLong());
  }

  @SuppressWarnings("EnumOrdinal") // lives no longer than a run
  private static int place(Enum<?> one) {
    return one.ordinal();
  }
}
