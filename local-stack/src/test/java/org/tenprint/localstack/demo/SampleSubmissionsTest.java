package org.tenprint.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.StackException;

/** What {@code up --sample} leaves for whoever tries the door by hand. */
class SampleSubmissionsTest {
  private static final Instant BOOKED = Instant.parse("2011-06-06T03:12:00Z");

  @TempDir Path folder;

  @Test
  void bothAreWholeAndTheirOwnersAlone() throws IOException {
    Path sample = folder.resolve("sample");
    SampleSubmissions.write(sample, BOOKED);
    JsonNode json = new ObjectMapper().readTree(sample.resolve(SampleSubmissions.JSON).toFile());
    assertEquals("BOS-SAMPLE-0001", json.path("tcn").asText());
    assertEquals("MA0130100", json.path("controllingOri").asText());
    assertEquals("2011-06-06T03:12Z", json.path("bookedAt").asText());
    Set<String> images = new HashSet<>();
    json.path("prints").forEach(print -> images.add(print.path("data").asText()));
    assertEquals(DemoPerson.POSITIONS.size(), images.size());
    byte[] file = Files.readAllBytes(sample.resolve(SampleSubmissions.FILE));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertTrue(text.startsWith("1.001:"), "an ANSI/NIST file begins so");
    assertTrue(text.contains("BOS-SAMPLE-0002"));
    assumeTrue(Files.getFileStore(sample).supportsFileAttributeView("posix"));
    for (String name : Set.of(SampleSubmissions.JSON, SampleSubmissions.FILE)) {
      assertEquals(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
          Files.getPosixFilePermissions(sample.resolve(name)),
          name);
    }
  }

  @Test
  void thePressesAreOthersThanThoseThatAreEnrolledOrSentByTheDemonstration() throws IOException {
    DemoPerson person = DemoSample.BY_HAND.person();
    assertTrue(DemoSample.ENROLLED.contains(person));
    SampleSubmissions.write(folder, BOOKED);
    String sent = Files.readString(folder.resolve(SampleSubmissions.JSON));
    for (long occasion : new long[] {1, 2}) {
      for (DemoPerson.Press press : person.presses(occasion)) {
        String image = Base64.getEncoder().encodeToString(press.png());
        assertFalse(sent.contains(image), "occasion " + occasion);
      }
    }
  }

  @Test
  void whatIsThereIsWrittenOver() throws IOException {
    Path json = folder.resolve(SampleSubmissions.JSON);
    Files.writeString(json, "{}");
    SampleSubmissions.write(folder, BOOKED);
    assertTrue(Files.readString(json).contains("BOS-SAMPLE-0001"));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    StackException failure =
        assertThrows(
            StackException.class, () -> SampleSubmissions.write(file.resolve("sample"), BOOKED));
    assertTrue(failure.getMessage().endsWith(file.resolve("sample").toString()));
  }
}
