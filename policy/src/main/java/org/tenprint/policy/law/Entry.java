package org.tenprint.policy.law;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/**
 * An approved instrument as a rule book keeps it: what each decision asks of it is worked out once,
 * and what usually comes of it stands ready, so that a decision allocates next to nothing for it.
 */
public final class Entry {
  /** What silences an instrument that another of its {@code unless} speaks beside. */
  public static final String UNLESS = "unless";

  private static final String EFFECTIVE = "effective";
  private static final String FIELDS = "fields";

  /** A condition of facts, and what comes of the instrument where it does not hold. */
  record Test(Condition condition, Considered silent) {}

  private final Instrument instrument;
  private final Reach reach;
  private final Area only;
  private final ListedAreas listed;
  private final Instant recorded;
  private final Instant begins;
  private final Optional<Instant> ownEnd;
  private final Test[] tests;
  private final List<Condition.NoPermitFrom> ofPermits;
  private final boolean looksAtOthers;
  private final Considered speaking;
  private final Considered outOfForce;
  private final Considered ofNoPart;
  private final List<Considered> besideOthers;
  private final List<Ending> endings = new ArrayList<>(0);

  /** That an instrument ends another at an instant. */
  record Ending(Entry by, Instant at) {}

  Entry(Instrument instrument) {
    this.instrument = instrument;
    this.reach = instrument.reach();
    boolean ofOne = reach.scope().ofOne();
    this.only = ofOne ? reach.scope().areas().get(0) : null;
    this.listed = ofOne ? null : new ListedAreas(reach.scope());
    this.recorded = instrument.provenance().recorded().toInstant();
    this.begins = instrument.validity().begins();
    this.ownEnd = instrument.validity().to().map(OffsetDateTime::toInstant);
    this.speaking = new Considered(instrument, Truth.YES, "");
    this.outOfForce = new Considered(instrument, Truth.NO, EFFECTIVE);
    this.ofNoPart =
        instrument.ruling().ofParts() ? new Considered(instrument, Truth.NO, FIELDS) : null;
    List<Test> ofFacts = new ArrayList<>();
    List<Condition.NoPermitFrom> ofOthers = new ArrayList<>();
    for (Condition condition : instrument.ruling().when()) {
      if (condition instanceof Condition.NoPermitFrom none) {
        ofOthers.add(none);
      } else {
        ofFacts.add(new Test(condition, new Considered(instrument, Truth.NO, condition.name())));
      }
    }
    this.tests = ofFacts.toArray(Test[]::new);
    this.ofPermits = List.copyOf(ofOthers);
    this.looksAtOthers = !instrument.ruling().unless().isEmpty() || !ofPermits.isEmpty();
    this.besideOthers = looksAtOthers ? besideOthers(instrument) : List.of();
  }

  /** What usually comes of one that looks at others where it does not speak. */
  private static List<Considered> besideOthers(Instrument instrument) {
    List<Considered> usual = new ArrayList<>();
    for (String decidedBy : List.of(UNLESS, Condition.NoPermitFrom.NAME)) {
      usual.add(new Considered(instrument, Truth.NO, decidedBy));
      usual.add(new Considered(instrument, Truth.UNSURE, decidedBy));
    }
    return usual;
  }

  public Instrument instrument() {
    return instrument;
  }

  /**
   * Whether it speaks of what a recipient gets of a booking, and is to be taken from under that
   * value of the index: one of several places stands under each of them, and speaks once.
   */
  boolean covers(String value, Recipient recipient, Places places) {
    if (!reach.asks(recipient)) {
      return false;
    }
    Place place = places.at(reach.place());
    return only != null
        ? only.speaksTo(recipient, place)
        : listed.speaksUnder(value, recipient, place);
  }

  Instant begins() {
    return begins;
  }

  Optional<Instant> ownEnd() {
    return ownEnd;
  }

  /** The instruments that end it, whatever their own fate. */
  List<Ending> endings() {
    return endings;
  }

  /**
   * Says so to those that it ends: a supersession at its start, a termination after its notice.
   *
   * @param all of a book, by id
   */
  void endsAmong(Map<String, Entry> all) {
    Validity validity = instrument.validity();
    validity.supersedes().ifPresent(id -> ends(all.get(id), validity.from().toInstant()));
    validity.terminates().ifPresent(t -> ends(all.get(t.instrument()), begins));
  }

  private void ends(Entry other, Instant at) {
    if (other != null) {
      other.endings.add(new Ending(this, at));
    }
  }

  boolean knownAt(Instant known) {
    return !recorded.isAfter(known);
  }

  /** Whether it speaks or not by other instruments too, beside the facts. */
  public boolean looksAtOthers() {
    return looksAtOthers;
  }

  /** Its conditions that ask for other instruments' permits. */
  public List<Condition.NoPermitFrom> ofPermits() {
    return ofPermits;
  }

  /** What comes of it, said by others. */
  public Considered considered(Truth speaks, String decidedBy) {
    if (speaks == Truth.YES && decidedBy.isEmpty()) {
      return speaking;
    }
    for (Considered ready : besideOthers) {
      if (ready.speaks() == speaks && ready.decidedBy().equals(decidedBy)) {
        return ready;
      }
    }
    return new Considered(instrument, speaks, decidedBy);
  }

  /** What comes of it out of force. */
  public Considered outOfForce() {
    return outOfForce;
  }

  /** Whether that came of it because it is not in force. */
  public static boolean outOfForce(Considered voice) {
    return voice.decidedBy().equals(EFFECTIVE);
  }

  /** What comes of it by the facts, in force, other instruments aside. */
  public Considered byFacts(Inquiry inquiry, OffenceTable table) {
    if (ofNoPart != null && !instrument.ruling().concerns(inquiry)) {
      return ofNoPart;
    }
    String unsure = null;
    for (Test test : tests) {
      Truth holds = test.condition().holds(inquiry, table);
      if (holds == Truth.NO) {
        return test.silent();
      }
      unsure = holds == Truth.UNSURE ? test.condition().name() : unsure;
    }
    return unsure == null ? speaking : new Considered(instrument, Truth.UNSURE, unsure);
  }
}
