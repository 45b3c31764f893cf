package org.tenprint.notification.scenario;

import java.util.List;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.scenarios.Submission;

/**
 * What a scenario's instruments and bookings are called where others are played beside it: the same
 * words stand in front of all, so that the order of the names, and with it what is decided, stays.
 *
 * @param front stands in front of every id and tcn
 */
record OwnNames(String front) {
  private static final String BETWEEN = "/";

  /** Those of the scenario of that name. */
  static OwnNames of(String scenario) {
    return new OwnNames(code(scenario) + BETWEEN);
  }

  /** What stands for a scenario: a transaction number has no small letters, and few of all. */
  static String code(String scenario) {
    return "%08X".formatted(scenario.hashCode());
  }

  /** The code of the scenario of which an id or tcn speaks. */
  static String scenario(String name) {
    return name.substring(0, name.indexOf(BETWEEN));
  }

  Submission of(Submission stated) {
    return new Submission(
        front + stated.tcn(),
        stated.agencies(),
        stated.bookedAt(),
        stated.subject(),
        stated.offences());
  }

  Instrument of(Instrument stated) {
    Ruling ruling = stated.ruling();
    Validity validity = stated.validity();
    return new Instrument(
        front + stated.id(),
        stated.issuer(),
        of(stated.reach()),
        new Ruling(
            ruling.effect(),
            ruling.reason(),
            ruling.when(),
            ruling.unless().stream().map(front::concat).toList(),
            ruling.fields()),
        new Validity(
            validity.from(),
            validity.to(),
            validity.supersedes().map(front::concat),
            validity
                .terminates()
                .map(
                    ends ->
                        new Termination(front + ends.instrument(), ends.notice(), ends.stated()))),
        stated.provenance());
  }

  /** An order about a booking names the booking as it is called here. */
  private Reach of(Reach stated) {
    List<Area> areas =
        stated.scope().areas().stream()
            .map(
                area ->
                    area.kind() == ScopeKind.BOOKING
                        ? new Area(area.kind(), area.value().replace(BETWEEN, BETWEEN + front))
                        : area)
            .toList();
    return new Reach(new Scope(areas), stated.place(), stated.edge(), stated.recipients());
  }

  Disposition stated(Disposition own) {
    return new Disposition(
        own.recipient(),
        own.outcome(),
        own.reason(),
        stated(own.instruments()),
        own.at(),
        kept(own.keptBack()));
  }

  private List<KeptBack> kept(List<KeptBack> own) {
    return own.stream().map(one -> new KeptBack(one.part(), stated(one.instruments()))).toList();
  }

  Message stated(Message own) {
    return new Message(
        own.recipient(),
        own.kind(),
        stated(own.instruments()),
        own.at(),
        own.number(),
        own.withheld(),
        own.says());
  }

  Decision stated(Decision own) {
    return new Decision(
        own.outcome(),
        own.reason(),
        stated(own.instruments()),
        own.holds(),
        own.explanation(),
        kept(own.keptBack()));
  }

  /** An id that is not the scenario's own would fail what compares it. */
  private List<String> stated(List<String> ids) {
    return ids.stream()
        .map(id -> id.startsWith(front) ? id.substring(front.length()) : "another's " + id)
        .toList();
  }
}
