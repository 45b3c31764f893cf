package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.ExtremeEvents;

/**
 * A constant that a later version added to an enum is that event's poison, at whatever depth of
 * whatever schema: never a decision on the constant's default, and never an exception.
 */
class LaterConstantsTest {
  private static final String LATER = "OF_A_LATER_VERSION";
  private static final int EVENTS = 240;
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Schema> schemas() {
    return TopicCatalogue.ALL.stream().map(topic -> topic.schema()).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aLaterConstantIsPoisonAndNothingElseIs(Schema present) throws Exception {
    ExtremeEvents events = new ExtremeEvents(5).upTo(40, 3);
    for (Schema later : later(present)) {
      EventBounds bounds = EventBounds.of(later, present);
      TreeSet<Boolean> seen = new TreeSet<>();
      for (int i = 0; i < EVENTS; i++) {
        byte[] bytes = events.nextBytes(later);
        boolean has = read(later, bytes).contains(LATER);
        seen.add(has);
        assertEquals(has, poisonous(bounds, later, bytes), later.getFullName());
      }
      assertTrue(seen.contains(true), "no event had it: " + later.getFullName());
    }
  }

  private static boolean poisonous(EventBounds bounds, Schema writer, byte[] bytes) {
    try {
      EventWalk.check(bounds, writer, bytes, 0);
      return false;
    } catch (PoisonEvent poison) {
      assertEquals(PoisonReason.UNKNOWN_SCHEMA, poison.reason(), poison.detail());
      assertTrue(poison.detail().endsWith(": a constant of a later version"), poison.detail());
      return true;
    }
  }

  private static String read(Schema writer, byte[] bytes) throws IOException {
    return new GenericDatumReader<>(writer, writer, new GenericData())
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null))
        .toString();
  }

  /** The schema with one constant more, once for each of its enums. */
  private static List<Schema> later(Schema present) throws IOException {
    List<Schema> later = new ArrayList<>();
    int enums = JSON.readTree(present.toString()).findValues("symbols").size();
    for (int i = 0; i < enums; i++) {
      JsonNode tree = JSON.readTree(present.toString());
      ((ArrayNode) tree.findValues("symbols").get(i)).add(LATER);
      later.add(new Schema.Parser().parse(tree.toString()));
    }
    return later;
  }
}
