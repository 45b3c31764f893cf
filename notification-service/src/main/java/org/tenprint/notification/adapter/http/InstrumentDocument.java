package org.tenprint.notification.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenprint.notification.application.Approval;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.InstrumentWriter;
import org.tenprint.scenarios.text.UnreadableText;

/** Instruments as JSON, in the vocabulary in which scenarios write them. */
final class InstrumentDocument {
  private static final List<String> NOT_THE_AUTHORS = List.of("author", "approvals", "recorded");
  private static final String REVISION = "revision";

  private InstrumentDocument() {}

  /**
   * Other words for a draft.
   *
   * @param words of that id
   * @param of the revision that they take the place of
   */
  record Revised(Instrument words, int of) {}

  /**
   * Other words for a draft, with the revision that they are to take the place of.
   *
   * @param body JSON: a proposal, which may leave out the id, and that revision
   * @param id of the draft
   * @throws Refused if it cannot be read; it says where and why
   */
  static Revised readRevised(byte[] body, String id, String author, Instant now) throws Refused {
    ObjectNode document = RequestBody.object(body);
    JsonNode of = document.remove(REVISION);
    if (of == null || !of.isInt()) {
      throw RequestBody.unreadable(
          "revision: the number of the one that you read and change is wanted.");
    }
    if (!document.path("id").asText(id).equals(id)) {
      throw RequestBody.unreadable("id: a draft keeps its own; leave it out.");
    }
    document.put("id", id);
    return new Revised(read(document, author, now), of.intValue());
  }

  /**
   * A proposal.
   *
   * @param body JSON; author, approvals and recorded time are not its to say
   * @throws Refused if it cannot be read; it says where and why
   */
  static Instrument read(byte[] body, String author, Instant now) throws Refused {
    return read(RequestBody.object(body), author, now);
  }

  private static Instrument read(ObjectNode document, String author, Instant now) throws Refused {
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
    document.put("state", state(instrument));
    document.putAll(InstrumentWriter.write(instrument));
    Filing filing = instrument.provenance().filing();
    document.put(REVISION, filing.revision());
    filing
        .withdrawn()
        .ifPresent(why -> document.put("withdrawn", why.name().toLowerCase(Locale.ROOT)));
    return document;
  }

  /** What an instrument is: approved, withdrawn, or a draft. */
  static String state(Instrument instrument) {
    if (instrument.withdrawn()) {
      return "withdrawn";
    }
    return instrument.provenance().approved() ? "approved" : "draft";
  }
}
