package org.tenprint.audit.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.Principal;
import org.tenprint.events.Purpose;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.audit.Access;
import org.tenprint.messaging.PoisonEvent;

/**
 * Finds who read what is known of people. The topic has many writers: an auditor counts for himself
 * alone, and a service for its own door.
 */
public final class AccessReader {
  private static final String TOPIC = TopicCatalogue.ACCESSES.name();

  private final EventLog log;
  private final Events events;

  /**
   * @param log what is read
   * @param events decodes it, and knows who signed
   */
  public AccessReader(EventLog log, Events events) {
    this.log = log;
    this.events = events;
  }

  /**
   * The accesses in order of time.
   *
   * @param booking of that booking, and to spans of the log, in which it may be; empty: all
   * @throws Failure if the topic is not there
   */
  public List<ReadAccess> read(Optional<UUID> booking, Window window) {
    if (!log.topics().contains(TOPIC)) {
      throw new Failure(TOPIC + " is not there, or not for you to read");
    }
    List<ReadAccess> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    log.read(TOPIC, window, record -> taken(record, booking, ids).ifPresent(found::add));
    found.sort(Comparator.comparing(ReadAccess::at));
    return found;
  }

  private Optional<ReadAccess> taken(LogRecord record, Optional<UUID> booking, Set<String> ids) {
    try {
      Optional<Principal> signer = events.signer(record);
      Access access = events.codec(Access.class).decode(record.value());
      if (booking.isPresent()
          && !access.getBookings().isEmpty()
          && !access.getBookings().contains(booking.get())) {
        return Optional.empty();
      }
      String finding = signer.flatMap(by -> pretended(access, by)).orElse("") + unformed(access);
      boolean again = !ids.add(record.header("ce_id").orElse(record.address()));
      return Optional.of(
          shown(record, access, again ? finding + "written twice " + record.address() : finding));
    } catch (PoisonEvent poison) {
      String finding = poison.reason() + " " + record.address() + ": " + poison.detail();
      return Optional.of(new ReadAccess(record.recorded(), "", "", "", "", finding));
    }
  }

  /** What is wrong where the signer is not who reads, nor the service at whose door it is. */
  private static Optional<String> pretended(Access access, Principal signer) {
    boolean own =
        signer.kind() == Principal.Kind.SERVICE
            ? access.getDoor().startsWith(signer.name() + " ")
            : access.getBy().equals(signer.text()) && access.getDoor().startsWith("audit ");
    return own ? Optional.empty() : Optional.of("signed by " + signer.text() + " ");
  }

  /** No door takes another form, since what is stated there outlives the person. */
  private static String unformed(Access access) {
    try {
      new Purpose(access.getPurpose(), Optional.ofNullable(access.getCaseReference()));
      return "";
    } catch (IllegalArgumentException e) {
      return "its purpose or case reference is not of its form ";
    }
  }

  private static ReadAccess shown(LogRecord record, Access access, String finding) {
    return new ReadAccess(
        record.recorded(),
        access.getBy(),
        access.getDoor(),
        what(access),
        access.getPurpose()
            + (access.getCaseReference() == null ? "" : " " + access.getCaseReference()),
        finding.strip());
  }

  private static String what(Access access) {
    if (!access.getBookings().isEmpty()) {
      return access.getBookings().stream().map(UUID::toString).collect(Collectors.joining(" "));
    }
    return (access.getFrom() == null ? "" : "from " + access.getFrom() + " ")
        + (access.getTo() == null ? "" : "to " + access.getTo() + " ")
        + String.join(" ", access.getTopics());
  }
}
