package org.tenprint.policy.law;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;

/**
 * The instruments recorded, immutable and indexed.
 *
 * <p>It is bitemporal: every question names the instant at which it is asked in legal time, and the
 * one up to which instruments count as known.
 */
public final class RuleBook {
  /** The book without instruments: nothing leaves. */
  public static final RuleBook EMPTY =
      new RuleBook(new TreeMap<>(), Set.of(), UnreadVoices.NONE, Recordings.NONE);

  private final SortedMap<String, Instrument> byId;
  private final Set<String> silent;
  private final UnreadVoices unread;
  private final Recordings recordings;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final ScopeIndex index = new ScopeIndex();
  private final ScopeIndex waiting = new ScopeIndex();
  private final RecordedTimes recorded;
  private final Map<Entry, Succession> successions;
  private final Once<String> version = new Once<>();
  private final Once<WaitingPermits> waited = new Once<>();
  private final Once<RestingQuestions> onConsents = new Once<>();
  private final Once<RestingQuestions> onRequests = new Once<>();
  private final Once<RestingQuestions> onTrials = new Once<>();

  /** The last that was made of what was read at an instant before: most instants have the same. */
  private volatile RuleBook earlier;

  private RuleBook(
      SortedMap<String, Instrument> byId,
      Set<String> silent,
      UnreadVoices unread,
      Recordings recordings) {
    this.byId = byId;
    this.silent = Set.copyOf(silent);
    this.unread = unread;
    this.recordings = recordings;
    for (Instrument instrument : byId.values()) {
      if (applies(instrument)) {
        Entry entry = new Entry(instrument);
        entries.put(instrument.id(), entry);
        index.add(entry);
      } else if (instrument.provenance().approved()) {
        waiting.add(new Entry(instrument));
      }
    }
    entries.values().forEach(entry -> entry.endsAmong(entries));
    successions = Succession.of(entries.values());
    recorded = new RecordedTimes(byId.values());
  }

  /** A book of these instruments; of two with the same id the later in order counts. */
  public static RuleBook of(Collection<Instrument> instruments) {
    return of(instruments, Set.of());
  }

  /**
   * A book of these instruments, some of which apply to nothing though they count in its version.
   *
   * @param silent ids of those
   */
  public static RuleBook of(Collection<Instrument> instruments, Set<String> silent) {
    return of(instruments, silent, List.of(), Recordings.NONE);
  }

  /**
   * The same beside instruments that cannot be read.
   *
   * @param unread those, of different ids, in their order
   * @param recordings when the log came to have all that
   */
  public static RuleBook of(
      Collection<Instrument> instruments,
      Set<String> silent,
      Collection<UnreadInstrument> unread,
      Recordings recordings) {
    SortedMap<String, Instrument> byId = new TreeMap<>();
    instruments.forEach(instrument -> byId.put(instrument.id(), instrument));
    return new RuleBook(byId, silent, new UnreadVoices(List.copyOf(unread)), recordings);
  }

  /** This book and one more instrument, which replaces the one with the same id. */
  public RuleBook with(Instrument instrument) {
    SortedMap<String, Instrument> more = new TreeMap<>(byId);
    more.put(instrument.id(), instrument);
    return new RuleBook(more, silent, unread, recordings);
  }

  /** This book less one instrument. */
  public RuleBook without(String id) {
    if (!byId.containsKey(id)) {
      return this;
    }
    SortedMap<String, Instrument> fewer = new TreeMap<>(byId);
    fewer.remove(id);
    return new RuleBook(fewer, silent, unread, recordings);
  }

  /**
   * The same as it was read at an instant: beside what could not be read then, and where permits
   * still waited that name by {@code unless} what was recorded later. What instruments were known,
   * an inquiry says.
   */
  public RuleBook asReadAt(Instant known) {
    Set<String> then = waited.get(() -> new WaitingPermits(byId, recordings)).at(known, silent);
    List<UnreadInstrument> held = recordings.unreadAt(known, unread.all());
    if (then.equals(silent) && held.equals(unread.all())) {
      return this;
    }
    RuleBook last = earlier;
    if (last == null || !last.silent.equals(then) || !last.unread.all().equals(held)) {
      last = new RuleBook(byId, then, new UnreadVoices(held), recordings);
      earlier = last;
    }
    return last;
  }

  /**
   * The same instruments beside these that cannot be read, and never could, in place of those
   * before.
   *
   * @param others of different ids, in their order
   */
  public RuleBook beside(Collection<UnreadInstrument> others) {
    UnreadVoices those = new UnreadVoices(List.copyOf(others));
    return those.equals(unread) && !recordings.ofUnread()
        ? this
        : new RuleBook(byId, silent, those, recordings.withoutUnread());
  }

