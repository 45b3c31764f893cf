package org.tenprint.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;

/**
 * A schema registry over its compatibility API (version 7): {@code GET /schemas/ids/{id}}, {@code
 * POST /subjects/{subject}/versions} and {@code PUT /config/{subject}}. Answers are kept; ids never
 * change their schema.
 *
 * <p>Registries start a subject without any check of compatibility. Audits read the oldest record
 * with the newest schema, so whoever registers here demands {@code FULL_TRANSITIVE} of the subject:
 * before a further version, and directly after the first.
 */
public final class SchemaRegistry {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final String COMPATIBILITY = "{\"compatibility\": \"FULL_TRANSITIVE\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a registry answers to a schema that it refuses, and to one of two at one moment. */
  private static final int CONFLICT = 409;

  /** Tries of one registration: each conflict with another is over when that one is answered. */
  private static final int TRIES = 8;

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST_WAIT)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<Integer, Long> fingerprints = new ConcurrentHashMap<>();

  /**
   * @param base the address of the compatibility API, ending in {@code /apis/ccompat/v7}
   */
  public SchemaRegistry(URI base) {
    this.base = base;
  }

  /**
   * The id of a schema, which is registered if it is not yet. Several may register at one moment,
   * of whom a registry refuses all but one: it is tried again.
   *
   * @param subject the schema's full name
   * @throws UncheckedIOException if the registry cannot be reached, or refuses: the schema and an
   *     earlier one of the subject do not read each other
   */
  public int register(String subject, Schema schema) {
    for (int i = 1; i < TRIES; i++) {
      OptionalInt id = registered(subject, schema, CONFLICT);
      if (id.isPresent()) {
        return id.getAsInt();
      }
    }
    return registered(subject, schema, 200).orElseThrow();
  }

  /**
   * Registers it, unless there is a conflict.
   *
   * @param bearable status beside 200 that is no failure: then it is not registered
   */
  private OptionalInt registered(String subject, Schema schema, int bearable) {
    int held = demandCompatibility(subject, 200, 404, bearable);
    if (held != 200 && held != 404) {
      return OptionalInt.empty();
    }
    OptionalInt id = put(subject, schema, bearable);
    if (id.isPresent() && held == 404 && demandCompatibility(subject, 200, bearable) != 200) {
      return OptionalInt.empty();
    }
    return id;
  }

  /** 200 when the subject is there, and held to it. */
  private int demandCompatibility(String subject, int... expected) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/config/" + subject))
            .timeout(LONGEST_WAIT)
            .header("Content-Type", MEDIA_TYPE)
            .PUT(HttpRequest.BodyPublishers.ofString(COMPATIBILITY))
            .build();
    return send(request, expected).statusCode();
  }

  private OptionalInt put(String subject, Schema schema, int bearable) {
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/subjects/" + subject + "/versions"))
            .timeout(LONGEST_WAIT)
            .header("Content-Type", MEDIA_TYPE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = send(request, 200, bearable);
    if (response.statusCode() != 200) {
      return OptionalInt.empty();
    }
    int id = parse(response).path("id").asInt(-1);
    if (id < 0) {
      throw new UncheckedIOException(new IOException("the registry gave no id for " + subject));
    }
    byId.put(id, schema);
    return OptionalInt.of(id);
  }

  /**
   * The schema of an id; empty if the registry does not know it.
   *
   * @throws UncheckedIOException if the registry cannot be reached
   */
  public Optional<Schema> byId(int id) {
    Schema known = byId.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/schemas/ids/" + id))
            .timeout(LONGEST_WAIT)
            .build();
    HttpResponse<String> response = send(request, 200, 404);
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    try {
      Schema schema = new Schema.Parser().parse(parse(response).path("schema").asText());
      byId.put(id, schema);
      return Optional.of(schema);
    } catch (SchemaParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The CRC-64-AVRO fingerprint of an id's schema; empty if the registry does not know it.
   *
   * @throws UncheckedIOException if the registry cannot be reached
   */
  OptionalLong fingerprint(int id) {
    Long known = fingerprints.get(id);
    if (known == null) {
      Optional<Schema> found = byId(id);
      if (found.isEmpty()) {
        return OptionalLong.empty();
      }
      known = SchemaNormalization.parsingFingerprint64(found.get());
      fingerprints.put(id, known);
    }
    return OptionalLong.of(known);
  }

  private HttpResponse<String> send(HttpRequest request, int... expected) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      for (int status : expected) {
        if (response.statusCode() == status) {
          return response;
        }
      }
      throw new IOException("the schema registry answered " + response.statusCode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private static JsonNode parse(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
