package org.tenprint.benchmarks.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the parts of a stack have in memory, looked at each second until it is closed. */
final class ResidentMemory implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final Supplier<Map<String, Integer>> look;
  private final Map<String, List<Integer>> each = new TreeMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "resident-memory");
            thread.setDaemon(true);
            return thread;
          });
  private int looked;
  private volatile long begun;

  /**
   * @param look MiB of each part that runs, by name
   */
  ResidentMemory(Supplier<Map<String, Integer>> look) {
    this.look = look;
  }

  /** Looks now, and each second from now on. */
  ResidentMemory start() {
    begun = System.nanoTime();
    clock.scheduleAtFixedRate(this::take, 0, 1, TimeUnit.SECONDS);
    return this;
  }

  /** Whole seconds since the first look. */
  int second() {
    return (int) ((System.nanoTime() - begun) / SECOND);
  }

  /** Looks once more. */
  void take() {
    add(look.get());
  }

  private synchronized void add(Map<String, Integer> now) {
    now.forEach(
        (name, mib) -> {
          List<Integer> own = each.computeIfAbsent(name, part -> new ArrayList<>());
          while (own.size() < looked) {
            own.add(0);
          }
          own.add(mib);
        });
    looked++;
  }

  /** MiB of each part, one a second; 0 where it did not run. */
  synchronized Map<String, List<Integer>> eachSecond() {
    Map<String, List<Integer>> copy = new LinkedHashMap<>();
    each.forEach((name, own) -> copy.put(name, List.copyOf(own)));
    return copy;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
