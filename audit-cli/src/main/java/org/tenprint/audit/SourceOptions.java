package org.tenprint.audit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.replay.CopiedLog;
import org.tenprint.audit.replay.Manifest;
import org.tenprint.events.Purpose;
import org.tenprint.messaging.Accessed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which log is read: the broker's, or a copy. */
final class SourceOptions {
  @Mixin private BrokerOptions broker = new BrokerOptions();

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "Read a copy that audit replay wrote, not the broker.")
  private Path source;

  /**
   * What is about to be read, and by which verb.
   *
   * @param verb such as {@code audit show}
   */
  record Reading(String verb, Accessed.Read read, Purpose purpose) {}

  /**
   * Sees that a copy holds what is asked of it.
   *
   * @throws Failure if it does not
   */
  void requireHolds(Window window) {
    heldByCopy().ifPresent(manifest -> manifest.requireHolds(window));
  }

  /** What a copy says of itself; empty where the broker is read. */
  Optional<Manifest> heldByCopy() {
    return Optional.ofNullable(source).map(Manifest::read);
  }

  /** Decodes what is read. */
  Events events() {
    return broker.events();
  }

  /**
   * Opens it once it is recorded who reads what; close it. A copy that is read without keys is
   * recorded by whoever made it.
   *
   * @param reading what is read
   * @param changed told of each file of a copy that is not what its manifest says, and of each
   *     record read, by its address, whose text is not what its bytes say
   */
  EventLog open(Events events, Reading reading, Consumer<String> changed) {
    if (source == null || events.opens()) {
      broker.check();
      broker.record(reading);
    }
    return opened(events, changed);
  }

  /** Opens it for the list of accesses alone, in which nothing is of the people read about. */
  EventLog openAccesses(Events events, Consumer<String> changed) {
    if (source == null) {
      broker.check();
    }
    return opened(events, changed);
  }

  private EventLog opened(Events events, Consumer<String> changed) {
    if (source == null) {
      return broker.log();
    }
    CopiedLog copy = new CopiedLog(source, events, changed);
    copy.changedFiles().forEach(changed);
    return copy;
  }
}
