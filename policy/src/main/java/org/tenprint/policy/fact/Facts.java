package org.tenprint.policy.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Offences;

/**
 * The facts of a booking as they stand at an instant.
 *
 * @param tcn transaction control number
 * @param places of the booking
 * @param bookedAt in the offset of the place: legal dates are read in it
 * @param subject the person
 * @param offences charges that two people did not report to be dismissed, or that may stand again,
 *     and convictions
 * @param finding identification and status
 */
public record Facts(
    String tcn,
    Places places,
    OffsetDateTime bookedAt,
    Subject subject,
    Offences offences,
    Finding finding) {

  /** The ORI that booked, a slash and its transaction control number: it names the booking. */
  public String number() {
    return places.booking().ori() + "/" + tcn;
  }

  /** The day of the booking, where it was. */
  public LocalDate bookedOn() {
    return bookedAt.toLocalDate();
  }

  /**
   * Whether under the adult age when any charge that stands occurred, or, without charges, when
   * booked; or of unknown age.
   */
  public boolean possibleMinor() {
    if (offences.charges().isEmpty()) {
      return subject.maybeUnderAge(bookedOn());
    }
    for (Charge charge : offences.charges()) {
      LocalDate day = charge.occurred().isPresent() ? charge.occurred().get() : bookedOn();
      if (subject.maybeUnderAge(day)) {
        return true;
      }
    }
    return false;
  }

  /** The same facts where people are adults from another age. */
  public Facts adultFrom(int age) {
    return of(subject.adultFrom(age));
  }

  /** The same facts elsewhere. */
  public Facts at(Places elsewhere) {
    return new Facts(tcn, elsewhere, bookedAt, subject, offences, finding);
  }

  /** The same had nobody been found: without what a record states. */
  public Facts ofNobody() {
    Finding nobody = new Finding(IdentificationResult.NO_MATCH, Status.UNKNOWN);
    return new Facts(tcn, places, bookedAt, subject, offences.ofBooking(), nobody);
  }

  public Facts identifiedAs(IdentificationResult result) {
    Finding found = new Finding(result, finding.status());
    return new Facts(tcn, places, bookedAt, subject, offences, found);
  }

  public Facts protectedPerson(Optional<Instant> at) {
    return of(subject.protectedSince(at));
  }

  /**
   * The same, with the time of the booking where that states the protection: as of then it was
   * stated, whatever an earlier report says.
   */
  public Facts protectedAsBooked() {
    boolean dated = subject.reported().since().isPresent();
    return subject.protectedPerson() && !dated
        ? of(subject.with(subject.reported().begunAgain(Optional.of(bookedAt.toInstant()))))
        : this;
  }

  /** The same, whatever was reported before: whose protection stands at the booking, as of then. */
  public Facts protectedAtLeastAsBooked() {
    return subject.protectedPerson()
        ? of(subject.with(subject.reported().begunAgain(Optional.of(bookedAt.toInstant()))))
        : this;
  }

  /**
   * The same once somebody reports that the protection ended. Of one who is not protected nothing
   * changes: a protection of which the system hears later is none that ended before; nor does what
   * ended before the protection was last reported, whenever the report of its end comes in. Nor is
   * one waived by who is not surely of age on that day.
   */
  public Facts lifted(String by, Lift told) {
    boolean minor =
        told.ground().equals(Optional.of(LiftGround.WAIVED))
            && told.from().filter(when -> subject.adultOn(dayOf(when))).isEmpty();
    boolean before = told.from().filter(subject.reported()::endsBefore).isPresent();
    return subject.protectedPerson() && !minor && !before
        ? of(subject.lifting(subject.lift().reported(by, told)))
        : this;
  }

  /** The same once somebody reports what an authority states. */
  public Facts stated(StatedFact fact, String by, Statement told) {
    return of(subject.with(subject.reported().with(fact, by, told)));
  }

  /**
   * The same after some, where a magistrate's finding has to be stated anew: one of several charges
   * of then stands no more, and nobody said of which the finding was.
   */
  public Facts findingAnew(Facts before) {
    boolean fewer = offences.charges().size() < before.offences.charges().size();
    return fewer && before.offences.severalCharged()
        ? of(subject.with(subject.reported().without(StatedFact.MAGISTRATE_FINDING)))
        : this;
  }

  private LocalDate dayOf(Instant when) {
    return when.atOffset(bookedAt.getOffset()).toLocalDate();
  }

  /** The same once somebody reports an order that the person is tried as an adult. */
  public Facts triedAsAdult(String by, String authority, String order) {
    return of(subject.trial(subject.adultTrial().reported(by, authority, order)));
  }

  /** The same without any such order. */
  public Facts notTriedAsAdult() {
    return of(subject.trial(AdultTrial.NONE));
  }

  private Facts of(Subject other) {
    return new Facts(tcn, places, bookedAt, other, offences, finding);
  }

  /**
   * The same once somebody reports that the charges of a code were dismissed: they stand until two
   * people reported the same. Of a code that no charge has nothing changes.
   */
  public Facts dismissed(String ncic, String by, String authority, String order) {
    return reported(ncic, Dismissal.of(by, authority, order));
  }

  /**
   * The same once somebody takes that back: they stand no more until two people reported the same,
   * and nobody can tell while one did. Of what nobody reported to be dismissed nothing changes.
   */
  public Facts takenBack(String ncic, String by, String authority, String order) {
    return reported(ncic, Dismissal.of(by, authority, order).takenBack());
  }

  /** The same where the charges of a code are dismissed, as a system states it. */
  public Facts dismissed(String ncic) {
    Reported reported = subject.reported();
    return has(ncic) || reported.dismissed(ncic)
        ? told(reported.dismissed(ncic, offences.charges()))
        : this;
  }

  /**
   * What two agree on counts; else there is doubt while anybody's last report says the contrary.
   */
  private Facts reported(String ncic, Dismissal report) {
    Reported reported = subject.reported();
    boolean gone = reported.dismissed(ncic);
    if (!gone && !has(ncic)) {
      return this;
    }
    List<Dismissal> papers = report.beside(waiting(ncic));
    Optional<Dismissal> agreed = papers.stream().filter(Dismissal::stands).findFirst();
    if (agreed.isPresent()) {
      return agreed.get().back()
          ? told(reported.restored(ncic))
          : told(reported.dismissed(ncic, offences.charges()));
    }
    boolean doubted = papers.stream().anyMatch(paper -> paper.back() == gone);
    return told(doubted ? reported.with(ncic, papers) : reported.without(ncic));
  }

  /** The same where that is reported, with the charges that may stand. */
  private Facts told(Reported next) {
    List<Charge> booked =
        subject.reported().gone().map(GoneCharges::booked).orElse(offences.charges());
    List<Charge> standing =
        booked.stream().filter(charge -> !next.surelyDismissed(charge.ncic())).toList();
    return new Facts(
        tcn, places, bookedAt, subject.with(next), offences.charged(standing), finding);
  }

  private boolean has(String ncic) {
    return offences.charges().stream().anyMatch(charge -> charge.ncic().equals(ncic));
  }

  /** The same where another paper takes the place of the one that waits, whoever reports it. */
  public Facts dismissedByLastPaper(String ncic, String by, String authority, String order) {
    Dismissal told = Dismissal.of(by, authority, order);
    return waiting(ncic, List.of(told.inPlaceOf(waiting(ncic))));
  }

  private List<Dismissal> waiting(String ncic) {
    return subject.reported().dismissals().getOrDefault(ncic, List.of());
  }

  private Facts waiting(String ncic, List<Dismissal> papers) {
    if (!has(ncic)) {
      return this;
    }
    return papers.stream().anyMatch(Dismissal::stands)
        ? without(ncic)
        : of(subject.with(subject.reported().with(ncic, papers)));
  }

  /**
   * The same without the papers by which charges in doubt are said to be dismissed, and without
   * those that are: answers rest on which charges are in doubt, and on nothing else of it.
   */
  Facts withoutPapers() {
    Reported kept = subject.reported().withoutPapers();
    return kept == subject.reported() ? this : of(subject.with(kept));
  }

  /** The same without the charges of a code, which are not kept. */
  public Facts without(String ncic) {
    Subject left =
        subject.reported().dismissals().containsKey(ncic)
            ? subject.with(subject.reported().without(ncic))
            : subject;
    return new Facts(tcn, places, bookedAt, left, offences.without(ncic), finding);
  }

  /** The same where these charges stand, and of none it is reported that it was dismissed. */
  public Facts charged(List<Charge> charges) {
    Subject told = subject.with(subject.reported().withoutDismissals());
    return new Facts(tcn, places, bookedAt, told, offences.charged(charges), finding);
  }

  /** The same as before it was kept which convictions booking and record both state. */
  public Facts notKnowingBoth() {
    return new Facts(tcn, places, bookedAt, subject, offences.notKnowingBoth(), finding);
  }

  /** What these would be had nobody been found, and nobody protected. */
  public Facts asNoMatch() {
    return of(subject.protectedPerson(false)).ofNobody();
  }
}
