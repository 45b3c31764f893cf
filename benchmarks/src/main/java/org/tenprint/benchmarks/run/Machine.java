package org.tenprint.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every result names: commit, machine, runtime, command. */
public final class Machine {
  private Machine() {}

  /**
   * The facts, in the order in which they are written.
   *
   * @param command the whole command that was given, as one types it in the checkout's root
   */
  public static Map<String, Object> facts(String command) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("command", command);
    facts.put("commit", commit());
    facts.put("machine", Runtime.getRuntime().availableProcessors() + " cores, " + processor());
    facts.put("java", System.getProperty("java.runtime.version"));
    facts.put("maxHeapMiB", Runtime.getRuntime().maxMemory() / 1048576);
    facts.put("loadAverageAtStart", load());
    return facts;
  }

  /** The commit, with {@code -dirty} where files differ from it. */
  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
            .directory(Path.of(System.getProperty("tenprint.root", ".")).toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader = git.inputReader(StandardCharsets.UTF_8)) {
      return String.valueOf(reader.readLine());
    }
  }

  private static String processor() throws IOException {
    return proc("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
  }

  /** The value of a line {@code name : value}, or the other where there is none. */
  private static String proc(String path, String name, String other) throws IOException {
    Path file = Path.of(path);
    if (!Files.isReadable(file)) {
      return other;
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .orElse(other);
    }
  }

  /** How many runnable threads the machine had in the last minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /**
   * Memory of this process in MiB: live heap after a full collection, everything outside the heap
   * that the runtime counts, and what the operating system counts as resident, now and at most, and
   * of files (Linux only).
   */
  public static Map<String, Object> memory() throws IOException {
    System.gc();
    Map<String, Object> memory = new LinkedHashMap<>();
    var beans = ManagementFactory.getMemoryMXBean();
    memory.put("heapLiveMiB", beans.getHeapMemoryUsage().getUsed() >> 20);
    memory.put("heapCommittedMiB", beans.getHeapMemoryUsage().getCommitted() >> 20);
    memory.put("heapMaxMiB", beans.getHeapMemoryUsage().getMax() >> 20);
    long buffers = 0;
    for (var pool :
        ManagementFactory.getPlatformMXBeans(java.lang.management.BufferPoolMXBean.class)) {
      buffers += pool.getMemoryUsed();
    }
    memory.put("outsideHeapMiB", beans.getNonHeapMemoryUsage().getUsed() + buffers >> 20);
    memory.put("residentMiB", resident("VmRSS"));
    memory.put("residentHighestMiB", resident("VmHWM"));
    memory.put("residentOfFilesMiB", resident("RssFile"));
    return memory;
  }

  private static long resident(String name) throws IOException {
    return Long.parseLong(proc("/proc/self/status", name, "0 kB").replaceAll("\\D", "")) >> 10;
  }
}
