package wildfire.verdict.cause;

import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Judge;
import wildfire.verdict.PostFigures;

/** Gives a post its verdict, and tells which causes the evidence fits if it did badly. */
public final class Diagnostician {
  private final Judge judge;
  private final CauseRules causes;

  public Diagnostician(JudgeSettings judging, CauseSettings settings) {
    this.judge = new Judge(judging);
    this.causes = new CauseRules(judging, settings);
  }

  /** The verdict on a post, and what its doing badly fits. */
  public Diagnosis of(PostFigures post, Surroundings around) {
    return causes.diagnose(judge.judge(post, around.expectations()), around);
  }

  /** The same of a post as {@link PlatformFold} gives it. */
  public Diagnosis of(PlatformFold.Placed placed) {
    return of(placed.post(), placed.around());
  }
}
