package org.tenprint.system;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tenprint.localstack.Service;

/** A guarantee that is broken on purpose in a service's sources, to be seen by {@link FaultRun}. */
enum BrokenGuarantee {
  DEDUPLICATION_OFF(
      new Mutant(
          "deduplication-off",
          Service.BOOKING,
          "booking-service",
          "java/org/tenprint/booking/adapter/kafka/KafkaLedger.java",
          Map.of("if (known.isPresent()) {", "if (known.isPresent() && key.hashCode() == 0) {")),
      List.of(),
      "C8"),

  /** What withholds is heard by nobody: a permit beside it decides. */
  RULE_SKIPPED(
      new Mutant(
          "rule-skipped",
          Service.NOTIFICATION,
          "policy",
          "java/org/tenprint/policy/decision/Combination.java",
          Map.of("withholding = first(Considered::withholdsAll);", "withholding = null;")),
      List.of(),
      "C3"),

  AT_LEAST_ONCE(
      new Mutant(
          "at-least-once",
          Service.IMMIGRATION,
          "messaging",
          "resources/META-INF/microprofile-config.properties",
          Map.of(
              "processing.guarantee=exactly_once_v2", "processing.guarantee=at_least_once",
              "commit.interval.ms=100", "commit.interval.ms=5000",
              "prompt.commits=4", "prompt.commits=0")),
      Collections.nCopies(3, Fault.kill(Service.IMMIGRATION)),
      "C8"),

  /**
   * Before anything is taken the group is told of all that is there. Killed among a burst, the
   * service begins behind the rest of it: the log is the one that was read, and holds what it held,
   * so that nothing is amiss by epochs, and what was passed over is deleted as taken.
   */
  OFFSET_EARLY(
      new Mutant(
          "offset-early",
          Service.BOOKING,
          "booking-service",
          "java/org/tenprint/booking/adapter/kafka/SubmissionFeed.java",
          Map.of(
              "      take(consumer, logs, records);",
              "      Map<TopicPartition, OffsetAndMetadata> early = new HashMap<>();\n"
                  + "      consumer.endOffsets(consumer.assignment()).forEach(\n"
                  + "          (one, end) -> early.put(one, new OffsetAndMetadata(end)));\n"
                  + "      consumer.commitSync(early, COMMIT);\n"
                  + "      take(consumer, logs, records);")),
      List.of(Fault.killAmongABurst()),
      "C1"),

  /** The last: after such poison everything that is permitted is held. */
  DEAD_LETTER_DROPPED(
      new Mutant(
          "dead-letter-dropped",
          Service.IMMIGRATION,
          "messaging",
          "java/org/tenprint/messaging/HopProcessor.java",
          Map.of("poison.ifPresent(why -> putAside(record, why, origin));", "")),
      List.of(Fault.poison("MA0130100")),
      "C8");

  private final Mutant mutant;
  private final List<Fault> faults;
  private final String seenBy;

  /**
   * @param faults among which it shows
   * @param seenBy check that is for it
   */
  BrokenGuarantee(Mutant mutant, List<Fault> faults, String seenBy) {
    this.mutant = mutant;
    this.faults = faults;
    this.seenBy = seenBy;
  }

  Mutant mutant() {
    return mutant;
  }

  List<Fault> faults() {
    return faults;
  }

  String seenBy() {
    return seenBy;
  }

  @Override
  public String toString() {
    return mutant.name();
  }
}
