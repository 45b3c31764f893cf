package org.tenprint.audit.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.audit.answer.Failure;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.reference.Agency;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
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
   * @throws Failure if a file is missing or has a bad row
   */
  public ReferenceSet load() {
    try {
      if (directory != null && !directory.isBlank()) {
        return ReferenceSet.load(Path.of(directory));
      }
      Path loaded = LocalFolder.path().resolve("reference");
      return Files.isDirectory(loaded) ? ReferenceSet.load(loaded) : ReferenceSet.sample();
    } catch (ReferenceDataException e) {
      throw new Failure("reference data: " + e.getMessage(), e);
    }
  }

  /** Those who have topics of their own: agencies, their states, the field offices responsible. */
  public static Parties parties(ReferenceSet reference) {
    Set<String> oris = new TreeSet<>();
    Set<String> states = new TreeSet<>();
    Set<String> fieldOffices = new TreeSet<>();
    for (Agency agency : reference.agencies()) {
      oris.add(agency.ori());
      states.add(agency.state());
      reference.fieldOffice(agency.countyFips()).ifPresent(fieldOffices::add);
    }
    return new Parties(oris, states, fieldOffices);
  }
}
