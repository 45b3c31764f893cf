package org.tenprint.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Takes all that is left of another JVM's heap and keeps it: whatever allocates there next, in
 * whichever thread, meets an OutOfMemoryError.
 */
public final class HeapFiller {
  private static final String CLASS = "org/tenprint/system/HeapFiller.class";
  private static final int LARGEST = 1 << 20;

  private static volatile Object held;

  private HeapFiller() {}

  /** Within the other JVM. */
  public static void agentmain(String ignored) {
    for (int size = LARGEST; size > 0; size /= 4) {
      try {
        while (true) {
          held = new Object[] {held, new byte[size]};
        }
      } catch (OutOfMemoryError full) {
        // smaller pieces may still fit
      }
    }
  }

  /** The agent's jar, in that folder. */
  static Path jar(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), name());
    Path jar = folder.resolve("heap-filler.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = HeapFiller.class.getClassLoader().getResourceAsStream(CLASS)) {
      out.putNextEntry(new JarEntry(CLASS));
      code.transferTo(out);
    }
    return jar;
  }

  private static String name() {
    return HeapFiller.class.getName();
  }

  /** Fills the heap of a process; returns when it is full, or the process is gone. */
  static void fill(long process, Path jar) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
    try {
      machine.loadAgent(jar.toString());
    } catch (IOException gone) {
      // it ended while it was filled, or has no room for an answer
    } finally {
      machine.detach();
    }
  }
}
