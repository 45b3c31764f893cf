package org.tenprint.decisions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.AgeBound;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.NoPermitFrom;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Bound;

/** An instrument's conditions as an event, to and from the policy's. */
final class ConditionEvents {
  private static final String MATCH = "match";
  private static final String NO_MATCH = "no-match";
  private static final String WARRANTS = "warrants";
  private static final String REQUEST_KINDS = "requestKinds";
  private static final String TRIED_AS_ADULT = "triedAsAdult";
  private static final String CONSENTS = "consents";

  private ConditionEvents() {}

  static Set<Condition> read(Conditions event) throws BrokenEvent {
    InstrumentEvents.within(event.getStatus(), "status");
    InstrumentEvents.within(event.getMessage(), "message");
    InstrumentEvents.within(event.getWarrants(), WARRANTS);
    InstrumentEvents.within(event.getRequestKinds(), REQUEST_KINDS);
    InstrumentEvents.within(event.getConsents(), CONSENTS);
    Set<Condition> conditions = new HashSet<>();
    LevelEvents.read(event).ifPresent(conditions::add);
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
    if (event.getTriedAsAdult() != null) {
      if (!Boolean.TRUE.equals(event.getJuvenile())) {
        throw new BrokenEvent("triedAsAdult asks for juvenile");
      }
      conditions.add(new Condition.TriedAsAdult(event.getTriedAsAdult()));
    }
    conditions.addAll(StatedEvents.read(event));
    if (event.getCitizenshipClaimed() != null) {
      conditions.add(new Condition.CitizenshipClaimed(event.getCitizenshipClaimed()));
    }
    if (event.getConfidenceGrey() != null) {
      conditions.add(grey(event.getConfidenceGrey()));
    }
    List<String> messages = new ArrayList<>(event.getMessage());
    if (!messages.containsAll(addedSince(event))) {
      throw new BrokenEvent("message does not name what came later");
    }
    messages.removeAll(addedSince(event));
    if (!messages.isEmpty()) {
      conditions.add(message(messages));
    }
    if (event.getWarrant() != null) {
      conditions.add(
          new RequestCondition.WarrantIn(
              Set.of(Codes.read(Warrant.class, event.getWarrant(), "warrant"))));
    }
    if (!event.getWarrants().isEmpty()) {
      Set<Warrant> warrants = EnumSet.noneOf(Warrant.class);
      for (var warrant : event.getWarrants()) {
        warrants.add(Codes.read(Warrant.class, warrant, WARRANTS));
      }
      conditions.add(new RequestCondition.WarrantIn(warrants));
    }
    if (!event.getRequestKinds().isEmpty()) {
      Set<RequestKind> kinds = EnumSet.noneOf(RequestKind.class);
      for (var kind : event.getRequestKinds()) {
        kinds.add(Codes.read(RequestKind.class, kind, REQUEST_KINDS));
      }
      conditions.add(new RequestCondition.RequestKindIn(kinds));
    }
    PurposeEvents.read(event).ifPresent(conditions::add);
    BusinessPeriodEvents.read(event).ifPresent(conditions::add);
    if (!event.getConsents().isEmpty()) {
      Set<ConsentTerms> terms = EnumSet.noneOf(ConsentTerms.class);
      for (var one : event.getConsents()) {
        terms.add(Codes.read(ConsentTerms.class, one, CONSENTS));
      }
      conditions.add(new RequestCondition.ConsentIn(terms));
    }
    if (event.getAgeAtRequest() != null) {
      conditions.add(
          new RequestCondition.AgeAtRequest(
              Codes.read(Bound.class, event.getAgeAtRequest().getBound(), "ageAtRequest.bound"),
              event.getAgeAtRequest().getYears()));
    }
    if (event.getNoPermitFrom() != null) {
      conditions.add(noPermit(event));
    }
    return conditions;
  }

  private static Condition grey(boolean wanted) throws BrokenEvent {
    if (!wanted) {
      throw new BrokenEvent("confidenceGrey is true or not stated");
    }
    return new Condition.ConfidenceGrey();
  }

