package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Expungement.Act;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.Matter;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.policy.fact.PersonName;

/**
 * That a booking's prints are not those of the person as whom they were identified or enrolled is
 * proposed by one examiner and ordered with the approval of another. Whether the booking exists is
 * not looked at: an order stands for one that comes later too, and nobody learns who was booked.
 */
public final class ReassignPrints {
  /** Most characters of a citation. */
  public static final int LONGEST_CITATION = 1_000;

  private static final Duration LONGEST_ECHO = Duration.ofSeconds(5);

  private final ReassignmentRegister register;
  private final ReassignmentLog log;
  private final Duration longestEcho;

  /**
   * @param register what the log has
   * @param log where states are recorded
   */
  public ReassignPrints(ReassignmentRegister register, ReassignmentLog log) {
    this(register, log, LONGEST_ECHO);
  }

  /**
   * @param longestEcho after which what was recorded is waited for no longer
   */
  ReassignPrints(ReassignmentRegister register, ReassignmentLog log, Duration longestEcho) {
    this.register = register;
    this.log = log;
    this.longestEcho = longestEcho;
  }

  /**
   * Records a proposal.
   *
   * @param id of the reassignment, of nobody else
   * @param given whether the person's number is a new one; else an earlier proposal gave it
   * @param by the examiner
   */
  public synchronized Reassignment propose(
      UUID id, Matter matter, boolean given, String by, Instant now) throws Refused {
    if (matter.citation().length() > LONGEST_CITATION) {
      throw new Refused(
          RefusalReason.OUT_OF_BOUNDS, "citation: at most " + LONGEST_CITATION + " characters.");
    }
    boolean unknown =
        matter
            .person()
            .filter(person -> person instanceof Numbered number && !register.gave(number))
            .isPresent();
    if (!given && unknown) {
      throw new Refused(
          RefusalReason.UNKNOWN_PERSON, "person: no reassignment gave that number to anybody.");
    }
    notSaidBefore(matter);
    boolean proposed =
        register.open().stream()
            .filter(open -> open.matter().booking().equals(matter.booking()))
            .anyMatch(open -> PersonName.same(open.proposed().by(), by));
    if (proposed) {
      throw new Refused(
          RefusalReason.ALREADY_PROPOSED,
          "You proposed one of that booking before: withdraw it, or another examiner approves it.");
    }
    Reassignment proposal =
        new Reassignment(id, matter, new Act(by, now), Optional.empty(), Optional.empty());
    log.record(proposal, now);
    if (echo(proposal).isEmpty()) {
      // nobody else has the id, so that nothing of it stands before: it can be approved at once
      register.put(proposal);
    }
    return proposal;
  }

  /** What is nobody's stays so: the prints are gone. */
  private void notSaidBefore(Matter matter) throws Refused {
    Optional<Optional<Person>> ordered = register.ordered(matter.booking());
    if (ordered.filter(of -> of.isEmpty() || of.equals(matter.person())).isPresent()) {
      throw new Refused(
          RefusalReason.ALREADY_ORDERED,
          "Two people ordered before that these prints are "
              + (ordered.get().isEmpty() ? "nobody's: they are gone." : "that person's."));
    }
  }

  /**
   * Approves a proposal: from then on it is an order.
   *
   * @param by an examiner who did not propose it
   */
  public synchronized Reassignment approve(UUID id, String by, Instant now) throws Refused {
    Reassignment open = open(id);
    if (PersonName.same(open.proposed().by(), by)) {
      throw new Refused(
          RefusalReason.PROPOSER_APPROVES, "You proposed it: another examiner must approve it.");
    }
    notSaidBefore(open.matter());
    return decide(open.approved(new Act(by, now)), now);
  }

  /**
   * Withdraws a proposal that nobody approved.
   *
   * @param by the examiner who proposed it
   */
  public synchronized Reassignment withdraw(UUID id, String by, Instant now) throws Refused {
    Reassignment open = open(id);
    if (!PersonName.same(open.proposed().by(), by)) {
      throw new Refused(
          RefusalReason.NOT_THE_PROPOSER, "Another examiner proposed it, who alone withdraws it.");
    }
    return decide(open.withdrawn(new Act(by, now)), now);
  }

  private Reassignment open(UUID id) throws Refused {
    Reassignment known =
        register
            .latest(id)
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalReason.UNKNOWN_REASSIGNMENT,
                        "There is no reassignment of that id."));
    notDecided(known);
    return known;
  }

  private static void notDecided(Reassignment known) throws Refused {
    if (known.withdrawn().isPresent()) {
      throw new Refused(
          RefusalReason.WITHDRAWN, "It was withdrawn: propose it again, where it is wanted.");
    }
    if (known.approved().isPresent()) {
      throw new Refused(RefusalReason.ALREADY_ORDERED, "Two people ordered that before.");
    }
  }

  /** Another instance may have recorded the contrary before: what stands first on the log holds. */
  private Reassignment decide(Reassignment state, Instant now) throws Refused {
    log.record(state, now);
    Reassignment known =
        echo(state)
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalReason.NOT_ACKNOWLEDGED,
                        "The log does not say yet whether that holds: look, then try again."));
    if (known.approved().isPresent() != state.approved().isPresent()) {
      notDecided(known);
    }
    return state;
  }

  private Optional<Reassignment> echo(Reassignment state) {
    try {
      return register.await(state, longestEcho);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
