package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.notification.domain.TwoPersonOrder;

/**
 * That a booking's prints are not those of the person as whom they were identified or enrolled is
 * proposed by one examiner and ordered by another.
 */
public final class ReassignPrints extends OrdersOfTwo<Reassignment> {
  private static final Words WORDS =
      new Words("examiner", "reassignment", RefusalReason.UNKNOWN_REASSIGNMENT);

  private final ReassignmentRegister register;

  /**
   * @param register what the log has
   * @param log where states are recorded
   */
  public ReassignPrints(ReassignmentRegister register, OrderLog<Reassignment> log) {
    this(register, log, LONGEST_ECHO);
  }

  ReassignPrints(ReassignmentRegister register, OrderLog<Reassignment> log, Duration longestEcho) {
    super(register, log, WORDS, longestEcho);
    this.register = register;
  }

  /**
   * Records a proposal.
   *
   * @param id of the reassignment, of nobody else
   * @param given whether the person's number is a new one; else an earlier proposal gave it
   * @param by the examiner
   */
  public synchronized TwoPersonOrder<Reassignment> propose(
      UUID id, Reassignment matter, boolean given, String by, Instant now) throws Refused {
    boolean unknown =
        matter
            .person()
            .filter(person -> person instanceof Numbered number && !register.gave(number))
            .isPresent();
    if (!given && unknown) {
      throw new Refused(
          RefusalReason.UNKNOWN_PERSON, "person: no reassignment gave that number to anybody.");
    }
    return proposed(id, matter, by, now);
  }

  /** What is nobody's stays so: the prints are gone. */
  @Override
  void notOrderedBefore(Reassignment matter) throws Refused {
    Optional<Optional<Person>> ordered = register.ordered(matter.booking());
    if (ordered.filter(of -> of.isEmpty() || of.equals(matter.person())).isPresent()) {
      throw new Refused(
          RefusalReason.ALREADY_ORDERED,
          "Two people ordered before that these prints are "
              + (ordered.get().isEmpty() ? "nobody's: they are gone." : "that person's."));
    }
  }
}
