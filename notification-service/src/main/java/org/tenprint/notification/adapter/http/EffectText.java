package org.tenprint.notification.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.notification.application.EffectStatement;
import org.tenprint.notification.application.EffectStatement.Line;
import org.tenprint.policy.Edge;
import org.tenprint.policy.Outcome;
import org.tenprint.policy.Recipient;
import org.tenprint.policy.RecipientKind;

/** Effect statements in plain words. */
final class EffectText {
  private EffectText() {}

  static Map<String, Object> write(EffectStatement statement) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("instrument", statement.instrument().id());
    document.put("state", statement.instrument().provenance().approved() ? "approved" : "draft");
    document.put("from", statement.from().toString());
    document.put("statement", sentences(statement));
    document.put("conflicts", conflicts(statement));
    document.put("recipients", statement.lines().stream().map(EffectText::line).toList());
    document.put("complete", statement.complete());
    return document;
  }

  private static Map<String, Object> line(Line line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("recipient", line.recipient().text());
    document.put("before", told(line.before()));
    document.put("after", told(line.after()));
    document.put("changes", line.changes());
    return document;
  }

  private static Map<String, Object> told(EffectStatement.Told told) {
    return Map.of(
        "outcome", told.outcome().name(),
        "reason", told.reason().name(),
        "instruments", told.instruments());
  }

  static List<Map<String, String>> conflicts(EffectStatement statement) {
    String id = statement.instrument().id();
    return statement.conflicts().stream()
        .map(
            conflict ->
                Map.of(
                    "kind",
                    conflict.kind().name(),
                    "with",
                    conflict.with(),
                    "text",
                    switch (conflict.kind()) {
                      case CONTRADICTS ->
                          id
                              + " and "
                              + conflict.with()
                              + " say the opposite of the same: both would give way to a hold for"
                              + " counsel.";
                      case NARROWS -> id + " takes away what " + conflict.with() + " permits.";
                      case IN_VAIN ->
                          id
                              + " permits what "
                              + conflict.with()
                              + " keeps back: where both speak, nothing more is told.";
                    }))
        .toList();
  }

  /** What changes first, then what stays as it is. */
  static List<String> sentences(EffectStatement statement) {
    List<String> sentences = new ArrayList<>();
    if (!statement.conditions().isEmpty()) {
      Map<String, Object> when = new TreeMap<>();
      statement.conditions().forEach(condition -> InstrumentDocument.write(condition, when));
      sentences.add("Only where " + when + "; everywhere else nothing changes.");
    }
    statement.lines().stream().filter(Line::changes).forEach(line -> sentences.add(changed(line)));
    if (sentences.isEmpty() || statement.lines().stream().noneMatch(Line::changes)) {
      sentences.add("It changes nothing for an ordinary match.");
    }
    statement.lines().stream()
        .filter(line -> !line.changes())
        .forEach(line -> sentences.add(unchanged(line)));
    if (!statement.complete()) {
      sentences.add("More agencies lie in its scope than are listed here.");
    }
    return sentences;
  }

  private static String changed(Line line) {
    return switch (line.after().outcome()) {
      case DELIVERED -> who(line) + " is now told" + under(line.after()) + ".";
      case HELD -> who(line) + " is told only after people have looked" + under(line.after()) + ".";
      default ->
          line.before().outcome() == Outcome.DELIVERED
              ? who(line) + " is no longer told" + under(line.after()) + "."
              : who(line) + " is not told" + under(line.after()) + ".";
    };
  }

  private static String unchanged(Line line) {
    if (line.after().outcome() == Outcome.DELIVERED) {
      return line.recipient().edge() == Edge.SHARE
          ? "Identifications still go to " + who(line) + under(line.after()) + "."
          : who(line) + " is still told" + under(line.after()) + ".";
    }
    return who(line) + " is not told, as before" + under(line.after()) + ".";
  }

  private static String who(Line line) {
    Recipient recipient = line.recipient();
    if (recipient.edge() == Edge.REQUEST) {
      return line.agency() + " (requests without a warrant)";
    }
    if (recipient.kind() == RecipientKind.AGENCY) {
      return line.agency() + " (" + recipient.code() + ")";
    }
    return recipient.kind() == RecipientKind.FIELD_OFFICE
        ? "the field office " + recipient.code()
        : "the state bureau of " + recipient.code();
  }

  private static String under(EffectStatement.Told told) {
    return told.instruments().isEmpty()
        ? " (" + told.reason() + ")"
        : " (" + String.join(", ", told.instruments()) + ")";
  }
}
