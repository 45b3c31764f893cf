package org.tenprint.decisions;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.InstrumentBounds;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;

/** Instruments as events, to and from the policy's. */
public final class InstrumentEvents {
  private InstrumentEvents() {}

  /**
   * The instrument that an event states.
   *
   * @throws BrokenEvent if a code is unknown to this version or a field has no meaning
   */
  public static Instrument read(org.tenprint.events.notification.Instrument event)
      throws BrokenEvent {
    within(event.getRecipients(), "recipients");
    within(event.getUnless(), "unless");
    within(event.getApprovals(), "approvals");
    Reach reach = reach(event);
    Effect effect = Codes.read(Effect.class, event.getEffect(), "effect");
    Ruling ruling =
        new Ruling(
            effect,
            reason(event, effect),
            conditions(event),
            event.getUnless(),
            PartEvents.read(event));
    return new Instrument(
        event.getId(),
        issuer(event),
        reach,
        ruling,
        validity(event),
        new Provenance(
            Times.read(event.getRecorded(), "recorded"),
            event.getAuthor(),
            event.getApprovals().stream().map(Approval::getBy).toList(),
            event.getCitation(),
            FilingEvents.read(event)));
  }

  /**
   * Whose an event's instrument is.
   *
   * @throws BrokenEvent if the code is unknown to this version
   */
  static Issuer issuer(org.tenprint.events.notification.Instrument event) throws BrokenEvent {
    return Codes.read(Issuer.class, event.getIssuer(), "issuer");
  }

  /**
   * Of what an event's instrument speaks.
   *
   * @throws BrokenEvent if a code is unknown to this version
   */
  static Reach reach(org.tenprint.events.notification.Instrument event) throws BrokenEvent {
    Set<RecipientKind> recipients = EnumSet.noneOf(RecipientKind.class);
    for (var kind : event.getRecipients()) {
      recipients.add(Codes.read(RecipientKind.class, kind, "recipients"));
    }
    return new Reach(
        scope(event),
        Codes.read(PlaceKind.class, event.getPlace(), "place"),
        Codes.read(Edge.class, event.getEdge(), "edge"),
        recipients);
  }

  /**
   * Several places stand in a list that came later, and its kind of scope with it: no version of
   * before takes the first for all (ADR 0096).
   */
  private static Scope scope(org.tenprint.events.notification.Instrument event) throws BrokenEvent {
    boolean listed = event.getScope().getKind() == org.tenprint.events.notification.ScopeKind.LIST;
    if (listed == event.getAreas().isEmpty() || listed && !event.getScope().getValue().isEmpty()) {
      throw new BrokenEvent("areas are for a scope that is a list, and that has no value");
    }
    if (event.getAreas().size() > InstrumentBounds.MOST_AREAS) {
      throw new BrokenEvent("areas has more than " + InstrumentBounds.MOST_AREAS + " entries");
    }
    List<Area> areas = new ArrayList<>();
    for (var one : listed ? event.getAreas() : List.of(event.getScope())) {
      areas.add(new Area(Codes.read(ScopeKind.class, one.getKind(), "scope"), one.getValue()));
    }
    return new Scope(areas);
  }

  private static org.tenprint.events.notification.Scope written(Area area) {
    return new org.tenprint.events.notification.Scope(
        Codes.write(org.tenprint.events.notification.ScopeKind.class, area.kind()), area.value());
  }

  static void within(List<?> list, String field) throws BrokenEvent {
    if (list.size() > InstrumentBounds.MOST) {
      throw new BrokenEvent(field + " has more than " + InstrumentBounds.MOST + " entries");
    }
  }

  /** Whether it has conditions that state nothing: nobody can tell what they were to say. */
  static boolean statesNothing(org.tenprint.events.notification.Instrument event)
      throws BrokenEvent {
    return event.getWhen() != null && event.getFields().isEmpty() && conditions(event).isEmpty();
  }

  private static Set<Condition> conditions(org.tenprint.events.notification.Instrument event)
      throws BrokenEvent {
    Conditions when = PartEvents.conditions(event);
    return when == null ? Set.of() : ConditionEvents.read(when);
  }

