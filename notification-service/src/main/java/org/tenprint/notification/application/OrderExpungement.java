package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Expungement.Act;
import org.tenprint.notification.domain.Expungement.Matter;
import org.tenprint.policy.fact.PersonName;

/**
 * That a booking be forgotten is proposed by one custodian and ordered with the approval of
 * another. Whether the booking exists is not looked at: an order stands for one that comes later
 * too, and nobody learns who was booked.
 */
public final class OrderExpungement {
  /** Most characters of an order's number. */
  public static final int LONGEST_ORDER = 200;

  /** Most characters of a citation. */
  public static final int LONGEST_CITATION = 1_000;

  private static final Duration LONGEST_ECHO = Duration.ofSeconds(5);

  private final ExpungementRegister register;
  private final ExpungementLog log;

  /**
   * @param register what the log has
   * @param log where states are recorded
   */
  public OrderExpungement(ExpungementRegister register, ExpungementLog log) {
    this.register = register;
    this.log = log;
  }

  /**
   * Records a proposal.
   *
   * @param id of the expungement, of nobody else
   * @param by the custodian
   */
  public synchronized Expungement propose(UUID id, Matter matter, String by, Instant now)
      throws Refused {
    inBounds("order", matter.order().orElse(""), LONGEST_ORDER);
    inBounds("citation", matter.citation(), LONGEST_CITATION);
    notOrdered(matter.booking());
    boolean proposed =
        register.open().stream()
            .filter(open -> open.matter().booking().equals(matter.booking()))
            .anyMatch(open -> PersonName.same(open.proposed().by(), by));
    if (proposed) {
      throw new Refused(
          RefusalReason.ALREADY_PROPOSED,
          "You proposed that before: another custodian must approve it.");
    }
    return record(
        new Expungement(id, matter, new Act(by, now), Optional.empty(), Optional.empty()), now);
  }

  private static void inBounds(String field, String text, int longest) throws Refused {
    if (text.length() > longest) {
      throw new Refused(
          RefusalReason.OUT_OF_BOUNDS, field + ": at most " + longest + " characters.");
    }
  }

  private void notOrdered(UUID booking) throws Refused {
    if (register.ordered(booking)) {
      throw new Refused(
          RefusalReason.ALREADY_ORDERED, "Two people ordered that before: nothing is wanted.");
    }
  }

  /**
   * Approves a proposal: from then on it is an order.
   *
   * @param by a custodian who did not propose it
   */
  public synchronized Expungement approve(UUID id, String by, Instant now) throws Refused {
    Expungement open = open(id);
    if (PersonName.same(open.proposed().by(), by)) {
      throw new Refused(
          RefusalReason.PROPOSER_APPROVES, "You proposed it: another custodian must approve it.");
    }
    return record(open.approved(new Act(by, now)), now);
  }

  /**
   * Withdraws a proposal that nobody approved.
   *
   * @param by the custodian who proposed it
   */
  public synchronized Expungement withdraw(UUID id, String by, Instant now) throws Refused {
    Expungement open = open(id);
    if (!PersonName.same(open.proposed().by(), by)) {
      throw new Refused(
          RefusalReason.NOT_THE_PROPOSER, "Another custodian proposed it, who alone withdraws it.");
    }
    return record(open.withdrawn(new Act(by, now)), now);
  }

  private Expungement open(UUID id) throws Refused {
    Expungement known =
        register
            .latest(id)
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalReason.UNKNOWN_EXPUNGEMENT, "There is no expungement of that id."));
    notOrdered(known.matter().booking());
    if (known.withdrawn().isPresent()) {
      throw new Refused(
          RefusalReason.WITHDRAWN, "It was withdrawn: propose it again, where it is wanted.");
    }
    return known;
  }

  private Expungement record(Expungement state, Instant now) throws Refused {
    log.record(state, now);
    try {
      register.await(state, LONGEST_ECHO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return state;
  }
}
