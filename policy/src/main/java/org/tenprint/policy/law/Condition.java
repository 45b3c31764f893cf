package org.tenprint.policy.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.OffenceLevels;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

/** A condition of an instrument; all of an instrument's must hold, or it is silent. */
public sealed interface Condition
    permits RequestCondition,
        Condition.LevelIs,
        Condition.ChargeOnlyMinorTraffic,
        Condition.StatusIn,
        Condition.ProtectedPerson,
        Condition.Juvenile,
        Condition.TriedAsAdult,
        Condition.Stated,
        Condition.CitizenshipClaimed,
        Condition.ConfidenceGrey,
        Condition.MessageIs,
        Condition.NoPermitFrom {

  /** Its name in the vocabulary of instruments. */
  String name();

  /** Whether it holds, as far as the facts tell; other instruments aside. */
  Truth holds(Inquiry inquiry, OffenceTable table);

  /** Whether it asks for charges or convictions. */
  default boolean ofOffences() {
    return this instanceof LevelIs || this instanceof ChargeOnlyMinorTraffic;
  }

  /**
   * Whether it asks for what is another with each request, so that what people answer of it is of
   * one request alone: when it was asked, or a consent to it.
   */
  default boolean ofOneRequest() {
    return false;
  }

  /** Whether it is a list that has nothing in it: it never holds, and no door admits it. */
  default boolean listsNothing() {
    return false;
  }

  /**
   * The offence level is at least, or below, another. Where its look-back counts to the day of a
   * request, it is silent on what is no request.
   *
   * @param convictedWithin the convictions that count; empty counts all
   * @param classes of these the ones that count, in doubt where none is stated; empty counts all
   */
  record LevelIs(
      Scheme scheme,
      Bound bound,
      Level level,
      Basis basis,
      Optional<LookBack> convictedWithin,
      Set<OffenceClass> classes)
      implements Condition {
    /** Copies. */
    public LevelIs {
      classes = Set.copyOf(classes);
    }

    /** Of convictions of whatever class. */
    public LevelIs(
        Scheme scheme, Bound bound, Level level, Basis basis, Optional<LookBack> convictedWithin) {
      this(scheme, bound, level, basis, convictedWithin, Set.of());
    }

    @Override
    public String name() {
      return "level";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      Facts facts = inquiry.facts();
      Offences all = facts.offences();
      if (ofOneRequest() && inquiry.request().isEmpty()) {
        return Truth.NO;
      }
      Optional<LocalDate> day = ofOneRequest() ? inquiry.askedOn() : Optional.of(facts.bookedOn());
      Offences surely = inquiry.doubting() ? all.ofSureClass(classes) : all;
      Offences sure = recent(surely, day, false);
      boolean known = surely == all && (sure == all || convictedWithin.get().usual());
      return of(sure, known ? sure : recent(all, day, true), facts.bookedOn(), table);
    }

    private Offences recent(Offences all, Optional<LocalDate> day, boolean perhaps) {
      return convictedWithin.isEmpty() ? all : all.counted(convictedWithin.get(), day, perhaps);
    }

    /** What it makes of offences that are recent enough. */
    public Truth of(Offences recent, LocalDate bookedOn, OffenceTable table) {
      return of(recent, recent, bookedOn, table);
    }

    private Truth of(Offences sure, Offences perhaps, LocalDate bookedOn, OffenceTable table) {
      Offences fewest = sure.ofClasses(classes, false);
      Offences most = perhaps.ofClasses(classes, true);
      Truth least = asks(fewest, bookedOn, table);
      return fewest == most || asks(most, bookedOn, table) == least ? least : Truth.UNSURE;
    }

    private Truth asks(Offences counted, LocalDate bookedOn, OffenceTable table) {
      return OffenceLevels.level(scheme, counted, bookedOn, basis, table).is(bound, level);
    }

    @Override
    public boolean ofOneRequest() {
      return convictedWithin.isPresent() && convictedWithin.get().to() == CountedTo.REQUEST;
    }
  }

  /** There is a charge that stands, and each is a minor traffic offence; or not so. */
  record ChargeOnlyMinorTraffic(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "charge-only-minor-traffic";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      Truth only = OffenceLevels.onlyMinorTraffic(inquiry.facts().offences().charges(), table);
      return wanted ? only : only.not();
    }
  }

  /** The immigration record says one of these. */
  record StatusIn(Set<Status> statuses) implements Condition {
    /** Copies. */
    public StatusIn {
      statuses = Set.copyOf(statuses);
    }

    @Override
    public String name() {
      return "status";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      return Truth.of(statuses.contains(inquiry.facts().finding().status()));
    }

    @Override
    public boolean listsNothing() {
      return statuses.isEmpty();
    }
  }

  /** The person is protected by statute; or not. */
  record ProtectedPerson(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "protected";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      return Truth.of(wanted == inquiry.facts().subject().protectedPerson());
    }
  }

  /** The person was under the adult age at the offence, or of unknown age; or not. */
  record Juvenile(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "juvenile";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      return Truth.of(wanted == inquiry.facts().possibleMinor());
    }
  }

  /** Two people reported a court's order that the person is tried as an adult; or none did. */
  record TriedAsAdult(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "tried-as-adult";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      Truth stands = inquiry.facts().subject().adultTrial().stands();
      return wanted ? stands : stands.not();
    }
  }

  /** Two people reported that an authority states that it is so; or that it states the contrary. */
  record Stated(StatedFact fact, boolean wanted) implements Condition {
    @Override
    public String name() {
      return fact.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      Truth is = inquiry.stated(fact);
      return wanted ? is : is.not();
    }
  }

  /** Citizenship is claimed, by the person or by the record; or not. */
  record CitizenshipClaimed(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "citizenship-claimed";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      return Truth.of(wanted == Doubt.citizenshipClaimed(inquiry.facts()));
    }
  }

  /** The identification is grey. */
  record ConfidenceGrey() implements Condition {
    @Override
    public String name() {
      return "confidence";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      return Truth.of(inquiry.facts().finding().identification() == IdentificationResult.GREY);
    }
  }

  /** It is about a match, or about a no-match; or either, where both are wanted. */
  record MessageIs(boolean match, boolean noMatch) implements Condition {
    @Override
    public String name() {
      return "message";
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      boolean nobody = inquiry.facts().finding().identification() == IdentificationResult.NO_MATCH;
      return Truth.of(nobody ? noMatch : match);
    }

    @Override
    public boolean listsNothing() {
      return !match && !noMatch;
    }
  }

  /**
   * No instrument of that level permits this recipient on this edge now, its own conditions aside.
   *
   * @param begunBefore only permits whose start is before this count; empty counts all
   */
  record NoPermitFrom(Issuer issuer, Optional<Instant> begunBefore) implements Condition {
    static final String NAME = "no-permit-from";

    /** Whether it asks for that instrument, in force: a permit or mandate of that level. */
    public boolean counts(Instrument other) {
      return other.issuer() == issuer
          && other.ruling().effect().opens()
          && begunBefore
              .map(limit -> other.validity().from().toInstant().isBefore(limit))
              .orElse(true);
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      return Truth.YES;
    }
  }
}
