package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.TakenRequests;

/**
 * Records that a field office asks an agency about a booking that it was told of. Of any other
 * booking it gets the answer of one that does not exist.
 */
public final class AskAgency {
  private static final String SEPARATOR = "\u001f";

  private final StandingCases cases;
  private final CaseEventLog log;
  private final SheetNames names;
  private final AskedBefore before;

  /**
   * @param cases where they stand
   * @param log where requests are recorded
   * @param names of requests that may come in twice
   * @param before what was taken under them
   */
  public AskAgency(StandingCases cases, CaseEventLog log, SheetNames names, AskedBefore before) {
    this.cases = cases;
    this.log = log;
    this.names = names;
    this.before = before;
  }

  /**
   * Records it. Under a key that the office gave a request of the booking before, which asked the
   * same, it is that request: once more it is answered and not recorded, or recorded and not taken.
   *
   * @param office the office, as recipient, such as {@code field-office:BOS}
   * @param key by which the office knows the request; empty where each is another
   * @throws Refused also if the office asked something else of the booking under that key, or as
   *     many requests of the booking were taken as are
   */
  public void ask(
      UUID booking, String office, CaseEventLog.Report report, Optional<String> key, Instant at)
      throws Refused {
    Standing standing = cases.of(booking, office);
    if (standing instanceof Standing.Elsewhere) {
      throw OfficesCases.elsewhere();
    }
    if (!(standing instanceof Standing.Decided decided) || !decided.told().contains(office)) {
      throw new Refused(
          RefusalReason.UNKNOWN_BOOKING, "No booking of that id was shared with you.");
    }
    if (key.isEmpty()) {
      recordFurther(booking, report, at);
      return;
    }
    String name =
        names
            .name(booking, String.join(SEPARATOR, "request", office, key.get()))
            .orElseThrow(HandOutKey::gone);
    Optional<String> taken = before.asks(booking, name);
    if (taken.isEmpty()) {
      recordFurther(booking, report.named(name), at);
    } else if (!taken.get().equals(Happening.asks(report.event()))) {
      throw new Refused(
          RefusalReason.KEY_OF_ANOTHER_REQUEST,
          "You asked something else under that Idempotency-Key: a new request has a new key.");
    }
  }

  /** What came meanwhile and was not taken yet is not counted here: the hop puts the rest aside. */
  private void recordFurther(UUID booking, CaseEventLog.Report report, Instant at) throws Refused {
    if (before.full(booking)) {
      throw new Refused(
          RefusalReason.TOO_MANY_REQUESTS,
          "%d requests about that booking were taken, which is the most: this one was not recorded."
                  .formatted(TakenRequests.MOST)
              + " A request that you only send again has its Idempotency-Key; where an agency must"
              + " be asked more, tell who operates the service.");
    }
    log.record(booking, report, at);
  }
}
