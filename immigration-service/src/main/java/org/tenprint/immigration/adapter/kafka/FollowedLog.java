package org.tenprint.immigration.adapter.kafka;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Whether the log of records was found to be that of the tables, since its feed last began. Until
 * then nothing is written to it: a log that lost its end would grow to its old length before
 * anybody asks how long it is. For two threads: the records' feed, and whoever writes.
 */
public final class FollowedLog {
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile boolean followed;

  /** It is to be asked for anew; returns when nothing is being written. */
  void asked() {
    lock.lock();
    try {
      followed = false;
    } finally {
      lock.unlock();
    }
  }

  /** It is the tables', and not shorter than they are. */
  void found() {
    followed = true;
  }

  boolean isFollowed() {
    return followed;
  }

  /** What writes to the log. */
  interface Writing<X extends Exception> {
    void run() throws X;
  }

  /**
   * Writes to it.
   *
   * @throws RetriableException if it is not known now to be followed: nothing was written
   */
  <X extends Exception> void write(Writing<X> writing) throws X {
    lock.lock();
    try {
      if (!followed) {
        throw new TimeoutException("the log of records was not found to be the tables' yet");
      }
      writing.run();
    } finally {
      lock.unlock();
    }
  }
}
