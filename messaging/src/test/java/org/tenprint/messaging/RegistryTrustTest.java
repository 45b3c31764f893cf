package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.notification.Review;

/** Whoever answers in a registry's place gives no event another meaning. */
class RegistryTrustTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID = 7;

  private final Map<Integer, String> answers = new ConcurrentHashMap<>();
  private final EventCodec<Review> plain = EventCodec.of(Review.class);
  private HttpServer server;
  private URI base;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/schemas/ids/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String schema = answers.get(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
          byte[] body =
              JSON.createObjectNode()
                  .put("schema", schema == null ? "" : schema)
                  .toString()
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(schema == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  /** An event as a registry's client frames it. */
  private byte[] framed(Review review) {
    byte[] bytes = plain.encode(review);
    return ByteBuffer.allocate(bytes.length - 5)
        .put((byte) 0)
        .putInt(ID)
        .put(bytes, 10, bytes.length - 10)
        .array();
  }

  /** By a client that has kept nothing. */
  private Review decode(byte[] bytes) throws PoisonEvent {
    return EventCodec.reading(Review.class, Optional.of(new SchemaRegistry(base))).decode(bytes);
  }

  private void unknown() {
    byte[] bytes = framed(Samples.review("TCN-0000001"));
    PoisonEvent poison = assertThrows(PoisonEvent.class, () -> decode(bytes));
    assertEquals(PoisonReason.UNKNOWN_SCHEMA, poison.reason());
  }

  @Test
  void whatWasReleasedIsReadByItsId() throws PoisonEvent {
    answers.put(ID, Review.getClassSchema().toString());
    Review review = Samples.review("TCN-0000001");
    assertEquals(review, decode(framed(review)));
  }

  /** What says nothing of the bytes may differ. */
  @Test
  void documentationIsNoMatter() throws Exception {
    JsonNode schema = JSON.readTree(Review.getClassSchema().toString());
    schema.findParents("doc").forEach(one -> ((ObjectNode) one).remove("doc"));
    answers.put(ID, schema.toString());
    Review review = Samples.review("TCN-0000001");
    assertEquals(review, decode(framed(review)));
  }

  /** The verdict that people gave became another one, under a signature that held. */
  @Test
  void anEnumInAnotherOrderIsOfNoSchema() throws Exception {
    JsonNode schema = JSON.readTree(Review.getClassSchema().toString());
    int turned = 0;
    for (JsonNode one : schema.findParents("symbols")) {
      ArrayNode symbols = (ArrayNode) one.get("symbols");
      for (int i = symbols.size() - 1; i >= 0; i--) {
        symbols.add(symbols.remove(i));
      }
      turned++;
    }
    assertTrue(turned > 0, "no enum was turned");
    answers.put(ID, schema.toString());
    unknown();
  }

  @Test
  void anotherEventOrALaterVersionIsOfNoSchema() throws Exception {
    answers.put(ID, Receipt.getClassSchema().toString());
    unknown();
    ObjectNode later = (ObjectNode) JSON.readTree(Review.getClassSchema().toString());
    ((ArrayNode) later.get("fields"))
        .addObject()
        .put("name", "addedLater")
        .put("type", "string")
        .put("default", "");
    answers.put(ID, later.toString());
    unknown();
  }

  @Test
  void anIdThatItDoesNotKnowIsOfNoSchema() {
    unknown();
  }

  static List<Schema> earlier() {
    return EarlierSchemas.ALL;
  }

  /** The oldest record, by the id that it was given then. */
  @ParameterizedTest
  @MethodSource("earlier")
  void everyEarlierVersionHasItsFingerprint(Schema schema) {
    answers.put(ID, schema.toString());
    long named = new SchemaRegistry(base).fingerprint(ID).orElseThrow();
    assertEquals(Optional.of(schema), ReleasedSchemas.byFingerprint(named));
  }
}
