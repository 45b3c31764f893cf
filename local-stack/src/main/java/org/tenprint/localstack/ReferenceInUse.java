package org.tenprint.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.messaging.KnownParties;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.reference.PartyCodes;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.reference.UsedReference;

/** The reference data that a stack starts with, and who has topics of their own by them. */
final class ReferenceInUse {
  private final Path local;
  private final Optional<Path> folder;
  private final ReferenceSet set;

  /**
   * @throws StackException when a file cannot be read
   */
  ReferenceInUse(RunningStack.Plan plan) {
    this.local = plan.layout().local();
    this.folder = plan.reference();
    try {
      this.set = folder.isPresent() ? ReferenceSet.load(folder.get()) : ReferenceSet.sample();
    } catch (ReferenceDataException e) {
      throw new StackException("reference data: " + e.getMessage(), e);
    }
  }

  /**
   * Whom the set names, on whatever day, and whoever has a topic from reference data of before.
   * From then on the stack's folder says that the set is in use.
   *
   * @throws StackException when it is the shipped set by nobody's word, on a log of others
   */
  Parties taken(Admin admin) {
    Parties known = known(admin);
    Parties named = named(set);
    if (folder.isEmpty() && lastUsed().isEmpty() && !KnownParties.namedBy(named, known)) {
      throw new StackException(
          "the log has topics of parties whom the shipped reference data do not name: say"
              + " --reference DIR");
    }
    record();
    return named.and(known);
  }

  /** Those whom a set names. */
  static Parties named(ReferenceSet set) {
    PartyCodes codes = PartyCodes.of(set);
    return new Parties(codes.oris(), codes.states(), codes.fieldOffices());
  }

  private void record() {
    try {
      OwnersFolder.write(UsedReference.file(local), UsedReference.of(folder, local, set).text());
    } catch (IOException e) {
      throw new StackException("which reference data are in use cannot be written", e);
    }
  }

  private Optional<UsedReference> lastUsed() {
    try {
      return UsedReference.in(local);
    } catch (ReferenceDataException e) {
      throw new StackException("reference data: " + e.getMessage(), e);
    }
  }

  private static Parties known(Admin admin) {
    try {
      return KnownParties.on(admin);
    } catch (ExecutionException e) {
      throw new StackException("topics were not listed: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while listing topics", e);
    }
  }
}
