package org.tenprint.audit.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.audit.answer.Failure;
import org.tenprint.messaging.KnownParties;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.reference.PartyCodes;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.reference.UsedReference;
import picocli.CommandLine.Option;

/** Which reference data. */
public final class ReferenceOptions {
  @Option(
      names = "--reference",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_REFERENCE_DIR:-}",
      description =
          "Agencies, counties, offence codes (default: $TENPRINT_REFERENCE_DIR, else what was"
              + " loaded into reference/ of the stack's folder, else the shipped sample).")
  private String directory;

  /**
   * The set.
   *
   * @throws Failure if a file is missing or has a bad row, or if none is named and the stack was
   *     last started with one that was
   */
  public ReferenceSet load() {
    try {
      Optional<Path> folder = named() ? Optional.of(Path.of(directory)) : unnamed();
      return folder.isPresent() ? ReferenceSet.load(folder.get()) : ReferenceSet.sample();
    } catch (ReferenceDataException e) {
      throw new Failure("reference data: " + e.getMessage(), e);
    }
  }

  private boolean named() {
    return directory != null && !directory.isBlank();
  }

  private static Optional<Path> unnamed() throws ReferenceDataException {
    return UsedReference.unnamed(LocalFolder.path());
  }

  /**
   * Who has topics of their own on a cluster: those whom the set names, on whatever day, the record
   * owners, and whoever has one there from reference data of before.
   *
   * @param connection knows the record owners
   * @param admin of who may describe every topic
   * @throws Failure where the shipped set would be taken unasked on a cluster of others
   */
  public Parties parties(ConnectionOptions connection, Admin admin)
      throws InterruptedException, ExecutionException {
    Parties known = KnownParties.on(admin);
    ReferenceSet set = load();
    PartyCodes codes = PartyCodes.of(set);
    Parties stated = new Parties(codes.oris(), codes.states(), codes.fieldOffices());
    if (!named() && shipped(set) && !KnownParties.namedBy(stated, known)) {
      throw new Failure(
          "the cluster has topics of parties whom the shipped reference data do not name: say"
              + " --reference DIR, with what the services run with; nothing was done");
    }
    return connection.owning(stated).and(known);
  }

  private static boolean shipped(ReferenceSet set) {
    return set.version().equals(ReferenceSet.sample().version());
  }
}
