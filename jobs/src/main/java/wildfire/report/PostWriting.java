package wildfire.report;

import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.executor.CommitDeniedException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import wildfire.explain.Explainer;
import wildfire.explain.Wording;
import wildfire.measure.MeasuredPosts;
import wildfire.measure.TaskOutput;
import wildfire.metrics.MeasuredPost;
import wildfire.model.Language;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;

/**
 * Goes over the measured posts a second time, now that all is known that they are compared with,
 * and writes every row about each of them. The files are gone over side by side on the cluster.
 */
final class PostWriting {
  /**
   * By what rows are made, on every executor.
   *
   * @param texts whether what posts say is published
   * @param links whether their addresses are
   * @param leastAccounts what tells about who engaged is left out where it rests on fewer
   * @param onPage the keys of the posts that the page shows
   */
  record Rules(
      JudgeSettings judge,
      CauseSettings causes,
      Explanations explanations,
      StarKeys star,
      Language language,
      boolean texts,
      boolean links,
      long leastAccounts,
      Set<String> onPage)
      implements Serializable {}

  /** What became of some posts, beside the files. */
  record Written(
      Map<PostGroup.Key, PostGroup> groups,
      Map<String, Long> rows,
      Map<Verdict, List<Headline>> farthest,
      List<PagePost> page)
      implements Serializable {

    static Written none() {
      return new Written(new HashMap<>(), new TreeMap<>(), new HashMap<>(), new ArrayList<>());
    }

    /** Adds others to these. */
    Written with(Written others) {
      others.groups.forEach((key, group) -> groups.merge(key, group, PostGroup::with));
      others.rows.forEach((table, n) -> rows.merge(table, n, Long::sum));
      others.farthest.values().stream()
          .flatMap(List::stream)
          .forEach(headline -> headline.keepIn(farthest));
      page.addAll(others.page);
      return this;
    }

    /** All groups that a key is of, together. */
    PostGroup together(Predicate<PostGroup.Key> which) {
      return PostGroup.together(
          groups.entrySet().stream()
              .filter(each -> which.test(each.getKey()))
              .map(Map.Entry::getValue)
              .toList());
    }
  }

  private PostWriting() {}

  /**
   * Writes the tables of posts into a run's folder.
   *
   * @param contexts what the posts of each file are compared with
   */
  static Written run(
      SparkSession spark,
      MeasuredPosts measured,
      PostContext.OfFile[] contexts,
      Rules rules,
      Path run) {
    if (contexts.length == 0) { // nothing was posted, and Spark has no job of no parts
      return Written.none();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    Broadcast<Rules> everywhere = context.broadcast(rules);
    List<Task> tasks = new ArrayList<>();
    for (int part = 0; part < contexts.length; part++) {
      tasks.add(
          new Task(
              part,
              measured.file(measured.note().parts().get(part)).toString(),
              context.broadcast(contexts[part])));
    }
    String into = run.toString();
    Written all =
        context
            .parallelize(tasks, tasks.size())
            .map(task -> written(task, everywhere.value(), new Path(into), hadoop.value().value()))
            .collect()
            .stream()
            .reduce(Written.none(), Written::with);
    all.page().sort(PagePost.ORDER);
    tasks.forEach(task -> task.contexts().destroy());
    everywhere.destroy();
    hadoop.destroy();
    return all;
  }

  /** What is written in one go. */
  private record Task(int part, String file, Broadcast<PostContext.OfFile> contexts)
      implements Serializable {}

  private static Written written(Task task, Rules rules, Path run, Configuration hadoop)
      throws IOException, CommitDeniedException {
    Diagnostician diagnostician = new Diagnostician(rules.judge(), rules.causes());
    SmallGroups few = new SmallGroups(rules.leastAccounts());
    PostReport.Setting setting =
        new PostReport.Setting(
            Wording.in(rules.language()), rules.star(), rules.texts(), rules.links());
    Map<PostGroup.Key, PostGroup> groups = new HashMap<>();
    Map<Verdict, List<Headline>> farthest = new HashMap<>();
    List<PagePost> page = new ArrayList<>();
    try (TaskOutput output = TaskOutput.of(hadoop)) {
      PublishedFiles files = PublishedFiles.open(run, task.part(), output::aside, hadoop);
      try (files;
          CloseableIterator<MeasuredPosts.WithoutSharers> posts =
              MeasuredPosts.read(new Path(task.file()), hadoop)) {
        for (int row = 0; posts.hasNext(); row++) {
          MeasuredPost post = posts.next().post();
          PostContext its = task.contexts().value().of(row);
          if (!its.chosen()) {
            continue;
          }
          Diagnosis diagnosis =
              diagnostician.of(
                  new PlatformFold.Placed(PostFigures.of(post, its.together()), its.around()));
          PostReport report =
              new PostReport(
                  post,
                  diagnosis,
                  few.of(post, diagnosis),
                  rules.explanations().of(post, diagnosis),
                  Explainer.causes(diagnosis),
                  setting);
          files.write(report);
          groups
              .computeIfAbsent(
                  new PostGroup.Key(post.post().campaignId(), post.post().platform()),
                  key -> new PostGroup())
              .add(report);
          Headline.of(report).keepIn(farthest);
          if (rules.onPage().contains(StarKeys.ofPost(post))) {
            page.add(PagePost.of(report));
          }
        }
      }
      output.commit();
      return new Written(groups, new TreeMap<>(files.rows()), farthest, page);
    }
  }
}
