package org.tenprint.decisions;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Precedence;
import org.tenprint.policy.law.Recordings;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.UnreadInstrument;

/**
 * Reads the instruments topic, record by record, into the rules known at an offset. A record that
 * is not admitted applies to nothing, and what stood before under its id stands; where it may have
 * kept something back, what it may have spoken of is held.
 *
 * <p>What two people approved stands first and holds: a later state of its id changes nothing, be
 * it a draft or other words. One that adds approvals to the same words is read and changes nothing
 * either, but lifts what is held beside them once two further people are among them. A draft that
 * its author withdrew is in no rule book, and nothing counts under its id any more; one of which a
 * record cannot be read is not withdrawn, since what is held for it would never be lifted.
 *
 * <p>The log also has what earlier doors admitted and none does any more. It counts in the rule
 * book's version, as it did, and is read so that it opens nothing: a permit whose conditions state
 * nothing permits nothing, and a permit that names by {@code unless} what is not recorded permits
 * nothing until it is. What rests on there being no such permit is in doubt meanwhile. Not
 * thread-safe.
 */
public final class RuleBookReader {
  /** Why a state is refused that follows one which two people approved. */
  public static final String APPROVED_BEFORE = Precedence.APPROVED_BEFORE.name();

  /** Why a withdrawal is refused of one that holds, since a record of it cannot be read. */
  public static final String UNREAD_BEFORE = "UNREAD_BEFORE";

  private final TreeMap<String, Instrument> instruments = new TreeMap<>();
  private final TreeMap<String, Long> offsets = new TreeMap<>();
  private final Map<String, Instrument> withdrawn = new HashMap<>();

  /** When each id was first recorded, be it as a draft. */
  private final Map<String, Instant> first = new HashMap<>();

  private final UnreadInstruments unread;
  private KnownRules last = KnownRules.NONE;
  private final TreeSet<String> stateNothing = new TreeSet<>();
  private final Edition edition;
  private boolean changed;

  /** Reads as services do now. */
  public RuleBookReader() {
    this(Edition.PRESENT);
  }

  /** Reads as services did that took steps by an edition of the rules. */
  public RuleBookReader(Edition edition) {
    this.edition = edition;
    this.unread = new UnreadInstruments(edition);
  }

  /**
   * Takes the next record.
   *
   * @param offset where it stands
   * @param recorded Kafka's time of it
   * @return the instrument that it states
   * @throws BrokenEvent if it has no meaning or is refused; it says why, by the refusal's code
   */
  public Instrument put(
      org.tenprint.events.notification.Instrument event, long offset, Instant recorded)
      throws BrokenEvent {
    Instrument instrument = read(event, recorded);
    Optional<Admission> refusal = Admission.inTheLog(instrument);
    if (refusal.isPresent()) {
      if (!appliesToNothing(refusal.get())) {
        notRead(event, recorded);
      }
      throw new BrokenEvent("refused: " + refusal.get());
    }
    Instrument before = standing(instrument.id()).orElse(null);
    if (edition.keepsWhatWasApproved() && before != null && before.provenance().approved()) {
      stands(before, instrument, recorded);
      return instrument;
    }
    mayReplace(before, instrument);
    if (instrument.withdrawn()) {
      withdraw(instrument, recorded);
      return instrument;
    }
    instruments.put(instrument.id(), instrument);
    isRecorded(instrument, recorded);
    offsets.put(instrument.id(), offset);
    unread.read(instrument, recorded);
    changed = true;
    if (InstrumentEvents.statesNothing(event) && instrument.ruling().effect().opens()) {
      stateNothing.add(instrument.id());
      throw new BrokenEvent("refused: " + Admission.EMPTY_CONDITION);
    }
    stateNothing.remove(instrument.id());
    return instrument;
  }

  /** The last state of an id that counts. */
  private Optional<Instrument> standing(String id) {
    return Optional.ofNullable(instruments.get(id))
        .or(() -> Optional.ofNullable(withdrawn.get(id)));
  }

  /** An approved one gives way where the edition of before has it so. */
  private static void mayReplace(Instrument before, Instrument later) throws BrokenEvent {
    if (before != null && !before.provenance().approved()) {
      Optional<Precedence> refusal = Precedence.of(before, later);
      if (refusal.isPresent()) {
        throw new BrokenEvent("refused: " + refusal.get());
      }
    }
  }