  /** Every instrument, drafts included, by id. */
  public Collection<Instrument> instruments() {
    return List.copyOf(byId.values());
  }

  /** The instrument of that id. */
  public Optional<Instrument> instrument(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * A hash over the instruments, those that cannot be read among them: 16 hexadecimal digits; the
   * same whatever the order of recording.
   */
  public String version() {
    return version.get(
        () ->
            Sha256.digits(
                Stream.concat(
                    byId.values().stream().map(InstrumentText::of),
                    unread.all().stream().map(UnreadInstrument::text))));
  }

  /** The questions that rest on a consent. */
  public RestingQuestions restingOnConsent() {
    return onConsents.get(() -> RestingQuestions.onConsents(this));
  }

  /** The questions that are one request's own. */
  public RestingQuestions ofOneRequest() {
    return onRequests.get(() -> RestingQuestions.onRequests(this));
  }

  /** The questions that rest on who is tried as an adult. */
  public RestingQuestions restingOnTrials() {
    return onTrials.get(() -> RestingQuestions.onTrials(this));
  }

  /** Whether an instrument was recorded after one instant and not after another. */
  public boolean recordedBetween(Instant after, Instant upTo) {
    return recorded.between(after, upTo);
  }

  /**
   * Whether an approved instrument is known and in force at an instant: from its start, after
   * notice where it terminates another, to its end or until another instrument ended it.
   */
  public boolean inForce(Instrument instrument, Instant at, Instant known) {
    return applies(instrument) && inForce(entry(instrument), at, known);
  }

  /** Whether an instrument is approved and recorded by an instant. */
  public boolean knows(Instrument instrument, Instant known) {
    return applies(instrument) && entry(instrument).knownAt(known);
  }

  private boolean applies(Instrument instrument) {
    return instrument.provenance().approved() && !silent.contains(instrument.id());
  }

  public boolean inForce(Entry entry, Instant at, Instant known) {
    if (!entry.knownAt(known) || at.isBefore(entry.begins())) {
      return false;
    }
    Optional<Instant> end = end(entry, known);
    return end.isEmpty() || at.isBefore(end.get());
  }

  /**
   * When an instrument ends, as known at an instant; empty is open. Where instruments end each
   * other in a circle, the permits among them end and the others stand.
   */
  public Optional<Instant> end(Instrument instrument, Instant known) {
    return end(entry(instrument), known);
  }

  private Optional<Instant> end(Entry entry, Instant known) {
    return entry.endings().isEmpty()
        ? entry.ownEnd()
        : successions.get(entry).ends(known).of(entry);
  }

  /** What the book keeps of an instrument; of one that it does not have, what the one says. */
  public Entry entry(Instrument instrument) {
    Entry entry = entries.get(instrument.id());
    return entry != null && entry.instrument().equals(instrument) ? entry : new Entry(instrument);
  }

  /** The approved ones that speak of what a recipient gets of a booking, whenever in force. */
  public List<Instrument> covering(Recipient recipient, Places places) {
    return entries(recipient, places).stream().map(Entry::instrument).toList();
  }

  /**
   * The approved instruments that speak of what a recipient gets of one booking, whenever in force.
   *
   * @param tcn transaction control number of the booking
   */
  public List<Instrument> covering(Recipient recipient, Places places, String tcn) {
    return index.covering(recipient, places, places.booking().ori() + "/" + tcn).stream()
        .map(Entry::instrument)
        .toList();
  }

  /** What the instruments that cannot be read may say to a recipient of any booking there. */
  public List<Considered> unread(Recipient recipient, Places places) {
    return unread.of(recipient, places);
  }

  /** What the instruments that cannot be read may say of a booking, or where an agency is asked. */
  public List<Considered> unread(Recipient recipient, Facts facts, Optional<Places> asked) {
    return unread.of(recipient, facts, asked);
  }

  /** What the book keeps of them. */
  public List<Entry> entries(Recipient recipient, Places places) {
    return index.covering(recipient, places);
  }

  /** What the book keeps of those that speak of what a recipient gets of a booking. */
  public List<Entry> entries(Recipient recipient, Facts facts) {
    return index.covering(recipient, facts);
  }

  /** The approved ones that apply to nothing, as far as they would speak to it of a booking. */
  public List<Entry> waiting(Recipient recipient, Facts facts) {
    return waiting.covering(recipient, facts);
  }

  /** Those of any booking there. */
  public List<Entry> waiting(Recipient recipient, Places places) {
    return waiting.covering(recipient, places);
  }

  /** Whether of an id two people approved what can be read. */
  boolean counts(String id) {
    return entries.containsKey(id);
  }

  /** The instrument of that id that cannot be read. */
  Optional<UnreadInstrument> unread(String id) {
    return unread.named(id);
  }
}
