package org.tenprint.notification.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.effect.EffectStatement.Told;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.scenarios.text.EffectText;

/** Effect statements as JSON, in sentences and in figures. */
final class EffectDocument {
  private final EffectStatement statement;
  private final EffectText text;

  EffectDocument(EffectStatement statement, ReferencePlaces places) {
    this.statement = statement;
    this.text = new EffectText(statement, places::name);
  }

  /** The whole statement. */
  Map<String, Object> write() {
    Map<String, Object> document = new LinkedHashMap<>();
    Proposal proposal = statement.proposal();
    Instrument instrument = proposal.instrument();
    document.put("instrument", instrument.id());
    document.put("state", InstrumentDocument.state(instrument));
    document.put("from", instrument.validity().begins().toString());
    document.put("at", proposal.at().toString());
    report(document);
    document.put("statement", text.sentences());
    document.put("recipients", statement.lines().stream().map(EffectDocument::line).toList());
    document.put("complete", statement.complete());
    return document;
  }

  /** What an approver must have seen: the conflicts, and the digest that says so. */
  void report(Map<String, Object> document) {
    document.put("conflicts", conflicts());
    document.put("report", statement.conflicts().digest());
  }

  List<String> sentences() {
    return text.sentences();
  }

  private List<Map<String, String>> conflicts() {
    return statement.conflicts().all().stream()
        .map(
            conflict ->
                Map.of(
                    "kind", conflict.kind().name(),
                    "with", conflict.with(),
                    "text", text.conflict(conflict)))
        .toList();
  }

  private static Map<String, Object> line(Line line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("recipient", line.recipient().text());
    document.put("changes", line.changes());
    document.put("cases", line.shifts().stream().map(EffectDocument::shift).toList());
    return document;
  }

  private static Map<String, Object> shift(Shift shift) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("before", told(shift.before()));
    document.put("after", told(shift.after()));
    document.put("cases", shift.cases());
    return document;
  }

  private static Map<String, Object> told(Told told) {
    return Map.of(
        "outcome", told.outcome().name(),
        "reason", told.reason().name(),
        "instruments", told.instruments(),
        "withheld", told.keptBack().stream().map(EffectDocument::withheld).toList());
  }

  private static Map<String, Object> withheld(KeptBack kept) {
    return Map.of(
        "part", kept.part().name().toLowerCase(Locale.ROOT), "instruments", kept.instruments());
  }
}
