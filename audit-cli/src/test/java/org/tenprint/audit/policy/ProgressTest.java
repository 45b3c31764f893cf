package org.tenprint.audit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aLongRunSaysEveryFiveSecondsHowFarItIs() {
    AtomicLong seconds = new AtomicLong(100);
    StringWriter said = new StringWriter();
    Progress progress =
        new Progress(new PrintWriter(said), () -> TimeUnit.SECONDS.toNanos(seconds.get()));
    for (int number = 1; number <= 12; number++) {
      seconds.incrementAndGet();
      progress.done(number, "scenarios");
    }
    assertEquals(
        "5 scenarios so far\n10 scenarios so far\n",
        said.toString().replace(System.lineSeparator(), "\n"));
  }
}
