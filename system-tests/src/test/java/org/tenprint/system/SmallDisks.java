package org.tenprint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Small disks for a stack: of its services, of its broker and of its database. Close it after the
 * stack.
 */
final class SmallDisks implements AutoCloseable {
  private final List<SmallDisk> all = new ArrayList<>();

  /** Lays them under a stack that is not started yet. */
  void under(Path stack) {
    try {
      all.add(SmallDisk.under(stack));
      all.add(SmallDisk.underBroker(stack));
      all.add(SmallDisk.underDatabase(stack));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  SmallDisk ofServices() {
    return all.get(0);
  }

  SmallDisk ofBroker() {
    return all.get(1);
  }

  SmallDisk ofDatabase() {
    return all.get(2);
  }

  /** Takes them away with what lies on them, but for the logs, which stay beside them. */
  @Override
  public void close() {
    try {
      for (SmallDisk disk : all) {
        disk.keepLogs();
        disk.unmount();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