  private void withdraw(Instrument draft, Instant recorded) throws BrokenEvent {
    String id = draft.id();
    if (unread.has(id)) {
      throw new BrokenEvent("refused: " + UNREAD_BEFORE);
    }
    withdrawn.put(id, draft);
    isRecorded(draft, recorded);
    instruments.remove(id);
    offsets.remove(id);
    stateNothing.remove(id);
    changed = true;
  }

  private void isRecorded(Instrument state, Instant recorded) {
    Instant stated = state.provenance().recorded().toInstant();
    first.putIfAbsent(state.id(), new RecordTime(stated, recorded).later(edition));
  }

  /** Takes a state that follows one which two people approved. */
  private void stands(Instrument approved, Instrument later, Instant recorded) throws BrokenEvent {
    changed = true;
    if (Precedence.of(approved, later).isPresent()) {
      unread.notTaken(later, approved, recorded);
      throw new BrokenEvent("refused: " + APPROVED_BEFORE);
    }
    unread.confirmed(later, approved, recorded);
  }

  private Instrument read(org.tenprint.events.notification.Instrument event, Instant recorded)
      throws BrokenEvent {
    try {
      Instrument instrument = InstrumentEvents.read(event);
      instrument.validity().begins();
      return instrument;
    } catch (BrokenEvent e) {
      notRead(event, recorded);
      throw e;
    } catch (RuntimeException e) {
      notRead(event, recorded);
      throw new BrokenEvent(e.getClass().getSimpleName());
    }
  }

  /** What is refused so was never in force: at no instant, or by no law. */
  private static boolean appliesToNothing(Admission refusal) {
    return refusal == Admission.BAD_INTERVAL || refusal == Admission.SHARE_NOT_LOCAL;
  }

  /**
   * Takes a record that stands under another key than its id.
   *
   * @param recorded Kafka's time of it
   */
  public void misplaced(org.tenprint.events.notification.Instrument event, Instant recorded) {
    notRead(event, recorded);
  }

  /**
   * Takes a record that cannot be decoded.
   *
   * @param key empty where it has none
   * @param recorded Kafka's time of it
   */
  public void undecodable(String key, Instant recorded) {
    unread.undecodable(key, standing(key), recorded);
    changed = true;
  }

  private void notRead(org.tenprint.events.notification.Instrument event, Instant recorded) {
    unread.broken(event, standing(event.getId()), recorded);
    changed = true;
  }

  /** The instruments that hold now because a record of theirs cannot be read, by id. */
  public List<UnreadInstrument> unread() {
    return List.copyOf(unread.all());
  }

  /** Whose one of those is; empty where that cannot be read, or two records of it say two. */
  public Optional<Issuer> issuerOfUnread(String id) {
    return unread.issuer(id);
  }

  /**
   * The permits and mandates that name by {@code unless} what is not recorded: they wait for it.
   */
  public Set<String> waiting() {
    Set<String> waiting = new TreeSet<>();
    unknownUnless().keySet().stream()
        .filter(id -> instruments.get(id).ruling().effect().opens())
        .forEach(waiting::add);
    return waiting;
  }

  /**
   * What instruments name by {@code unless} that is not recorded, by their ids. A permit waits for
   * it; what keeps something back does so. A draft that was withdrawn was recorded: who wrote it
   * switches off nothing by taking it back.
   */
  public SortedMap<String, SortedSet<String>> unknownUnless() {
    SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
    for (Instrument instrument : instruments.values()) {
      for (String other : instrument.ruling().unless()) {
        if (standing(other).isEmpty()) {
          unknown.computeIfAbsent(instrument.id(), id -> new TreeSet<>()).add(other);
        }
      }
    }
    return unknown;
  }

  private Set<String> silent() {
    Set<String> silent = waiting();
    silent.addAll(stateNothing);
    return silent;
  }

  private RuleBook book() {
    return RuleBook.of(
        instruments.values(), silent(), unread.all(), new Recordings(first, unread.times()));
  }

  /**
   * The rules as read so far. Cost: a new index when instruments were put since the last call.
   *
   * @param offset the topic up to here (exclusive) was read
   */
  public KnownRules upTo(long offset) {
    last = changed ? new KnownRules(book(), offsets, offset) : last.upTo(offset);
    changed = false;
    return last;
  }
}
