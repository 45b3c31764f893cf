package org.tenprint.messaging;

import java.lang.Thread.UncaughtExceptionHandler;
import org.apache.kafka.common.utils.KafkaThread;

/**
 * The threads that Kafka's clients start for themselves. One that ends by an Error is said in the
 * log and missed by nobody: a producer without its network thread takes records and never writes
 * them, and whoever waits for it waits for ever. So each is given a handler that is heard.
 */
final class LibraryThreads {
  private static final int ROOM = 64;

  private final UncaughtExceptionHandler heard;

  /**
   * @param heard told when one of them ends by what nobody caught
   */
  LibraryThreads(UncaughtExceptionHandler heard) {
    this.heard = heard;
  }

  /** Gives the handler to those that were started since. */
  void hear() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + ROOM];
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i] instanceof KafkaThread && threads[i].getUncaughtExceptionHandler() != heard) {
        threads[i].setUncaughtExceptionHandler(heard);
      }
    }
  }
}
