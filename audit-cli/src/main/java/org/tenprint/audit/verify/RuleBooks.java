package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Instrument;
import org.tenprint.policy.law.Edition;

/**
 * The rules known at offsets of the instruments topic. As to the service, a record applies to
 * nothing that cannot be decoded, is not admitted or stands under another key than its id, and what
 * it may have kept back is held. A step's version of the rule book says whether it was taken so, or
 * before that was: then such a record applied to nothing. Its edition says whether what two people
 * approved stood, or gave way to what was recorded under its id later, and whether a permit that
 * cannot be read held anything.
 */
final class RuleBooks {
  private final SortedMap<Long, Consumer<RuleBookReader>> records;
  private final SortedMap<Long, Instant> recorded;
  private final SortedSet<Long> offsets;
  private final Map<Edition, Map<Long, KnownRules>> byEdition = new EnumMap<>(Edition.class);

  private RuleBooks(
      SortedMap<Long, Consumer<RuleBookReader>> records,
      SortedMap<Long, Instant> recorded,
      SortedSet<Long> offsets) {
    this.records = records;
    this.recorded = recorded;
    this.offsets = offsets;
  }

  /** Reads the topic once, from its beginning. */
  static RuleBooks read(EventReader reader, Collection<Long> offsets) {
    TreeMap<Long, Consumer<RuleBookReader>> records = new TreeMap<>();
    TreeMap<Long, Instant> recorded = new TreeMap<>();
    reader.window(
        TopicCatalogue.INSTRUMENTS.name(),
        Instrument.class,
        Window.ALL,
        one -> {
          recorded.put(one.record().offset(), one.record().recorded());
          records.put(one.record().offset(), book -> take(one, book));
        },
        (record, poison) -> {
          recorded.put(record.offset(), record.recorded());
          records.put(
              record.offset(), book -> book.undecodable(record.keyText(), record.recorded()));
        });
    return new RuleBooks(records, recorded, new TreeSet<>(offsets));
  }

  /** Made for an edition at the first step that asks for it: most logs make the same of all. */
  private KnownRules known(Edition edition, long offset) {
    return byEdition.computeIfAbsent(edition, this::known).get(offset);
  }

  private Map<Long, KnownRules> known(Edition edition) {
    RuleBookReader book = new RuleBookReader(edition);
    Map<Long, KnownRules> byOffset = new HashMap<>();
    long done = Long.MIN_VALUE;
    for (long offset : offsets) {
      records.subMap(done, offset).values().forEach(record -> record.accept(book));
      byOffset.put(offset, book.upTo(offset));
      done = offset;
    }
    return byOffset;
  }

  /**
   * The rules that whoever reads by an edition knew at an instant: the topic before the first
   * record that was not there by then.
   */
  KnownRules knownBy(Instant at, Edition edition) {
    long end = 0;
    for (Map.Entry<Long, Instant> one : recorded.entrySet()) {
      if (!one.getValue().isBefore(at)) {
        break;
      }
      end = one.getKey() + 1;
    }
    RuleBookReader book = new RuleBookReader(edition);
    records.headMap(end).values().forEach(record -> record.accept(book));
    return book.upTo(end);
  }

  private static void take(Recorded<Instrument> one, RuleBookReader book) {
    String key = one.record().keyText();
    try {
      if (key.equals(one.event().getId())) {
        book.put(one.event(), one.record().offset(), one.record().recorded());
      } else if (!key.isEmpty()) {
        book.misplaced(one.event(), one.record().recorded());
      }
    } catch (BrokenEvent refused) {
      // applies to nothing
    }
  }

  /**
   * The rules that a step was taken under.
   *
   * @throws MissingInput if the log's instruments do not make the rule book that the step names
   */
  KnownRules of(CaseStep step) throws MissingInput {
    Edition edition = Edition.of(step.getEdition()).orElse(Edition.PRESENT);
    for (Edition reading : readings(edition)) {
      KnownRules rules = known(reading, step.getRuleBookOffset());
      if (names(step, rules)) {
        return rules;
      }
      KnownRules before = rules.withoutUnread();
      if (!edition.doubtsUnreadPermits() && names(step, before)) {
        return before;
      }
    }
    throw missing(step);
  }

  /** Services of the fourth edition took cases on that the first three began, and so did others. */
  private static List<Edition> readings(Edition edition) {
    if (edition.doubtsUnreadPermits()) {
      return List.of(edition);
    }
    return edition.keepsWhatWasApproved()
        ? List.of(Edition.FOURTH)
        : List.of(Edition.FOURTH, Edition.FIRST);
  }

  private static boolean names(CaseStep step, KnownRules rules) {
    return rules.book().version().equals(step.getRuleBookVersion());
  }

  private static MissingInput missing(CaseStep step) {
    return new MissingInput(
        "instruments: those before offset %d do not make rule book %s"
            .formatted(step.getRuleBookOffset(), step.getRuleBookVersion()));
  }
}
