package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/** The texts of a scenario's instruments, by id and revision, and who approved each. */
final class Texts {
  private final Map<String, TreeMap<Integer, Instrument>> byId = new HashMap<>();

  /** A text as the scenario states it. */
  Instrument stated(Instrument text) {
    byId.computeIfAbsent(text.id(), id -> new TreeMap<>()).put(revision(text), text);
    return text;
  }

  /** A text with one more approval of it. */
  Instrument approved(TimelineEvent.Approved approval) {
    TreeMap<Integer, Instrument> texts = byId.get(approval.id());
    Instrument text = texts.get(approval.revision().orElseGet(texts::lastKey));
    Provenance stands = text.provenance();
    List<String> approvals = new ArrayList<>(stands.approvals());
    approvals.add(approval.by());
    return stated(
        text.as(
            new Provenance(
                stands.recorded(),
                stands.author(),
                approvals,
                stands.citation(),
                stands.filing())));
  }

  private static int revision(Instrument text) {
    return text.provenance().filing().revision();
  }

  private boolean has(String id, int revision) {
    return byId.getOrDefault(id, new TreeMap<>()).containsKey(revision);
  }

  /**
   * Refuses a file in which a text stands twice, or a later text of what is not there before it; in
   * which a text is approved that is not there before; or {@code unless} names what is nowhere.
   *
   * @param listed instruments of the file and its baselines
   */
  static void onceEach(Node root, List<Instrument> listed, List<TimelineEvent> timeline)
      throws UnreadableText {
    Texts texts = new Texts();
    List<Instrument> all = new ArrayList<>();
    for (Instrument one : listed) {
      texts.once(root, one);
      all.add(one);
    }
    for (TimelineEvent event : timeline) {
      if (event instanceof TimelineEvent.Recorded recorded) {
        texts.once(root, recorded.instrument());
        all.add(recorded.instrument());
      } else if (event instanceof TimelineEvent.Approved approval) {
        texts.thereIs(root, approval);
      }
    }
    for (Instrument one : all) {
      if (Admission.namesUnknown(one, texts.byId.keySet())) {
        throw root.error(
            "%s: unless names itself, or an instrument that is nowhere in this file or its"
                + " baselines",
            one.id());
      }
    }
  }

  private void once(Node root, Instrument one) throws UnreadableText {
    boolean later = revision(one) > Filing.PROPOSED.revision();
    if (later && !byId.containsKey(one.id())) {
      throw root.error("there is no %s before its revision %d", one.id(), revision(one));
    }
    if (later ? has(one.id(), revision(one)) : byId.containsKey(one.id())) {
      throw root.error("two instruments have the id %s", one.id());
    }
    stated(one);
  }

  private void thereIs(Node root, TimelineEvent.Approved approval) throws UnreadableText {
    if (!byId.containsKey(approval.id())
        || approval.revision().filter(read -> !has(approval.id(), read)).isPresent()) {
      throw root.error("what is approved of %s is not there before", approval.id());
    }
  }
}
