package wildfire.association;

/** Which post. */
record PostKey(String platform, String postId) {}
