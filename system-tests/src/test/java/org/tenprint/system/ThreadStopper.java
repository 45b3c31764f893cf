package org.tenprint.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Throws an Error into a thread of another JVM, wherever that thread is. */
public final class ThreadStopper {
  private static final String CLASS = "org/tenprint/system/ThreadStopper.class";

  private ThreadStopper() {}

  /**
   * Within the other JVM.
   *
   * @param wanted the file to say it in, and the pattern of the thread's name
   */
  public static void agentmain(String wanted, Instrumentation machine) throws Exception {
    String[] parts = wanted.split("=", 2);
    Optional<Thread> thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(running -> running.getName().matches(parts[1]))
            .min(Comparator.comparing(Thread::getName));
    if (thread.isPresent()) {
      machine.redefineModule(
          Thread.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(ThreadStopper.class.getModule())),
          Set.of(),
          Map.of());
      // what the virtual machine itself throws from anywhere, and no class expects
      Method stop = Thread.class.getDeclaredMethod("stop0", Object.class);
      stop.setAccessible(true);
      stop.invoke(thread.get(), new InternalError("stopped by a test"));
    }
    Files.writeString(Path.of(parts[0]), thread.map(Thread::getName).orElse(""));
  }

  /** The agent's jar, in that folder. */
  static Path jar(Path folder) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Agent-Class"), ThreadStopper.class.getName());
    Path jar = folder.resolve("thread-stopper.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = ThreadStopper.class.getClassLoader().getResourceAsStream(CLASS)) {
      out.putNextEntry(new JarEntry(CLASS));
      code.transferTo(out);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops the first thread of a process whose name matches.
   *
   * @return its name, empty if there is none
   */
  static String stop(long process, Path jar, String pattern) throws Exception {
    Path said = Files.createTempFile(jar.getParent(), "stopped", "");
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
    try {
      machine.loadAgent(jar.toString(), said + "=" + pattern);
    } catch (IOException gone) {
      // it ended before it had answered
    } finally {
      machine.detach();
    }
    List<String> lines = Files.readAllLines(said);
    return lines.isEmpty() ? "" : lines.get(0);
  }
}
