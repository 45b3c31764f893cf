package org.tenprint.benchmarks.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a JVM's processor time goes, by its threads and by its profiler, as {@code jcmd} of the
 * running JDK tells it. Of a thread that has ended nothing is known.
 */
final class ThreadTimes {
  /** {@code "NAME" #12 prio=5 os_prio=0 cpu=12.34ms elapsed=…}. */
  private static final Pattern THREAD =
      Pattern.compile("^\"(.+)\" .*?cpu=([\\d.]+)ms elapsed=.*", Pattern.MULTILINE);

  /** What tells threads of one kind apart: numbers, and the id of a client of Kafka Streams. */
  private static final Pattern OF_ONE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d+");

  private ThreadTimes() {}

  /** Milliseconds until now of all threads of a kind, by name without numbers. */
  static Map<String, Double> of(ProcessHandle process) {
    Map<String, Double> times = new TreeMap<>();
    Matcher thread = THREAD.matcher(jcmd(process, "Thread.print"));
    while (thread.find()) {
      String kind = OF_ONE.matcher(thread.group(1)).replaceAll("*");
      times.merge(kind, Double.parseDouble(thread.group(2)), Double::sum);
    }
    return times;
  }

  /** Begins to record what runs, every 10 ms. */
  static void record(ProcessHandle process) {
    jcmd(process, "JFR.start", "name=bench", "settings=profile");
  }

  /** Writes what was recorded. */
  static void write(ProcessHandle process, Path file) {
    jcmd(process, "JFR.dump", "name=bench", "filename=" + file.toAbsolutePath());
    jcmd(process, "JFR.stop", "name=bench");
  }

  private static String jcmd(ProcessHandle process, String... command) {
    String[] whole = new String[command.length + 2];
    whole[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    whole[1] = Long.toString(process.pid());
    System.arraycopy(command, 0, whole, 2, command.length);
    try {
      Process told = new ProcessBuilder(whole).redirectErrorStream(true).start();
      String text = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (told.waitFor() != 0) {
        throw new IllegalStateException("jcmd: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new IllegalStateException("a JDK's jcmd is needed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
