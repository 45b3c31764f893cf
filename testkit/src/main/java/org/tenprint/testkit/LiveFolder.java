package org.tenprint.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is in a folder that running processes write to. A store or a log lets go of its files at any
 * moment; {@link Files#walk} fails at that.
 */
public final class LiveFolder {

  /** Looks at one path. {@link NoSuchFileException} says that it went away meanwhile. */
  @FunctionalInterface
  public interface Look {
    void at(Path path) throws IOException;
  }

  private LiveFolder() {}

  /**
   * Looks at the folder and at all that is below it, folders before what is in them. Links are not
   * followed. Passes over what went away.
   *
   * @throws IOException what else a look throws
   */
  public static void walk(Path folder, Look look) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path seen, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(seen, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path seen, BasicFileAttributes attributes)
              throws IOException {
            try {
              look.at(seen);
              return FileVisitResult.CONTINUE;
            } catch (NoSuchFileException e) {
              return visitFileFailed(seen, e);
            }
          }

          @Override
          public FileVisitResult visitFileFailed(Path seen, IOException cause) throws IOException {
            if (cause instanceof NoSuchFileException && Files.isDirectory(folder)) {
              return FileVisitResult.CONTINUE;
            }
            throw cause;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path seen, IOException cause)
              throws IOException {
            return cause == null ? FileVisitResult.CONTINUE : visitFileFailed(seen, cause);
          }
        });
  }
}
