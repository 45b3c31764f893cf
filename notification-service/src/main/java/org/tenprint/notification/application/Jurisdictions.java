package org.tenprint.notification.application;

import java.util.List;
import java.util.stream.Stream;
import org.tenprint.notification.domain.Authority;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Scope;

/**
 * That people write and approve the law of their own jurisdictions alone, and end no instrument
 * that speaks of others.
 */
public final class Jurisdictions {
  private final InstrumentRegister register;
  private final List<Place> places;

  /**
   * @param register knows what an instrument ends
   * @param places every agency's
   */
  public Jurisdictions(InstrumentRegister register, List<Place> places) {
    this.register = register;
    this.places = List.copyOf(places);
  }

  /**
   * Looks whether an instrument is somebody's to write or approve.
   *
   * @throws Refused if it is not, or ends one that is not or is not known
   */
  public void check(Authority authority, Instrument instrument) throws Refused {
    if (!speaks(authority, instrument.issuer(), instrument)) {
      throw notIts(instrument);
    }
  }

  /**
   * By which level somebody ends an instrument: by its own, or by one beside it, as a federal court
   * ends what a court ordered of which nothing is said.
   *
   * @throws Refused if it is not theirs to end
   */
  public Issuer endsAs(Authority authority, Instrument ending) throws Refused {
    return Stream.concat(Stream.of(ending.issuer()), Stream.of(Issuer.values()))
        .filter(ending.issuer()::beside)
        .filter(level -> speaks(authority, level, ending))
        .findFirst()
        .orElseThrow(() -> notIts(ending));
  }

  private boolean speaks(Authority authority, Issuer level, Instrument instrument) {
    return authority.all()
        || authority.speaksFor(level, instrument.reach().scope(), places)
            && instrument.validity().ended().stream()
                .allMatch(one -> maySay(authority, level, one));
  }

  private static Refused notIts(Instrument instrument) {
    return new Refused(
        RefusalReason.NOT_ITS_JURISDICTION,
        "Your token does not name the jurisdiction of %s, or of what it ends (claim jurisdiction)."
            .formatted(instrument.id()));
  }

  /**
   * Whether somebody may know that an instrument is. One about a single booking tells that there is
   * an order about that person: it is for auditors, and for whom it is to write. An order of a
   * court of which nothing is said is a federal court's to know, and the other way round.
   *
   * @param audits whether it is an auditor
   */
  public boolean mayRead(Authority authority, boolean audits, Issuer issuer, Scope scope) {
    return !scope.ofBookings()
        || audits
        || Stream.of(Issuer.values())
            .filter(issuer::beside)
            .anyMatch(level -> authority.speaksFor(level, scope, places));
  }

  /**
   * Whether somebody may know what an instrument does: that shows what the orders do that it ends.
   *
   * @param audits whether it is an auditor
   */
  public boolean mayExplain(Authority authority, boolean audits, Instrument instrument) {
    return Stream.concat(
            Stream.of(instrument),
            instrument.validity().ended().stream().flatMap(id -> register.latest(id).stream()))
        .allMatch(one -> mayRead(authority, audits, one.issuer(), one.reach().scope()));
  }

  /** Of an order that they may not know of it is said what is said of an id that is not there. */
  private boolean maySay(Authority authority, Issuer level, String id) {
    return register
        .latest(id)
        .filter(one -> mayRead(authority, false, one.issuer(), one.reach().scope()))
        .filter(one -> authority.speaksFor(level, one.reach().scope(), places))
        .isPresent();
  }
}