  private static Reason reason(org.tenprint.events.notification.Instrument event, Effect effect)
      throws BrokenEvent {
    if (event.getReason() == null) {
      if (effect.opens()) {
        return Reason.PERMITTED;
      }
      throw new BrokenEvent("reason is missing");
    }
    return Codes.read(Reason.class, event.getReason(), "reason");
  }

  private static Validity validity(org.tenprint.events.notification.Instrument event)
      throws BrokenEvent {
    Optional<Termination> terminates = Optional.empty();
    if (event.getTerminates() != null) {
      terminates =
          Optional.of(
              new Termination(
                  event.getTerminates().getInstrument(),
                  Times.period(event.getTerminates().getNotice(), "notice")));
    }
    return new Validity(
        Times.read(event.getEffectiveFrom(), "effectiveFrom"),
        Times.readOptional(event.getEffectiveTo(), "effectiveTo"),
        Optional.ofNullable(event.getSupersedes()),
        terminates);
  }

  /**
   * The event that states an instrument.
   *
   * @param approvals those of the instrument, with their times where they are known
   */
  public static org.tenprint.events.notification.Instrument write(
      Instrument instrument, List<Approval> approvals) {
    Reach reach = instrument.reach();
    Validity validity = instrument.validity();
    Provenance provenance = instrument.provenance();
    return FilingEvents.write(provenance.filing())
        .setId(instrument.id())
        .setIssuer(Codes.write(org.tenprint.events.notification.Issuer.class, instrument.issuer()))
        .setScope(
            reach.scope().ofOne()
                ? written(reach.scope().areas().get(0))
                : new org.tenprint.events.notification.Scope(
                    org.tenprint.events.notification.ScopeKind.LIST, ""))
        .setAreas(
            reach.scope().ofOne()
                ? List.of()
                : reach.scope().areas().stream().map(InstrumentEvents::written).toList())
        .setPlace(Codes.write(org.tenprint.events.notification.PlaceKind.class, reach.place()))
        .setEdge(Codes.write(org.tenprint.events.notification.Edge.class, reach.edge()))
        .setRecipients(recipients(reach))
        .setEffect(
            Codes.write(
                org.tenprint.events.notification.Effect.class, instrument.ruling().effect()))
        .setReason(
            Codes.write(
                org.tenprint.events.notification.Reason.class, instrument.ruling().reason()))
        .setWhen(conditions(instrument.ruling()))
        .setFields(PartEvents.write(instrument.ruling().fields()))
        .setUnless(instrument.ruling().unless())
        .setEffectiveFrom(Times.written(validity.from()))
        .setEffectiveTo(validity.to().map(Times::written).orElse(null))
        .setRecorded(Times.written(provenance.recorded()))
        .setAuthor(provenance.author())
        .setApprovals(approvals)
        .setSupersedes(validity.supersedes().orElse(null))
        .setTerminates(validity.terminates().map(InstrumentEvents::termination).orElse(null))
        .setCitation(provenance.citation())
        .build();
  }

  private static Conditions conditions(Ruling ruling) {
    Conditions when = ruling.when().isEmpty() ? null : ConditionEvents.write(ruling.when());
    return ruling.ofParts() ? PartEvents.named(when) : when;
  }

  /** Approvals without their times. */
  public static List<Approval> approvals(Instrument instrument) {
    List<Approval> approvals = new ArrayList<>();
    new LinkedHashSet<>(instrument.provenance().approvals())
        .forEach(by -> approvals.add(new Approval(by, null, null)));
    return approvals;
  }

  private static List<org.tenprint.events.notification.RecipientKind> recipients(Reach reach) {
    return reach.recipients().stream()
        .sorted()
        .map(kind -> Codes.write(org.tenprint.events.notification.RecipientKind.class, kind))
        .toList();
  }

  private static org.tenprint.events.notification.Termination termination(Termination ends) {
    if (ends.stated().isPresent()) {
      throw new IllegalArgumentException("a notice of business days is made one of days at a door");
    }
    return new org.tenprint.events.notification.Termination(
        ends.instrument(), ends.notice().toString());
  }
}
