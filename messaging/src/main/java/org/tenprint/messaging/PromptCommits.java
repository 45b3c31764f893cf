package org.tenprint.messaging;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * When a hop commits before its interval is over. Where few polls bring something, each is
 * committed as soon as all that it brought is done: nobody waits for an interval in which nothing
 * follows. Where many do, they wait for the interval and share its transaction, which costs the
 * same for one record and for a hundred.
 *
 * <p>Few: so many commits in one interval, by {@link #SETTING}; the rest of an interval waits. So a
 * hop commits at most that often, and once more, in each. A thread counts for all of its tasks,
 * which commit together.
 */
final class PromptCommits {
  /** The setting of Kafka Streams that says how many in an interval; absent or 0: none. */
  static final String SETTING = "tenprint.prompt.commits";

  private static final String INTERVAL = "commit.interval.ms";
  private static final ThreadLocal<PromptCommits> COUNTS =
      ThreadLocal.withInitial(PromptCommits::new);

  private long begun;
  private long granted;

  PromptCommits() {}

  /** Of the thread that asks. */
  static PromptCommits ofThisThread() {
    return COUNTS.get();
  }

  /** What the settings of Kafka Streams say. */
  record Limits(long intervalNanos, long each) {
    static Limits of(Map<String, ?> settings) {
      return new Limits(
          TimeUnit.MILLISECONDS.toNanos(number(settings.get(INTERVAL))),
          number(settings.get(SETTING)));
    }

    private static long number(Object setting) {
      return setting == null ? 0 : Long.parseLong(setting.toString().trim());
    }
  }

  /**
   * One record more is done; whether to commit now.
   *
   * @param now by {@link System#nanoTime}
   * @param last whether it was the last that was polled
   */
  boolean done(Limits limits, long now, boolean last) {
    if (granted == 0 || now - begun >= limits.intervalNanos()) {
      begun = now;
      granted = 0;
    }
    boolean prompt = last && granted < limits.each();
    if (prompt) {
      granted++;
    }
    return prompt;
  }
}
