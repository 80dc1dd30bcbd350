package wildfire.ingest;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The accounts that a workspace has to forget, and their posts: known by digests of their
 * pseudonyms and ids under the workspace's key, so that nothing here leads to what was removed, and
 * yet an export that has them still is recognised.
 *
 * <p>Every platform-bound account is forgotten on its platform alone, every other one wherever its
 * id occurs.
 */
public final class Forgotten implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /** Stands where a forgotten account or act was named in what stays. */
  public static final String NAME = "(forgotten)";

  private static final String EVERYWHERE = "";
  private static final int BUCKETS = 1 << 16;
  private static final Pattern PSEUDONYMS = Pattern.compile("[0-9a-f]{32,}");
  private static final int PSEUDONYM_LENGTH = 32;
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final Pattern FIELDS = Pattern.compile("[^,;\\t\"\\n\\r|]+");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final int MOST_WORDS_OF_AN_ID = 8;
  private static final String BEFORE_AN_ID = "@#+-$~";

  private static final String ACCOUNT = "account";
  private static final String POST = "post";

  /**
   * One account or post to forget; a row of the {@link ForgottenList}.
   *
   * @param kind account or post
   * @param platform where; empty: everywhere
   * @param bucket 16 bits of a hash, by which nearly all others are told apart at no cost
   * @param digest HMAC-SHA-256, its first 128 bits in hex
   */
  record Entry(String kind, String platform, int bucket, String digest) implements Serializable {}

  record PostKey(String platform, String postId) {}

  private final Pseudonyms pseudonyms;
  private final ArrayList<Entry> entries;
  private final HashMap<String, HashSet<String>> accounts = new HashMap<>();
  private final HashSet<String> posts = new HashSet<>();
  private final LinkedHashSet<String> platformsOfPosts = new LinkedHashSet<>();
  private final BitSet accountBuckets = new BitSet(BUCKETS);
  private final BitSet postBuckets = new BitSet(BUCKETS);

  Forgotten(Pseudonyms pseudonyms, Collection<Entry> entries) {
    this.pseudonyms = pseudonyms;
    this.entries = new ArrayList<>(new LinkedHashSet<>(entries));
    for (Entry entry : this.entries) {
      if (entry.kind().equals(ACCOUNT)) {
        accounts.computeIfAbsent(entry.digest(), d -> new HashSet<>()).add(entry.platform());
        accountBuckets.set(entry.bucket());
      } else {
        posts.add(entry.digest());
        platformsOfPosts.add(entry.platform());
        postBuckets.set(entry.bucket());
      }
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  Forgotten withAccounts(Collection<AccountsToForget.Account> more) {
    return with(
        more.stream()
            .map(
                account -> {
                  String pseudonym = pseudonyms.of(account.id());
                  return new Entry(
                      ACCOUNT,
                      account.platform().orElse(EVERYWHERE),
                      bucket(pseudonym),
                      accountDigest(pseudonym));
                }));
  }

  Forgotten withPosts(Collection<PostKey> more) {
    return with(
        more.stream()
            .map(
                post ->
                    new Entry(
                        POST,
                        post.platform(),
                        bucket(post.postId()),
                        postDigest(post.platform(), post.postId()))));
  }

  private Forgotten with(Stream<Entry> more) {
    return new Forgotten(pseudonyms, Stream.concat(entries.stream(), more).toList());
  }

  private static int bucket(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }

  private String accountDigest(String pseudonym) {
    return pseudonyms.of("forgotten account " + pseudonym);
  }

  private String postDigest(String platform, String postId) {
    return pseudonyms.of("forgotten post " + platform + " " + postId);
  }

  /**
   * Whether a text of the lake or the reports is, or has in it, the pseudonym of such an account:
   * some sources make ids of posts and acts out of pseudonyms.
   *
   * @param platform of the row; null: whatever it is
   * @param text null: no
   */
  public boolean isNamedIn(String platform, String text) {
    if (text == null || text.length() < PSEUDONYM_LENGTH) {
      return false;
    }
    Matcher run = PSEUDONYMS.matcher(text);
    while (run.find()) {
      for (int at = run.start(); at + PSEUDONYM_LENGTH <= run.end(); at++) {
        if (isAccount(platform, text.substring(at, at + PSEUDONYM_LENGTH))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAccount(String platform, String pseudonym) {
    if (!accountBuckets.get(bucket(pseudonym))) {
      return false;
    }
    Set<String> where = accounts.get(accountDigest(pseudonym));
    return where != null
        && (platform == null || where.contains(EVERYWHERE) || where.contains(platform));
  }

  /** Whether a post is one of such an account; null is none. */
  public boolean isPost(String platform, String postId) {
    return platform != null
        && postId != null
        && postBuckets.get(bucket(postId))
        && posts.contains(postDigest(platform, postId));
  }

  /**
   * Whether a row as an export had it names such an account or a post of it: as a field of its own,
   * or as up to eight words with no letter or digit beside them. A short id can be met by chance:
   * then a row goes that could have stayed.
   */
  boolean isNamedInRaw(String raw) {
    if (raw == null) {
      return false;
    }
    Set<String> tried = new HashSet<>();
    return FIELDS
        .matcher(unescaped(raw))
        .results()
        .anyMatch(field -> isNamedInField(field.group().strip(), tried));
  }

  private boolean isNamedInField(String field, Set<String> tried) {
    if (field.isEmpty()) {
      return false;
    }
    if (isRawId(field, tried)) {
      return true;
    }
    List<MatchResult> words = WORDS.matcher(field).results().toList();
    for (int first = 0; first < words.size(); first++) {
      int start = words.get(first).start();
      boolean marked = start > 0 && BEFORE_AN_ID.indexOf(field.charAt(start - 1)) >= 0;
      for (MatchResult last :
          words.subList(first, Math.min(words.size(), first + MOST_WORDS_OF_AN_ID))) {
        int padded = last.end();
        while (padded < field.length() && field.charAt(padded) == '=') {
          padded++;
        }
        if (isRawId(field.substring(start, last.end()), tried)
            || (marked && isRawId(field.substring(start - 1, last.end()), tried))
            || isRawId(field.substring(start, padded), tried)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isRawId(String id, Set<String> tried) {
    if (!tried.add(id)) {
      return false;
    }
    String pseudonym = pseudonyms.of(id);
    return isAccount(null, pseudonym)
        || platformsOfPosts.stream().anyMatch(p -> isPost(p, id) || isPost(p, pseudonym));
  }

  private static String unescaped(String raw) {
    return ESCAPED
        .matcher(raw.replace("\\/", "/"))
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  /** The text with {@link #NAME} in place of every pseudonym of such an account; null for null. */
  public String without(String text) {
    if (!isNamedIn(null, text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at + PSEUDONYM_LENGTH;
      if (end <= text.length() && isAccount(null, text.substring(at, end))) {
        kept.append(NAME);
        at = end;
      } else {
        kept.append(text.charAt(at++));
      }
    }
    return kept.toString();
  }
}
