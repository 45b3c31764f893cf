package org.tenprint.benchmarks.policy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Decision;

/**
 * Decisions a second on one thread, explanation included, with 5,000 instruments in force: by the
 * rule book's index, with one county an instrument and with lists, and by a look at every
 * instrument.
 */
@State(Scope.Thread)
@Threads(1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PolicyBenchmark {

  /** Processor time of the deciding thread: on a busy machine the clock on the wall says little. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Decisions of the iteration. */
    public long decisions;

    /** Processor time of the iteration in microseconds. */
    public long processorMicros;

    private long began;

    /** Starts an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
      decisions = 0;
      began = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
      processorMicros = (THREADS.getCurrentThreadCpuTime() - began) / 1_000;
    }
  }

  /** The nation whose instruments of counties list more than one. */
  @State(Scope.Thread)
  public static class Listing {
    private final Workload workload = new Workload(Workload.LISTED);

    /** Fails where index and scan decide differently. */
    @Setup
    public void verify() {
      workload.verify();
    }
  }

  private Workload workload;
  private Inquiry[] inquiries;
  private int next;

  /** Makes the nation; fails where index and scan decide one inquiry of the mix differently. */
  @Setup
  public void make() {
    workload = new Workload(1);
    workload.verify();
    inquiries = workload.inquiries();
  }

  private Inquiry inquiry() {
    next = next + 1 == inquiries.length ? 0 : next + 1;
    return inquiries[next];
  }

  /** By the index. */
  @Benchmark
  public Decision indexed(ProcessorTime time) {
    time.decisions++;
    return workload.policy().decide(inquiry());
  }

  /** By the index, where each instrument of a county lists 26. */
  @Benchmark
  public Decision listed(Listing listing, ProcessorTime time) {
    time.decisions++;
    return listing.workload.policy().decide(inquiry());
  }

  /** By a look at each instrument; what is found is decided by the same rules. */
  @Benchmark
  public Decision scanned(ProcessorTime time) {
    time.decisions++;
    Inquiry inquiry = inquiry();
    return workload.policy().decide(inquiry, workload.scan(inquiry));
  }
}
