package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KeyGenerator;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFile;

/** Where a gallery keeps its minutiae. */
enum Minutiae {
  HEAP,
  /** In the temporary folder, sealed as a service's are. */
  FILE;

  private static final int KEY_BITS = 256;

  /** What a room is. */
  static Minutiae of(MinutiaRoom room) {
    return room instanceof ScratchFile ? FILE : HEAP;
  }

  MinutiaRoom open() throws IOException {
    if (this == HEAP) {
      return MinutiaRoom.heap();
    }
    Path path = Files.createTempFile("tenprint-minutiae", "");
    try {
      KeyGenerator keys = KeyGenerator.getInstance("AES");
      keys.init(KEY_BITS);
      return ScratchFile.open(path, keys.generateKey(), 0);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this runtime makes no keys of AES", e);
    }
  }
}
