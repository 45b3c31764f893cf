package org.tenprint.audit.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

/**
 * The rules known at offsets of the instruments topic. As to the service, a record applies to
 * nothing that cannot be decoded, is not admitted or stands under another key than its id, and what
 * it may have kept back is held. A step's version of the rule book says whether it was taken so, or
 * before that was: then such a record applied to nothing.
 */
final class RuleBooks {
  private final Map<Long, KnownRules> byOffset;

  private RuleBooks(Map<Long, KnownRules> byOffset) {
    this.byOffset = byOffset;
  }

  /** Reads the topic once, from its beginning. */
  static RuleBooks read(EventReader reader, Collection<Long> offsets) {
    TreeMap<Long, Consumer<RuleBookReader>> records = new TreeMap<>();
    reader.window(
        TopicCatalogue.INSTRUMENTS.name(),
        Instrument.class,
        Window.ALL,
        one -> records.put(one.record().offset(), book -> take(one, book)),
        (record, poison) ->
            records.put(record.offset(), book -> book.undecodable(record.keyText())));
    RuleBookReader book = new RuleBookReader();
    Map<Long, KnownRules> byOffset = new HashMap<>();
    long done = Long.MIN_VALUE;
    for (long offset : new TreeSet<>(offsets)) {
      records.subMap(done, offset).values().forEach(record -> record.accept(book));
      byOffset.put(offset, book.upTo(offset));
      done = offset;
    }
    return new RuleBooks(byOffset);
  }

  private static void take(Recorded<Instrument> one, RuleBookReader book) {
    String key = one.record().keyText();
    try {
      if (key.equals(one.event().getId())) {
        book.put(one.event(), one.record().offset());
      } else if (!key.isEmpty()) {
        book.misplaced(one.event());
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
    KnownRules rules = byOffset.get(step.getRuleBookOffset());
    if (rules.book().version().equals(step.getRuleBookVersion())) {
      return rules;
    }
    KnownRules before = rules.withoutUnread();
    if (!before.book().version().equals(step.getRuleBookVersion())) {
      throw new MissingInput(
          "instruments: those before offset %d do not make rule book %s"
              .formatted(step.getRuleBookOffset(), step.getRuleBookVersion()));
    }
    return before;
  }
}
