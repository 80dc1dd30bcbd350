package wildfire.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the value of a key may be. What a name says goes without it: {@code …_share} is 0 to 1, a
 * span of time is more than nothing and at most a hundred years.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /** The value where none, or a wrong one, is given: a text, or {@code ~} for null, [] or {}. */
  String[] or() default {};

  /** What to write there: the key must be given, though reading goes on without it. */
  String required() default "";

  /**
   * Whether texts are taken as they are written: not trimmed, empty ones too. In a list of them one
   * text stands for a list of one.
   */
  boolean verbatim() default false;

  double least() default Double.NEGATIVE_INFINITY;

  double most() default Double.POSITIVE_INFINITY;

  /** The words that there are; none: any. */
  String[] words() default {};
}
