package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;

/**
 * A copy of a log as {@code audit verify} reads it.
 *
 * @param folder the copy
 * @param from of the window
 * @param to of the window, exclusive
 */
record VerifiedCopy(Path folder, Instant from, Instant to) {

  void expect(Verdict verdict, String event, String detail) {
    List<JsonNode> found = findings(ExitCodes.FINDING);
    assertTrue(
        found.stream()
            .anyMatch(
                one ->
                    one.get("verdict").asText().equals(verdict.name())
                        && one.get("event").asText().equals(event)
                        && one.get("details").asText().contains(detail)),
        found.toString());
  }

  List<JsonNode> findings(int exit) {
    Cli verified = verify();
    assertEquals(exit, verified.exit(), verified.out() + verified.err());
    List<JsonNode> findings = new ArrayList<>();
    verified
        .out()
        .lines()
        .forEach(
            line -> {
              try {
                findings.add(new ObjectMapper().readTree(line));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return findings;
  }

  Cli verify() {
    return Cli.run(
        "audit",
        "verify",
        "--from=" + from,
        "--to=" + to,
        "--source=" + folder,
        "--findings",
        "--output=ndjson");
  }

  void change(String topic, UnaryOperator<String> change) {
    AlteredCopy.change(folder, topic, change);
  }
}
