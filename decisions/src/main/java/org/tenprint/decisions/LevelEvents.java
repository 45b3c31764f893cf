package org.tenprint.decisions;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.LevelCondition;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Scheme;

/** A condition on the offence level as an event, to and from the policy's. */
final class LevelEvents {
  /** The name of the field, which came later. */
  static final String CLASSES = "convictedClasses";

  private LevelEvents() {}

  static Optional<Condition> read(Conditions event) throws BrokenEvent {
    LevelCondition level = event.getLevel();
    if (level == null && event.getConvictedWithin() != null) {
      throw new BrokenEvent("convictedWithin asks for a level");
    }
    Optional<LookBack> within = lookBack(event);
    Set<OffenceClass> classes = classes(event);
    return level == null
        ? Optional.empty()
        : Optional.of(
            new Condition.LevelIs(
                scheme(level.getScheme()),
                Codes.read(Bound.class, level.getBound(), "level.bound"),
                Codes.read(Level.class, level.getLevel(), "level.level"),
                Codes.read(Basis.class, event.getBasis(), "basis"),
                within,
                classes));
  }

  private static Set<OffenceClass> classes(Conditions event) throws BrokenEvent {
    InstrumentEvents.within(event.getConvictedClasses(), CLASSES);
    if (event.getLevel() == null && !event.getConvictedClasses().isEmpty()) {
      throw new BrokenEvent("convictedClasses asks for a level");
    }
    Set<OffenceClass> classes = EnumSet.noneOf(OffenceClass.class);
    for (var one : event.getConvictedClasses()) {
      OffenceClass read = Codes.read(OffenceClass.class, one, CLASSES);
      if (read == OffenceClass.UNKNOWN) {
        throw new BrokenEvent("convictedClasses names a class that is none");
      }
      classes.add(read);
    }
    return classes;
  }

  private static Optional<LookBack> lookBack(Conditions event) throws BrokenEvent {
    if (event.getConvictedWithin() == null) {
      if (event.getCountedFrom() != null || event.getCountedTo() != null) {
        throw new BrokenEvent("countedFrom and countedTo ask for convictedWithin");
      }
      return Optional.empty();
    }
    return Optional.of(
        new LookBack(
            Times.period(event.getConvictedWithin(), "convictedWithin"),
            event.getCountedFrom() == null
                ? CountedFrom.CONVICTION
                : Codes.read(CountedFrom.class, event.getCountedFrom(), "countedFrom"),
            event.getCountedTo() == null
                ? CountedTo.BOOKING
                : Codes.read(CountedTo.class, event.getCountedTo(), "countedTo")));
  }

  private static Scheme scheme(String text) throws BrokenEvent {
    Scheme scheme = new Scheme(text);
    if (!scheme.wellFormed()) {
      throw new BrokenEvent("level.scheme is no name of a scheme");
    }
    return scheme;
  }

  /** What could be written before is written as before. */
  static void write(Condition.LevelIs level, Conditions.Builder event) {
    event
        .setLevel(
            new LevelCondition(
                level.scheme().text(),
                Codes.write(LevelBound.class, level.bound()),
                Codes.write(OffenceLevel.class, level.level())))
        .setBasis(Codes.write(org.tenprint.events.notification.Basis.class, level.basis()));
    level.convictedWithin().ifPresent(lookBack -> write(lookBack, event));
    event.setConvictedClasses(
        level.classes().stream()
            .sorted()
            .map(one -> Codes.write(org.tenprint.events.booking.OffenceClass.class, one))
            .toList());
  }

  private static void write(LookBack lookBack, Conditions.Builder event) {
    event.setConvictedWithin(lookBack.period().toString());
    if (lookBack.from() != CountedFrom.CONVICTION) {
      event.setCountedFrom(
          Codes.write(org.tenprint.events.notification.CountedFrom.class, lookBack.from()));
    }
    if (lookBack.to() != CountedTo.BOOKING) {
      event.setCountedTo(
          Codes.write(org.tenprint.events.notification.CountedTo.class, lookBack.to()));
    }
  }
}
