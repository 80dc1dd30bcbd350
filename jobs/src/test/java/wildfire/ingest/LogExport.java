package wildfire.ingest;

import java.nio.file.Path;

/** Posts and what was done to them, in one log. */
final class LogExport {
  /** The source that reads it. */
  static final String LOG =
      """
      describes: Posts and what was done to them, in one log.
      conventions:
        zone: Europe/Amsterdam
        times: ["dd-MM-yyyy HH:mm", iso]
        decimal: ","
        missing: ["-"]
      reads:
        - files: "*.csv"
          file_name: "(?<account>[a-z]+)-\\\\d+\\\\.csv"
          format: csv
          delimiter: ";"
          fields: [what, post, id, who, at, parent, paid, followers]
          into:
            posts:
              when: "what = 'post'"
              columns:
                platform: { value: linkedin }
                post_id: post
                author_id: account
                author_followers: followers
                published_at: at
                observed_at: { expr: "timestamp'2026-02-01 00:00:00'" }
            engagements:
              when: "what <> 'post' and what <> 'note'"
              reject:
                - when: "id = parent"
                  because: an act is its own parent
              columns:
                platform: { value: linkedin }
                post_id: post
                event_id: id
                actor_id: who
                kind: { from: what, map: { repost: share } }
                occurred_at: at
                parent_event_id: parent
                is_paid: paid
      """;

  /** The first line of its files. */
  static final String HEADER = "what;post;id;who;at;parent;paid;followers\n";

  /** A campaign whose only export has these lines. */
  static Campaign of(Path folder, String... lines) {
    return new Campaign(folder)
        .source("log", LOG)
        .file("exports/brandhouse-1.csv", HEADER + String.join("\n", lines) + "\n")
        .input("exports", "log");
  }

  private LogExport() {}
}
