package org.tenprint.benchmarks.policy;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench effect}. */
@Command(
    name = "effect",
    mixinStandardHelpOptions = true,
    description = {
      "What drafts would change: 20, 50, 100 and 200 instruments of one state, each beside those"
          + " before; and one draft beside 5,000 instruments in force. Each first in a cold JVM's"
          + " order, then warm.",
      "Writes policy-effect.json."
    })
public final class EffectCommand implements Callable<Integer> {
  private static final List<Integer> NUMBERS = List.of(20, 50, 100, 200);

  @Mixin private RunOptions run;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each is taken (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Nation nation = new Nation(1);
    ResultFile file =
        run.open(
            "policy-effect.json",
            "a nation of 9,000 agencies; drafts whose levels and look-backs differ");
    String state = nation.agencies().get(10).state();
    List<Place> agencies =
        nation.agencies().stream().filter(place -> place.state().equals(state)).toList();
    for (Edge edge : List.of(Edge.RETURN, Edge.REQUEST)) {
      for (int number : NUMBERS) {
        List<Instrument> drafts = Drafts.varied(number, edge, new Scope(ScopeKind.STATE, state));
        file.put("varied" + number + edge, measured(() -> explain(drafts, agencies)));
      }
    }
    RuleBook book = RuleBook.of(nation.instruments());
    for (Instrument draft : Drafts.beside(nation)) {
      file.put("beside5000-" + draft.id(), measured(() -> explain(draft, book, nation.agencies())));
    }
    return 0;
  }

  /** Each beside those before it, as the command line explains a file. */
  private static int explain(List<Instrument> drafts, List<Place> agencies) {
    RuleBook book = RuleBook.EMPTY;
    int conflicts = 0;
    for (Instrument draft : drafts) {
      conflicts += explain(draft, book, agencies);
      book = book.with(draft);
    }
    return conflicts;
  }

  private static int explain(Instrument draft, RuleBook book, List<Place> agencies) {
    Instant now = Nation.NOW.toInstant();
    return EffectStatement.of(Proposal.of(draft, book, now, now), Nation.TABLE, agencies)
        .conflicts()
        .all()
        .size();
  }

  private Map<String, Object> measured(java.util.function.IntSupplier work) {
    Map<String, Object> figures = new LinkedHashMap<>();
    double[] seconds = new double[rounds];
    double[] processor = new double[rounds];
    resetPeaks();
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      figures.put("conflicts", work.getAsInt());
      processor[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
      seconds[i] = (System.nanoTime() - began) / 1e9;
    }
    figures.put("firstSeconds", seconds[0]);
    figures.put("firstProcessorSeconds", processor[0]);
    java.util.Arrays.sort(processor);
    figures.put("medianProcessorSeconds", processor[rounds / 2]);
    figures.put("heapHighestMiB", peak() >> 20);
    return figures;
  }

  private static void resetPeaks() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
