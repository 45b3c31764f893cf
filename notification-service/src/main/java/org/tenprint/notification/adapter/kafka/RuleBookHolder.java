package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.notification.application.Approval;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.UnreadInstrument;

/**
 * Reads the instruments topic into the rules, and tells what a person ought to know of it: which
 * instruments cannot be read, and which name by {@code unless} what is not recorded. Each is a
 * warning of the log once a start. The log is read by people who may not know of an order about a
 * booking (ADR 0097): of an instrument that may be one it says where it stands, and not its id nor
 * of what it speaks. Called by the feed's thread.
 */
final class RuleBookHolder implements ReferenceFeed.Holder<Instrument> {
  private static final Logger LOG = LoggerFactory.getLogger(RuleBookFeed.class);

  /** What the log has in the place of an id that it does not say. */
  private static final String UNNAMED = "-";

  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  /** Why a record was put aside, and where it stands. */
  private record PutAside(long offset, PoisonEvent why) {}

  private final InstrumentRegister register;
  private final RuleBookHistory history;
  private final RuleBookReader reader = new RuleBookReader();
  private final Map<String, PutAside> putAside = new HashMap<>();
  private List<UnreadRecord> toldUnread = List.of();
  private SortedMap<String, SortedSet<String>> toldWaiting = new TreeMap<>();
  private volatile KnownRules known = KnownRules.NONE;

  /** The last record that the reader took, be it to refuse it. */
  private long taken = -1;

  /**
   * @param register takes every admitted state, and which cannot be read
   * @param history takes every record
   */
  RuleBookHolder(InstrumentRegister register, RuleBookHistory history) {
    this.register = register;
    this.history = history;
  }

  KnownRules known() {
    return known;
  }

  @Override
  public void put(Received<Instrument> received) throws PoisonEvent {
    Instrument event = received.value();
    long offset = received.origin().getOffset();
    Instant recorded = received.recorded();
    if (!received.key().equals(event.getId())) {
      if (!received.key().isEmpty()) {
        reader.misplaced(event, recorded);
        history.put(offset, earlier -> earlier.misplaced(event, recorded));
      }
      taken = offset;
      throw aside(
          event.getId(), offset, PoisonReason.KEY_MISMATCH, "the key is not the instrument's id");
    }
    history.put(event, offset, recorded);
    try {
      register.put(
          reader.put(event, offset, recorded),
          event.getApprovals().stream().map(RuleBookHolder::read).toList());
      taken = offset;
    } catch (BrokenEvent e) {
      taken = offset;
      if (e.getMessage().endsWith(RuleBookReader.APPROVED_BEFORE)) {
        LOG.warn(
            "two people approved an instrument, a later state changes nothing id={} offset={}",
            nameable(event) ? event.getId() : UNNAMED,
            offset);
      }
      throw aside(event.getId(), offset, PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  private PoisonEvent aside(String id, long offset, PoisonReason reason, String detail) {
    PoisonEvent why = new PoisonEvent(reason, detail);
    putAside.put(id, new PutAside(offset, why));
    return why;
  }

  private static Approval read(org.tenprint.events.notification.Approval approval) {
    return new Approval(
        approval.getBy(),
        Optional.ofNullable(approval.getAt()),
        Optional.ofNullable(approval.getReport()));
  }

  @Override
  public void unread(String key, Origin origin, Instant recorded, PoisonEvent why) {
    if (origin.getOffset() != taken) {
      reader.undecodable(key, recorded);
      history.put(origin.getOffset(), earlier -> earlier.undecodable(key, recorded));
      putAside.put(key, new PutAside(origin.getOffset(), why));
    }
  }

  @Override
  public void read(Map<Integer, Long> positions) {
    List<UnreadRecord> unread = reader.unread().stream().map(this::record).toList();
    register.unread(unread);
    known = reader.upTo(positions.getOrDefault(0, 0L));
    tellUnread(unread);
    tellWaiting(reader.unknownUnless());
  }

  private UnreadRecord record(UnreadInstrument one) {
    PutAside last = putAside.get(one.id());
    return new UnreadRecord(
        one.id(),
        last.offset(),
        last.why().reason().name(),
        last.why().detail(),
        one.reach(),
        reader.issuerOfUnread(one.id()));
  }

  private void tellUnread(List<UnreadRecord> unread) {
    for (UnreadRecord one : unread) {
      if (toldUnread.stream().noneMatch(told -> same(told, one))) {
        LOG.warn(
            "instrument cannot be read, held until it is recorded again"
                + " id={} reach={} offset={} reason={}",
            one.ofPlaces() ? one.id() : UNNAMED,
            one.ofPlaces() ? one.reach().orElseThrow() : UNNAMED,
            one.position(),
            one.reason());
      }
    }
    for (UnreadRecord one : toldUnread) {
      if (unread.stream().noneMatch(still -> still.id().equals(one.id()))) {
        LOG.info(
            "instrument is read again id={} unread={}",
            one.ofPlaces() ? one.id() : UNNAMED,
            one.position());
      }
    }
    toldUnread = unread;
  }

  private static boolean same(UnreadRecord one, UnreadRecord other) {
    return one.id().equals(other.id()) && one.reach().equals(other.reach());
  }

  private void tellWaiting(SortedMap<String, SortedSet<String>> waiting) {
    Set<String> permits = reader.waiting();
    waiting.forEach(
        (id, unknown) -> {
          if (!toldWaiting.getOrDefault(id, NONE).containsAll(unknown)) {
            LOG.warn(
                "instrument names by unless what is not recorded id={} unless={} applies={}",
                nameable(id) ? id : UNNAMED,
                nameable(id) ? unknown.stream().map(this::named).toList() : UNNAMED,
                !permits.contains(id));
          }
        });
    Set<String> over = new HashSet<>(toldWaiting.keySet());
    over.removeAll(waiting.keySet());
    over.forEach(
        id ->
            LOG.info(
                "what an instrument names by unless is recorded id={}",
                nameable(id) ? id : UNNAMED));
    toldWaiting = waiting;
  }

  /** An id that is not recorded may be of an order that cannot be read. */
  private String named(String unknown) {
    return toldUnread.stream().allMatch(one -> one.ofPlaces() || !one.id().equals(unknown))
        ? unknown
        : UNNAMED;
  }

  private boolean nameable(String id) {
    return known.book().instrument(id).filter(one -> ofPlaces(one.reach())).isPresent();
  }

  /** Neither these words, nor what stands under their id, are of bookings. */
  private boolean nameable(Instrument event) {
    return event.getScope().getKind() != ScopeKind.BOOKING
        && event.getAreas().stream().noneMatch(one -> one.getKind() == ScopeKind.BOOKING)
        && register.latest(event.getId()).filter(one -> ofPlaces(one.reach())).isPresent();
  }

  private static boolean ofPlaces(Reach reach) {
    return !reach.scope().ofBookings();
  }
}
