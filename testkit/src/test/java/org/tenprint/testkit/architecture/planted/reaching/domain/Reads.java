package org.tenprint.testkit.architecture.planted.reaching.domain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class Reads {
  private Reads() {}

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static StringReader inMemory(String text) {
    return new StringReader(text);
  }

  public static void starts() {
    new Thread(() -> System.out.println("started")).start();
  }
}
