package wildfire.model;

import java.util.Locale;

/** What somebody did with a post. */
public enum EngagementKind {
  LIKE(Role.RESPONSE),
  REACTION(Role.RESPONSE),
  COMMENT(Role.CONVERSATION),
  /** Passed on as it was (repost, retweet, boost). */
  SHARE(Role.SPREAD),
  /** Passed on with words of one's own. */
  QUOTE(Role.SPREAD),
  SAVE(Role.RESPONSE),
  CLICK(Role.RESPONSE),
  FOLLOW(Role.RESPONSE),
  /** The post was displayed: exposure, not an engagement. */
  IMPRESSION(Role.EXPOSURE),
  /** The post's video or page was watched: exposure, not an engagement. */
  VIEW(Role.EXPOSURE);

  /** What an event of a kind counts towards. */
  public enum Role {
    SPREAD,
    CONVERSATION,
    RESPONSE,
    EXPOSURE
  }

  private static final EngagementKind[] BY_CODE = values();

  private final Role role;
  private final String id;

  EngagementKind(Role role) {
    this.role = role;
    this.id = name().toLowerCase(Locale.ROOT);
  }

  public Role role() {
    return role;
  }

  /** Puts the post in front of new people: share or quote. */
  public boolean isSpread() {
    return role == Role.SPREAD;
  }

  /** A deliberate act; everything but exposure. */
  public boolean isEngagement() {
    return role != Role.EXPOSURE;
  }

  /** The name in exports and tables, in lower case. */
  public String id() {
    return id;
  }

  /** One byte that stands for the kind in a post's history. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than a run
  public byte code() {
    return (byte) ordinal();
  }

  /** The kind behind {@link #code()}. */
  public static EngagementKind ofCode(byte code) {
    return BY_CODE[code];
  }
}
