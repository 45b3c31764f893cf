package org.tenprint.notification.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.Instrument;
import org.tenprint.scenarios.InstrumentWriter;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.UnreadableScenario;

/** Instruments as JSON, in the vocabulary in which scenarios write them. */
final class InstrumentDocument {
  private static final int LONGEST = 64 * 1024;
  private static final List<String> NOT_THE_AUTHORS = List.of("author", "approvals", "recorded");
  private static final ObjectMapper JSON = new ObjectMapper();

  private InstrumentDocument() {}

  /**
   * A proposal.
   *
   * @param text JSON; author, approvals and recorded time are not its to say
   * @throws Refused if it cannot be read; it says where and why
   */
  static Instrument read(String text, String author, Instant now) throws Refused {
    if (text == null || text.length() > LONGEST) {
      throw new Refused(RefusalReason.UNREADABLE, "Send the instrument as JSON, at most 64 KiB.");
    }
    try {
      if (!(JSON.readTree(text) instanceof ObjectNode document)) {
        throw new Refused(RefusalReason.UNREADABLE, "An instrument is a JSON object.");
      }
      for (String key : NOT_THE_AUTHORS) {
        if (document.has(key)) {
          throw new Refused(RefusalReason.UNREADABLE, key + " is not yours to say: leave it out.");
        }
      }
      document.put("author", author);
      document.put("recorded", now.toString());
      return ScenarioReader.instrument("instrument", JSON.writeValueAsString(document));
    } catch (UnreadableScenario e) {
      throw new Refused(RefusalReason.UNREADABLE, e.getMessage());
    } catch (JsonProcessingException e) {
      throw new Refused(RefusalReason.UNREADABLE, "The body is no JSON: " + e.getOriginalMessage());
    }
  }

  static JsonNode tree(String text) throws Refused {
    try {
      return JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException e) {
      throw new Refused(RefusalReason.UNREADABLE, "The body is no JSON: " + e.getOriginalMessage());
    }
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
