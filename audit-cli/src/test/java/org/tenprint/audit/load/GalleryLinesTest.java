package org.tenprint.audit.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.messaging.EventCodec;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** Nobody is enrolled with one finger under two labels, by a file neither. */
class GalleryLinesTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");

  private final KeyVault vault = new MemoryVault();
  private final GalleryLines lines = new GalleryLines(Optional.empty(), vault, NOW);

  @AfterEach
  void close() {
    vault.close();
  }

  /** An impression of a finger, each in another place and order. */
  private static byte[] print(int finger, int impression) {
    Random strewn = new Random(finger);
    int[] minutiae =
        IntStream.range(0, 40)
            .map(
                i ->
                    FingerTemplate.pack(
                        50 + 30 * (i % 8) + strewn.nextInt(15) + 7 * impression,
                        50 + 40 * (i / 8) + strewn.nextInt(20) + 3 * impression,
                        strewn.nextInt(256),
                        MinutiaKind.ENDING))
            .toArray();
    int[] turned =
        impression == 0 ? minutiae : IntStream.range(0, 40).map(i -> minutiae[39 - i]).toArray();
    return SourceAfis.toIso(FingerTemplate.of(400, 400, 50, turned));
  }

  /** Prints by positions from 1 on, each an impression of that finger. */
  private static LineFile.Line line(int... fingers) {
    String prints =
        IntStream.range(0, fingers.length)
            .mapToObj(
                i ->
                    "{\"position\":%d,\"data\":\"%s\"}"
                        .formatted(i + 1, Base64.getEncoder().encodeToString(print(fingers[i], i))))
            .collect(Collectors.joining(","));
    String line = "{\"subjectId\":\"S-1\",\"prints\":[" + prints + "]}";
    return new LineFile.Line(1, line.getBytes(UTF_8), false);
  }

  private List<Integer> enrolled(Loaded loaded) throws Exception {
    return EventCodec.of(Enrolment.class, Optional.empty())
        .with(vault)
        .decode(loaded.value())
        .getEncounters()
        .get(0)
        .getTemplates()
        .stream()
        .map(org.tenprint.events.biometric.FingerTemplate::getPosition)
        .toList();
  }

  private static List<String> leftOut(Loaded loaded) {
    return loaded.leftOut().stream().map(one -> one.where() + " " + one.reason()).toList();
  }

  @Test
  void differentFingersAreAllEnrolled() throws Exception {
    Loaded loaded = lines.read(line(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), enrolled(loaded));
    assertEquals(List.of(), leftOut(loaded));
  }

  @Test
  void oneFingerUnderTwoLabelsIsLeftOutOfBothAndTold() throws Exception {
    Loaded loaded = lines.read(line(1, 2, 3, 2, 5));
    assertEquals(List.of(1, 3, 5), enrolled(loaded));
    assertEquals(
        List.of(
            "prints[1].position SAME_AS_ANOTHER_FINGER",
            "prints[3].position SAME_AS_ANOTHER_FINGER"),
        leftOut(loaded));
  }

  @Test
  void whereTheyAreHalfOfThePrintsNobodyIsEnrolled() {
    RefusedLine half = assertThrows(RefusedLine.class, () -> lines.read(line(1, 1, 2, 3)));
    assertEquals("NO_USABLE_PRINT", half.reason());
    assertEquals(
        "prints[0].position SAME_AS_ANOTHER_FINGER, prints[1].position SAME_AS_ANOTHER_FINGER",
        half.where());
    RefusedLine all =
        assertThrows(RefusedLine.class, () -> lines.read(line(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)));
    assertEquals("NO_USABLE_PRINT", all.reason());
  }

  @Test
  void aLineWithoutPrintsIsRefusedAsBefore() {
    RefusedLine none = assertThrows(RefusedLine.class, () -> lines.read(line()));
    assertEquals("NO_PRINTS", none.reason());
  }
}
