package org.tenprint.decisions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Effect;
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.UnreadInstrument;
import org.tenprint.policy.law.Validity;

/**
 * The instruments of which a record could not be read. Each stands until a state of it is read that
 * two people approved: one person's draft lifts nothing. Not thread-safe.
 *
 * <p>A permit or mandate is one too, since another instrument may be silent because of it; before
 * the fifth edition of the rules it was none, unless it ended another. Nothing stands in for what
 * surely keeps nothing back: a draft, or one that its author withdrew. What was approved before
 * stands as it did, since nobody can change what was approved; where two people approved other
 * words under its id, what those may keep back, and what the earlier ones let out, is held until
 * two further people approved the words that stand. A record under a key that is no instrument's id
 * stands for none: no door writes one, and no new record would lift it.
 *
 * <p>It is kept when each began to hold and was lifted, see {@link UnreadTimes}.
 */
final class UnreadInstruments {
  private static final OffsetDateTime ANY =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Visible characters, and single spaces within: fit for a line of a log. */
  private static final Pattern ID =
      Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]([ \\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]{0,127})");

  private final TreeMap<String, UnreadInstrument> unread = new TreeMap<>();
  private final Map<String, Optional<Issuer>> issuers = new HashMap<>();
  private final UnreadTimes times;
  private final Edition edition;

  UnreadInstruments(Edition edition) {
    this.edition = edition;
    this.times = new UnreadTimes(edition);
  }

  /** In the order of their ids. */
  Collection<UnreadInstrument> all() {
    return unread.values();
  }

  /** What held for each id from an instant on; empty where nothing did. */
  Map<String, TreeMap<Instant, Optional<UnreadInstrument>>> times() {
    return times.byId();
  }

  /** Whose one of them is; empty where that cannot be read, or two records say two. */
  Optional<Issuer> issuer(String id) {
    return issuers.getOrDefault(id, Optional.empty());
  }

  /**
   * Bytes that are no event.
   *
   * @param before the last state that was read under that key
   * @param recorded when the log took them
   */
  void undecodable(String key, Optional<Instrument> before, Instant recorded) {
    if (before.isEmpty()) {
      hold(key, Optional.empty(), Optional.empty(), RecordTime.ofTheLog(recorded));
    } else if (!settled(before.get()) && mayKeepBack(before.get())) {
      hold(before.get(), RecordTime.ofTheLog(recorded));
    }
  }

  /**
   * An event that is not admitted.
   *
   * @param before the last state that was read under its id
   * @param recorded when the log took it
   */
  void broken(
      org.tenprint.events.notification.Instrument event,
      Optional<Instrument> before,
      Instant recorded) {
    boolean stands = before.isPresent() && settled(before.get());
    if (!stands && approved(event) && mayKeepBack(event)) {
      hold(event.getId(), reach(event), issuer(event), time(event, recorded));
    }
  }

  /** Whether nothing that comes under its id changes what it says. */
  private static boolean settled(Instrument before) {
    return before.provenance().approved() || before.withdrawn();
  }

  /** Whether one of that id holds. */
  boolean has(String id) {
    return unread.containsKey(id);
  }

  /**
   * A state that does not count, since two people approved what stands.
   *
   * @param recorded when the log took it
   */
  void notTaken(Instrument later, Instrument stands, Instant recorded) {
    if (!later.provenance().approved() || later.restates(stands)) {
      return;
    }
    RecordTime time = time(later, recorded);
    if (mayKeepBack(later)) {
      hold(later, time);
    }
    if (stands.ruling().effect().opens() || ends(stands)) {
      hold(stands, time);
    }
  }

  /**
   * A state with more approvals of what stands.
   *
   * @param recorded when the log took it
   */
  void confirmed(Instrument later, Instrument stands, Instant recorded) {
    Provenance both = later.provenance();
    List<String> further =
        both.approvals().stream()
            .filter(one -> !among(stands.provenance().approvals(), one))
            .toList();
    if (new Provenance(ANY, both.author(), further, both.citation()).approved()) {
      release(later, recorded);
    }
  }

  private static boolean among(List<String> people, String one) {
    return people.stream().anyMatch(other -> PersonName.same(other, one));
  }

  /**
   * A state that was read and admitted.
   *
   * @param recorded when the log took it
   */
  void read(Instrument instrument, Instant recorded) {
    if (instrument.provenance().approved()) {
      release(instrument, recorded);
    }
  }

  /** By a state of its id. */
  private void release(Instrument state, Instant recorded) {
    issuers.remove(state.id());
    if (unread.remove(state.id()) != null) {
      times.lifted(state.id(), time(state, recorded));
    }
  }

  private void hold(Instrument instrument, RecordTime time) {
    hold(instrument.id(), reach(instrument), Optional.of(instrument.issuer()), time);
  }

  private void hold(String id, Optional<Reach> reach, Optional<Issuer> issuer, RecordTime time) {
    if (ID.matcher(id).matches()) {
      UnreadInstrument one = new UnreadInstrument(id, reach);
      unread.merge(id, one, UnreadTimes::both);
      issuers.merge(id, issuer, (some, other) -> some.equals(other) ? some : Optional.empty());
      times.holds(one, time);
    }
  }

  private static RecordTime time(Instrument state, Instant recorded) {
    return new RecordTime(state.provenance().recorded().toInstant(), recorded);
  }

  /** Where it states no time that is one, it is taken to have stood there from the first. */
  private static RecordTime time(
      org.tenprint.events.notification.Instrument event, Instant recorded) {
    try {
      return new RecordTime(Times.read(event.getRecorded(), "recorded").toInstant(), recorded);
    } catch (BrokenEvent none) {
      return new RecordTime(Instant.MIN, recorded);
    }
  }

  private static boolean approved(org.tenprint.events.notification.Instrument event) {
    return event.getWithdrawn() == null
        && new Provenance(
                ANY,
                event.getAuthor(),
                event.getApprovals().stream().map(Approval::getBy).toList(),
                event.getCitation())
            .approved();
  }

  private boolean mayKeepBack(Instrument instrument) {
    return edition.doubtsUnreadPermits()
        || !instrument.ruling().effect().opens()
        || ends(instrument);
  }

  private boolean mayKeepBack(org.tenprint.events.notification.Instrument event) {
    Effect effect = event.getEffect();
    return edition.doubtsUnreadPermits()
        || effect != Effect.PERMIT && effect != Effect.REQUIRE
        || ends(event);
  }

  private static boolean ends(Instrument instrument) {
    Validity validity = instrument.validity();
    return validity.supersedes().isPresent() || validity.terminates().isPresent();
  }

  private static boolean ends(org.tenprint.events.notification.Instrument event) {
    return event.getSupersedes() != null || event.getTerminates() != null;
  }

  /** What ends another reaches as far as that does: nobody asks how far that is. */
  private static Optional<Reach> reach(Instrument instrument) {
    return ends(instrument) ? Optional.empty() : Optional.of(instrument.reach());
  }

  private static Optional<Reach> reach(org.tenprint.events.notification.Instrument event) {
    try {
      return ends(event)
          ? Optional.empty()
          : Optional.of(InstrumentEvents.reach(event)).filter(r -> r.scope().wellFormed());
    } catch (BrokenEvent unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Issuer> issuer(org.tenprint.events.notification.Instrument event) {
    try {
      return Optional.of(InstrumentEvents.issuer(event));
    } catch (BrokenEvent unknown) {
      return Optional.empty();
    }
  }
}
