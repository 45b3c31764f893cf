package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.access.credential.ClientTls;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.CredentialsFolder;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Imported;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Notices;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Termination;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What loads of instruments are told: the files, where they come from, and at which door. */
final class InstrumentOptions {
  @Mixin private CredentialsFolder credentials;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders of files.")
  private List<Path> files;

  @Option(
      names = "--imported-from",
      paramLabel = "REGISTER",
      description =
          "The files are the history of a register of that name: each instrument is marked as"
              + " brought in from there, and its recorded time is when that register had it.")
  private String register;

  @Option(
      names = "--notification",
      paramLabel = "URL",
      defaultValue = "${env:TENPRINT_NOTIFICATION_URL:-https://127.0.0.1:18084}",
      description =
          "notification-service (default: $TENPRINT_NOTIFICATION_URL, else the local stack's).")
  private URI notification;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificate of the authority that is believed (default: the deployment's).")
  private Path authority;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_REFERENCE_DIR}",
      description =
          "Reference data, by whose calendars a notice of business days that was proposed before is"
              + " known again (default: $TENPRINT_REFERENCE_DIR, else as ./tenprint policy finds"
              + " them).")
  private Path reference;

  private ReferenceLookup lookup;

  /**
   * The door, as whoever has the token.
   *
   * @param role of that person, such as {@code author}
   */
  InstrumentDoor door(String role) throws IOException {
    String token = System.getenv("TENPRINT_TOKEN");
    if (token == null || token.isBlank()) {
      throw new Failure(
          "TENPRINT_TOKEN is not set: TENPRINT_TOKEN=$(./tenprint login %s --as NAME"
                  .formatted(role)
              + " --jurisdiction LEVEL:PLACE)");
    }
    requireSealed(notification);
    return new InstrumentDoor(notification, ClientTls.of(authority()), token.strip());
  }

  /** Whoever is on the way would read the token, and could be its author. */
  static void requireSealed(URI door) {
    String host = String.valueOf(door.getHost());
    boolean here = host.matches("127(\\.[0-9]{1,3}){3}|localhost|\\[::1]");
    if (!"https".equalsIgnoreCase(door.getScheme()) && !here) {
      throw new Failure("--notification is not https, and a token goes there: " + door);
    }
  }

  private Path authority() {
    return authority != null
        ? authority
        : credentials.store().folder().resolve("deployment/tenprint/ca.pem");
  }

  List<Path> files() throws UnreadableText {
    return ScenarioReader.files(files);
  }

  /**
   * Whether an instrument is there as it stands in its file: of a notice of business days the door
   * made days.
   *
   * @param known what is there, by id
   * @throws RefusedLine if another text is there by its id, which nothing here changes; or if the
   *     calendar of its notice is not among the reference data, so that nobody can tell
   */
  boolean isThere(Instrument one, Path file, Map<String, JsonNode> known) throws RefusedLine {
    JsonNode there = known.get(one.id());
    if (there != null && !there.equals(InstrumentDoor.text(recorded(one, file)))) {
      throw new RefusedLine("OTHER_TEXT_IS_THERE", one.id());
    }
    return there != null;
  }

  private Instrument recorded(Instrument stated, Path file) throws RefusedLine {
    if (stated.validity().terminates().flatMap(Termination::stated).isEmpty()) {
      return stated;
    }
    try {
      return Notices.resolved(stated, new ReferencePlaces(lookup().of(file)).table().calendars())
          .orElseThrow(() -> new RefusedLine("CALENDAR_NOT_HERE", stated.id()));
    } catch (UnreadableText e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  /** One for all files, which keeps what it has read. */
  private ReferenceLookup lookup() {
    if (lookup == null) {
      lookup =
          new ReferenceLookup(
              Optional.empty(),
              Optional.ofNullable(reference).filter(one -> !one.toString().isBlank()));
    }
    return lookup;
  }

  /** What a file proposes, as it is to stand at the door. */
  List<Instrument> read(Path file) throws UnreadableText {
    List<Instrument> proposed = new ScenarioReader(Optional.empty()).proposed(file).proposed();
    if (register == null) {
      return proposed;
    }
    List<Instrument> imported = new ArrayList<>();
    for (Instrument one : proposed) {
      Provenance its = one.provenance();
      if (its.filing().imported().isPresent()) {
        throw new Failure(
            "%s: %s says itself where it is brought in from: leave --imported-from out"
                .formatted(file, one.id()));
      }
      Filing filing = Filing.proposed(Optional.of(new Imported(its.recorded(), register.strip())));
      imported.add(one.as(its.filed(filing)));
    }
    return imported;
  }

  /**
   * Whether an instrument that is brought in leaves to another that is brought in with it to say
   * when it ended. It would be in force from its own approval to the other's, whatever it says.
   */
  static boolean leavesItsEnd(Instrument one, List<Instrument> together) {
    if (one.provenance().filing().imported().isEmpty()) {
      return false;
    }
    return together.stream()
        .filter(other -> other.validity().ended().contains(one.id()) && other.mayEnd(one))
        .anyMatch(
            other ->
                one.validity()
                    .to()
                    .filter(to -> !to.toInstant().isAfter(endsAt(other, one.id())))
                    .isEmpty());
  }

  /** The start, where a notice of business days has no length before a door gives it one. */
  private static Instant endsAt(Instrument by, String id) {
    boolean ofBusinessDays =
        by.validity()
            .terminates()
            .filter(end -> end.instrument().equals(id))
            .flatMap(Termination::stated)
            .isPresent();
    return ofBusinessDays || by.validity().supersedes().filter(id::equals).isPresent()
        ? by.validity().from().toInstant()
        : by.validity().begins();
  }
}
