package org.tenprint.system;

import java.io.IOException;

/** Commands of the operating system. */
final class Command {
  private Command() {}

  /** Whether it is there and ends well. */
  static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
