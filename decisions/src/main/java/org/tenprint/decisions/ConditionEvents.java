package org.tenprint.decisions;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.LevelCondition;
import org.tenprint.events.notification.NoPermitFrom;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.Scheme;

/** An instrument's conditions as an event, to and from the policy's. */
final class ConditionEvents {
  private static final String MATCH = "match";
  private static final String NO_MATCH = "no-match";

  private ConditionEvents() {}

  static Set<Condition> read(Conditions event) throws BrokenEvent {
    InstrumentEvents.within(event.getStatus(), "status");
    InstrumentEvents.within(event.getMessage(), "message");
    Set<Condition> conditions = new HashSet<>();
    if (event.getLevel() != null) {
      conditions.add(level(event));
    } else if (event.getConvictedWithin() != null) {
      throw new BrokenEvent("convictedWithin asks for a level");
    }
    if (event.getChargeOnlyMinorTraffic() != null) {
      conditions.add(new Condition.ChargeOnlyMinorTraffic(event.getChargeOnlyMinorTraffic()));
    }
    if (!event.getStatus().isEmpty()) {
      Set<Status> statuses = EnumSet.noneOf(Status.class);
      for (ImmigrationStatus status : event.getStatus()) {
        statuses.add(Codes.read(Status.class, status, "status"));
      }
      conditions.add(new Condition.StatusIn(statuses));
    }
    if (event.getProtectedPerson() != null) {
      conditions.add(new Condition.ProtectedPerson(event.getProtectedPerson()));
    }
    if (event.getJuvenile() != null) {
      conditions.add(new Condition.Juvenile(event.getJuvenile()));
    }
    if (event.getCitizenshipClaimed() != null) {
      conditions.add(new Condition.CitizenshipClaimed(event.getCitizenshipClaimed()));
    }
    if (event.getConfidenceGrey() != null) {
      conditions.add(grey(event.getConfidenceGrey()));
    }
    if (!event.getMessage().isEmpty()) {
      conditions.add(message(event.getMessage()));
    }
    if (event.getWarrant() != null) {
      conditions.add(
          new Condition.WarrantIs(Codes.read(Warrant.class, event.getWarrant(), "warrant")));
    }
    if (event.getNoPermitFrom() != null) {
      conditions.add(noPermit(event));
    }
    return conditions;
  }

  private static Condition level(Conditions event) throws BrokenEvent {
    LevelCondition level = event.getLevel();
    Optional<Period> within =
        event.getConvictedWithin() == null
            ? Optional.empty()
            : Optional.of(Times.period(event.getConvictedWithin(), "convictedWithin"));
    return new Condition.LevelIs(
        scheme(level.getScheme()),
        Codes.read(Bound.class, level.getBound(), "level.bound"),
        Codes.read(Level.class, level.getLevel(), "level.level"),
        Codes.read(Basis.class, event.getBasis(), "basis"),
        within);
  }

  private static Scheme scheme(String text) throws BrokenEvent {
    for (Scheme scheme : Scheme.values()) {
      if (scheme.text().equals(text)) {
        return scheme;
      }
    }
    throw new BrokenEvent("level.scheme is unknown");
  }

  private static Condition grey(boolean wanted) throws BrokenEvent {
    if (!wanted) {
      throw new BrokenEvent("confidenceGrey is true or not stated");
    }
    return new Condition.ConfidenceGrey();
  }

  private static Condition message(List<String> kinds) throws BrokenEvent {
    if (!Set.of(MATCH, NO_MATCH).containsAll(kinds)) {
      throw new BrokenEvent("message has an unknown kind");
    }
    return new Condition.MessageIs(kinds.contains(MATCH), kinds.contains(NO_MATCH));
  }

  private static Condition noPermit(Conditions event) throws BrokenEvent {
    var none = event.getNoPermitFrom();
    return new Condition.NoPermitFrom(
        Codes.read(Issuer.class, none.getIssuer(), "noPermitFrom.issuer"),
        Times.readOptional(none.getBegunBefore(), "noPermitFrom.begunBefore")
            .map(time -> time.toInstant()));
  }

  static Conditions write(Set<Condition> conditions) {
    Conditions.Builder event =
        Conditions.newBuilder()
            .setBasis(org.tenprint.events.notification.Basis.EITHER)
            .setStatus(List.of())
            .setMessage(List.of());
    conditions.forEach(condition -> write(condition, event));
    return event.build();
  }

  private static void write(Condition condition, Conditions.Builder event) {
    if (condition.listsNothing()) {
      throw new IllegalArgumentException(
          condition.name() + " lists nothing: no event can state it, and no door admits it");
    }
    if (condition instanceof Condition.LevelIs level) {
      write(level, event);
    } else if (condition instanceof Condition.ChargeOnlyMinorTraffic traffic) {
      event.setChargeOnlyMinorTraffic(traffic.wanted());
    } else if (condition instanceof Condition.StatusIn in) {
      event.setStatus(
          new TreeSet<>(in.statuses())
              .stream().map(s -> Codes.write(ImmigrationStatus.class, s)).toList());
    } else if (condition instanceof Condition.ProtectedPerson person) {
      event.setProtectedPerson(person.wanted());
    } else if (condition instanceof Condition.Juvenile juvenile) {
      event.setJuvenile(juvenile.wanted());
    } else if (condition instanceof Condition.CitizenshipClaimed claimed) {
      event.setCitizenshipClaimed(claimed.wanted());
    } else if (condition instanceof Condition.ConfidenceGrey) {
      event.setConfidenceGrey(true);
    } else if (condition instanceof Condition.MessageIs message) {
      event.setMessage(kinds(message));
    } else if (condition instanceof Condition.WarrantIs warrant) {
      event.setWarrant(
          Codes.write(org.tenprint.events.notification.Warrant.class, warrant.warrant()));
    } else if (condition instanceof Condition.NoPermitFrom none) {
      event.setNoPermitFrom(
          new NoPermitFrom(
              Codes.write(org.tenprint.events.notification.Issuer.class, none.issuer()),
              none.begunBefore().map(ConditionEvents::utc).orElse(null)));
    }
  }

  private static void write(Condition.LevelIs level, Conditions.Builder event) {
    event
        .setLevel(
            new LevelCondition(
                level.scheme().text(),
                Codes.write(LevelBound.class, level.bound()),
                Codes.write(OffenceLevel.class, level.level())))
        .setBasis(Codes.write(org.tenprint.events.notification.Basis.class, level.basis()))
        .setConvictedWithin(level.convictedWithin().map(Period::toString).orElse(null));
  }

  private static List<String> kinds(Condition.MessageIs message) {
    if (message.match() && message.noMatch()) {
      return List.of(MATCH, NO_MATCH);
    }
    return List.of(message.match() ? MATCH : NO_MATCH);
  }

  private static OffsetTime utc(Instant instant) {
    return Times.written(instant, ZoneOffset.UTC);
  }
}
