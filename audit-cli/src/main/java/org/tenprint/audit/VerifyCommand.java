package org.tenprint.audit;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.option.PurposeOptions;
import org.tenprint.audit.option.ReferenceOptions;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Rows;
import org.tenprint.audit.verify.Finding;
import org.tenprint.audit.verify.Findings;
import org.tenprint.audit.verify.Verdict;
import org.tenprint.audit.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit verify}: takes the decisions of a window again. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Take the determinations and dispositions of a window again from their recorded inputs, with"
          + " the services' own code, and compare bytes.",
      "Nothing is written to the broker."
    },
    exitCodeList = {
      "0:every event is EQUAL, or of a person who was forgotten",
      "1:an event is DIFFERENT or lacks an input",
      "2:it could not be verified, or not to the end: a transaction is open",
      "3:there is no event in the window"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourceOptions source;
  @Mixin private ReferenceOptions reference;
  @Mixin private WindowOptions window;
  @Mixin private PurposeOptions purpose;

  @Option(names = "--findings", description = "Print only what is not EQUAL.")
  private boolean findingsOnly;

  @Option(
      names = "--unsigned",
      description = "Verify where there are no public keys, and do not look at who wrote an event.")
  private boolean unsigned;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Instant now = Clock.systemUTC().instant();
    Window span = window.window(now, err);
    source.requireHolds(span);
    SourceOptions.Reading reading =
        new SourceOptions.Reading(
            "audit verify", window.read(Verification.needed(), span), purpose.purpose());
    Events events = source.events();
    requireSigners(events, err);
    List<Finding> changed = new ArrayList<>();
    SortedMap<String, Long> undecided;
    Findings findings;
    try (EventLog log =
        source.open(events, reading, where -> changed.add(Verification.changed(where)))) {
      requireTopics(log);
      undecided = log.undecided();
      err.println("taking the decisions again ...");
      err.flush();
      findings = new Verification(log, events, reference.load()).verify(span, now);
    }
    changed.forEach(findings::add);
    new Rows(out, output)
        .print(
            findings.all().stream()
                .filter(one -> !findingsOnly || one.verdict() != Verdict.EQUAL)
                .map(Finding::row)
                .toList());
    (output == OutputFormat.table ? out : err).println(findings.summary());
    undecided.forEach(
        (where, offset) -> err.println(where + " is not yet decided behind " + offset));
    if (!findings.allEqual()) {
      return ExitCodes.FINDING;
    }
    if (!undecided.isEmpty()) {
      return ExitCodes.CANNOT_ANSWER;
    }
    return findings.all().isEmpty() ? ExitCodes.NOTHING : ExitCodes.OK;
  }

  /** Without them anybody's record passes for a service's. */
  private void requireSigners(Events events, PrintWriter err) {
    if (events.signers().isPresent()) {
      return;
    }
    if (!unsigned) {
      throw new Failure(
          "there are no public keys of the services, so that nobody can say who wrote an event:"
              + " name their folder with --signers, or state --unsigned");
    }
    err.println("who wrote an event is not looked at: no public keys of the services (--signers)");
  }

  private static void requireTopics(EventLog log) {
    for (String topic : Verification.needed()) {
      if (!log.topics().contains(topic)) {
        throw new Failure(topic + " is not there, or not for you to read; it is needed to verify");
      }
    }
  }
}
