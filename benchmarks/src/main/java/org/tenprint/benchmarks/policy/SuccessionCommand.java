package org.tenprint.benchmarks.policy;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Offences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench succession}. */
@Command(
    name = "succession",
    mixinStandardHelpOptions = true,
    description = {
      "A decision that a long line of instruments covers, each of which supersedes the one before,"
          + " beside one that as many cover of which none ends another; half a minute.",
      "Writes policy-succession.json."
    })
public final class SuccessionCommand implements Callable<Integer> {
  private static final List<Integer> LENGTHS = List.of(100, 250, 500, 1_000);
  private static final OffsetDateTime START = Nation.NOW.minusYears(10);
  private static final String STATE = "MA";

  @Mixin private RunOptions run;

  @Option(
      names = "--rounds",
      defaultValue = "15",
      description = "How many decisions are taken of each (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    ResultFile file =
        run.open("policy-succession.json", "permits of one state on returns, one from each day");
    for (int length : LENGTHS) {
      double line = micros(line(length, true));
      double apart = micros(line(length, false));
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("lineMicros", line);
      figures.put("apartMicros", apart);
      figures.put("linePerApart", line / apart);
      file.put("length" + length, figures);
      run.say(length + " " + figures);
    }
    return 0;
  }

  /** Processor microseconds of a decision in the median; a new book's first is not among them. */
  private double micros(List<Instrument> instruments) {
    DisclosurePolicy policy = new DisclosurePolicy(RuleBook.of(instruments), Nation.TABLE);
    Inquiry inquiry = inquiry();
    double[] micros = new double[rounds];
    for (int i = -2; i < rounds; i++) {
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int considered = policy.decide(inquiry).explanation().size();
      long ended = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      if (considered != instruments.size()) {
        throw new IllegalStateException(considered + " were considered");
      }
      if (i >= 0) {
        micros[i] = (ended - began) / 1e3;
      }
    }
    Arrays.sort(micros);
    return micros[rounds / 2];
  }

  private static List<Instrument> line(int length, boolean superseding) {
    List<Instrument> line = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Optional<String> before =
          superseding && i > 0 ? Optional.of("LINE-" + (i - 1)) : Optional.empty();
      line.add(
          new Instrument(
              "LINE-" + i,
              Issuer.STATE,
              new Reach(
                  new Scope(ScopeKind.STATE, STATE), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
              new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(), List.of()),
              new Validity(START.plusDays(i), Optional.empty(), before, Optional.empty()),
              new Provenance(START, "author", List.of("one", "two"), "benchmark")));
    }
    return line;
  }

  private static Inquiry inquiry() {
    Place place = new Place("MA0130300", "25025", STATE, "BOS");
    Facts facts =
        new Facts(
            "T-1",
            new Places(place, place, place),
            Nation.NOW.minusMinutes(1),
            new Subject(Optional.of(Nation.NOW.toLocalDate().minusYears(40)), false, false),
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    Instant now = Nation.NOW.toInstant();
    return new Inquiry(
        new Circumstances(facts, Findings.NONE),
        Recipient.agency(place.ori()),
        Optional.empty(),
        now,
        now);
  }
}
