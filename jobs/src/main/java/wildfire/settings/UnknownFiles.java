package wildfire.settings;

/** What becomes of files of an input that no source knows, where others are known. */
public enum UnknownFiles {
  /** They are named, and the others are read. */
  LEAVE,
  /** Nothing is read. */
  REFUSE
}
