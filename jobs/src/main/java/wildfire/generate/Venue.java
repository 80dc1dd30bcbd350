package wildfire.generate;

import java.util.List;
import java.util.Optional;
import wildfire.model.IdByName;

/** A platform as a place for posts: what can be posted, what can be done, what its log tells. */
public enum Venue implements IdByName {
  LINKEDIN(Parents.EXPLICIT, List.of("text", "image", "link"), "reaction", 0.11, 0.13),
  INSTAGRAM(Parents.EXPLICIT, List.of("image", "video", "carousel"), "like", 0.08, 0.10),
  X(Parents.ROOT_ONLY, List.of("text", "link", "image"), "like", 0.20, 0.10),
  MASTODON(Parents.EXPLICIT, List.of("text", "image", "link"), "like", 0.24, 0.10),
  FACEBOOK(Parents.EXPLICIT, List.of("image", "link", "video"), "reaction", 0.12, 0.15),
  TIKTOK(Parents.ROOT_ONLY, List.of("video", "image"), "like", 0.10, 0.08),
  BLUESKY(Parents.EXPLICIT, List.of("text", "image", "link"), "like", 0.18, 0.12),
  YOUTUBE(Parents.ROOT_ONLY, List.of("video", "text"), "like", 0.06, 0.14);

  /** Whether the log names the share through which a share came. */
  public enum Parents {
    EXPLICIT,
    ROOT_ONLY
  }

  private final Parents parents;
  private final List<String> formats;
  private final String liking;
  private final double spreadShare;
  private final double commentShare;

  Venue(
      Parents parents,
      List<String> formats,
      String liking,
      double spreadShare,
      double commentShare) {
    this.parents = parents;
    this.formats = formats;
    this.liking = liking;
    this.spreadShare = spreadShare;
    this.commentShare = commentShare;
  }

  /** The platform of that {@link #id()}; empty where there is none. */
  public static Optional<Venue> ofId(String id) {
    return IdByName.find(Venue.class, id);
  }

  public Parents parents() {
    return parents;
  }

  /** Commonest first. */
  List<String> formats() {
    return formats;
  }

  /** The kind that stands for liking: like, or reaction where there are several. */
  String liking() {
    return liking;
  }

  /** Shares and quotes as a part of the engagements of an ordinary post. */
  double spreadShare() {
    return spreadShare;
  }

  /** Comments as a part of the engagements of an ordinary post. */
  double commentShare() {
    return commentShare;
  }

  /** How exposure is called for a format: moving pictures are viewed, all else is displayed. */
  static String exposure(String format) {
    return format.equals("video") ? "view" : "impression";
  }
}
