package org.tenprint.localstack;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ties the life of a child process to its parent's: the child ends when its standard input does,
 * which the kernel sees to however the parent ends.
 *
 * <p>As a Java agent it does so for a process that knows nothing of it, such as a service.
 */
public final class ParentLink {

  private final CountDownLatch gone = new CountDownLatch(1);

  private ParentLink() {}

  /** Entry point of the agent; ends the JVM in order when standard input ends. */
  public static void premain(String arguments) {
    ParentLink link = watch();
    Thread end = new Thread(() -> link.exitWhenGone(), "parent-link-exit");
    end.setDaemon(true);
    end.start();
  }

  /** Starts to watch standard input. */
  static ParentLink watch() {
    ParentLink link = new ParentLink();
    Thread reader = new Thread(link::drain, "parent-link");
    reader.setDaemon(true);
    reader.start();
    return link;
  }

  /** Waits for the parent's end without limit. */
  void awaitGone() {
    try {
      gone.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the parent's end. A terminal's Ctrl-C reaches parent and children at once: who is
   * needed by others waits here for the parent to say when.
   */
  void awaitGone(long seconds) {
    try {
      gone.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void exitWhenGone() {
    awaitGone();
    System.exit(0);
  }

  private void drain() {
    byte[] ignored = new byte[256];
    try {
      while (System.in.read(ignored) >= 0) {
        // only the end carries meaning
      }
    } catch (IOException e) {
      // a broken pipe is the end of it too
    } finally {
      gone.countDown();
    }
  }
}