  /**
   * Names of the conditions that it states and that versions of before do not know. They stand
   * among the kinds of messages, where such a version refuses a word that it does not know.
   */
  private static List<String> addedSince(Conditions event) {
    List<String> added = new ArrayList<>();
    if (!event.getWarrants().isEmpty()) {
      added.add(WARRANTS);
    }
    if (!event.getRequestKinds().isEmpty()) {
      added.add(REQUEST_KINDS);
    }
    if (event.getTriedAsAdult() != null) {
      added.add(TRIED_AS_ADULT);
    }
    if (!event.getConsents().isEmpty()) {
      added.add(CONSENTS);
    }
    if (event.getCountedFrom() != null) {
      added.add("countedFrom");
    }
    if (event.getCountedTo() != null) {
      added.add("countedTo");
    }
    if (!event.getConvictedClasses().isEmpty()) {
      added.add(LevelEvents.CLASSES);
    }
    if (event.getAgeAtRequest() != null) {
      added.add("ageAtRequest");
    }
    if (!event.getPurposes().isEmpty()) {
      added.add(PurposeEvents.PURPOSES);
    }
    if (!event.getStated().isEmpty()) {
      added.add(StatedEvents.STATED);
    }
    added.addAll(BusinessPeriodEvents.words(event));
    return added;
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
        Conditions.newBuilder().setBasis(Basis.EITHER).setStatus(List.of()).setMessage(List.of());
    conditions.forEach(condition -> write(condition, event));
    Conditions written = event.build();
    List<String> kinds = new ArrayList<>(written.getMessage());
    kinds.addAll(addedSince(written));
    kinds.addAll(BusinessPeriodEvents.sinceRelease(conditions));
    return Conditions.newBuilder(written).setMessage(kinds).build();
  }

  private static void write(Condition condition, Conditions.Builder event) {
    if (condition.listsNothing()) {
      throw new IllegalArgumentException(
          condition.name() + " lists nothing: no event can state it, and no door admits it");
    }
    if (condition instanceof Condition.LevelIs level) {
      LevelEvents.write(level, event);
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
    } else if (condition instanceof Condition.TriedAsAdult tried) {
      event.setTriedAsAdult(tried.wanted());
    } else if (condition instanceof Condition.Stated stated) {
      StatedEvents.write(stated, event);
    } else if (condition instanceof Condition.CitizenshipClaimed claimed) {
      event.setCitizenshipClaimed(claimed.wanted());
    } else if (condition instanceof Condition.ConfidenceGrey) {
      event.setConfidenceGrey(true);
    } else if (condition instanceof Condition.MessageIs message) {
      event.setMessage(kinds(message));
    } else if (condition instanceof RequestCondition.WarrantIn in) {
      write(in, event);
    } else if (condition instanceof RequestCondition.RequestKindIn in) {
      event.setRequestKinds(
          new TreeSet<>(in.kinds())
              .stream()
                  .map(k -> Codes.write(org.tenprint.events.notification.RequestKind.class, k))
                  .toList());
    } else if (condition instanceof RequestCondition.PurposeIn in) {
      event.setPurposes(PurposeEvents.write(in));
    } else if (condition instanceof RequestCondition.ConsentIn in) {
      event.setConsents(
          new TreeSet<>(in.terms())
              .stream()
                  .map(t -> Codes.write(org.tenprint.events.notification.ConsentTerms.class, t))
                  .toList());
    } else if (condition instanceof RequestCondition.AgeAtRequest age) {
      event.setAgeAtRequest(new AgeBound(Codes.write(LevelBound.class, age.bound()), age.years()));
    } else if (condition instanceof RequestCondition.AskedWithin within) {
      event.setAskedWithin(BusinessPeriodEvents.write(within));
    } else if (condition instanceof Condition.NoPermitFrom none) {
      event.setNoPermitFrom(
          new NoPermitFrom(
              Codes.write(org.tenprint.events.notification.Issuer.class, none.issuer()),
              none.begunBefore().map(ConditionEvents::utc).orElse(null)));
    }
  }

  /** As it was written before there were lists, where it can be. */
  private static void write(RequestCondition.WarrantIn in, Conditions.Builder event) {
    if (in.writtenBefore().isPresent()) {
      event.setWarrant(written(in.writtenBefore().get()));
    } else {
      event.setWarrants(
          new TreeSet<>(in.warrants()).stream().map(ConditionEvents::written).toList());
    }
  }

  private static org.tenprint.events.notification.Warrant written(Warrant warrant) {
    return Codes.write(org.tenprint.events.notification.Warrant.class, warrant);
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
