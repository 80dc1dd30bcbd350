package wildfire.page;

/** What names a post. */
record PostId(String platform, String id) {}
