package org.tenprint.notification.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.notification.application.Approval;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.InstrumentWriter;
import org.tenprint.scenarios.text.UnreadableText;

/** Instruments as JSON, in the vocabulary in which scenarios write them. */
final class InstrumentDocument {
  private static final List<String> NOT_THE_AUTHORS = List.of("author", "approvals", "recorded");

  private InstrumentDocument() {}

  /**
   * A proposal.
   *
   * @param body JSON; author, approvals and recorded time are not its to say
   * @throws Refused if it cannot be read; it says where and why
   */
  static Instrument read(byte[] body, String author, Instant now) throws Refused {
    ObjectNode document = RequestBody.object(body);
    for (String key : NOT_THE_AUTHORS) {
      if (document.has(key)) {
        throw RequestBody.unreadable(key + " is not yours to say: leave it out.");
      }
    }
    document.put("author", author);
    document.put("recorded", now.toString());
    try {
      return InstrumentReader.read("instrument", document.toString());
    } catch (UnreadableText e) {
      throw RequestBody.unreadable(e.getMessage());
    }
  }

  /** The instrument in that vocabulary, with its state, and who saw what when they approved it. */
  static Map<String, Object> write(Instrument instrument, List<Approval> approvals) {
    Map<String, Object> document = write(instrument);
    document.put("approvalRecords", approvals.stream().map(InstrumentDocument::write).toList());
    return document;
  }

  private static Map<String, Object> write(Approval approval) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("by", approval.by());
    approval.at().ifPresent(at -> document.put("at", at.toString()));
    approval.report().ifPresent(report -> document.put("report", report));
    return document;
  }

  /** An instrument that cannot be read: where its record stands, why, and what is held for it. */
  static Map<String, Object> write(UnreadRecord unread) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", unread.id());
    document.put("state", "unread");
    document.put("position", unread.position());
    document.put("reason", unread.reason());
    document.put("detail", unread.detail());
    document.put("holds", unread.reach().<Object>map(InstrumentWriter::write).orElse("everything"));
    return document;
  }

  /** The same without what names it, or says what stands in it. */
  static Map<String, Object> unnamed(UnreadRecord unread) {
    Map<String, Object> document = write(unread);
    document.remove("id");
    document.remove("detail");
    return document;
  }

  /** The instrument in that vocabulary, with its state. */
  static Map<String, Object> write(Instrument instrument) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", instrument.id());
    document.put("state", instrument.provenance().approved() ? "approved" : "draft");
    document.putAll(InstrumentWriter.write(instrument));
    return document;
  }
}
