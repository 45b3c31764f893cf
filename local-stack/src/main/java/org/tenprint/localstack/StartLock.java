package org.tenprint.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/**
 * The right to start a stack behind oneself on a folder; it ends with the process that has it. The
 * stack's own claim comes later, with its own process.
 */
public final class StartLock implements AutoCloseable {

  private final FileChannel channel;

  private StartLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws StackException when another process starts a stack on the folder
   */
  public static StartLock take(Layout layout) {
    try {
      OwnersFolder.ofStack(layout.local());
      OwnersFolder.file(layout.startFile());
      FileChannel channel = FileChannel.open(layout.startFile(), StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StackException(
            "a stack is being started on %s: wait for it, ./tenprint status says how far it is"
                .formatted(layout.local()));
      }
      return new StartLock(channel);
    } catch (IOException e) {
      throw new StackException(layout.local() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackException("the right to start was not given back", e);
    }
  }
}
