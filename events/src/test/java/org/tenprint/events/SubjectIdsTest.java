package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "S-1",
        "s 1",
        "A/7:2009.é",
        "5F6A3C0E",
        "0B",
        "{1}",
        "urn:registry:7",
        "5f6a3c0e-6a43-3d1b-9d0e-7c8f2b1a4e60",
        "5F6A3C0E-6A43-3D1B-9D0E-7C8F2B1A4E6",
        "5F6A3C0E-6A43-3D1B-9D0E-7C8F2B1A4E60-1"
      })
  void anOperatorsOwnIdIsSpelled(String id) {
    assertTrue(SubjectIds.spelled(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " S",
        "S ",
        "S\n",
        "\tS",
        "S\0",
        "S\u00a0",
        "\u3000S",
        "\ufeffS",
        "S\u200b1",
        "S\u20281",
        "S\ud8001",
        "e\u0301",
        "5F6A3C0E-6A43-3D1B-9D0E-7C8F2B1A4E60",
        "5f6a3c0e-6a43-3d1b-9d0e-7c8f2b1a4E60",
        "5f6a3c0e6a433d1b9d0e7c8f2b1a4e60",
        "5f6a3c0e-6a433d1b9d0e7c8f2b1a4e60",
        "{5f6a3c0e-6a43-3d1b-9d0e-7c8f2b1a4e60}",
        "{12345678-1234-12341234123456789012}",
        "{12345678-1234-1234-1234123456789012",
        "urn:uuid:5f6a3c0e-6a43-3d1b-9d0e-7c8f2b1a4e60",
        "URN:UUID:5F6A3C0E-6A43-3D1B-9D0E-7C8F2B1A4E60"
      })
  void anotherSpellingIsNone(String id) {
    assertFalse(SubjectIds.spelled(id));
  }

  @Test
  void lengthsAreBounded() {
    assertTrue(SubjectIds.spelled("x".repeat(128)));
    assertFalse(SubjectIds.spelled("x".repeat(129)));
  }

  /** Of all writings of a UUID, lower, upper and mixed, one is spelled. */
  @Test
  void aUuidHasOneSpelling() {
    Random random = new Random(8);
    for (int i = 0; i < 500; i++) {
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      assertTrue(SubjectIds.spelled(id), id);
      StringBuilder mixed = new StringBuilder(id);
      for (int at = 0; at < mixed.length(); at++) {
        if (random.nextBoolean()) {
          mixed.setCharAt(at, Character.toUpperCase(mixed.charAt(at)));
        }
      }
      String other = mixed.toString();
      assertEquals(other.equals(id), SubjectIds.spelled(other), other);
      assertEquals(false, SubjectIds.spelled(id.toUpperCase(Locale.ROOT) + " "), id);
    }
  }

  /**
   * An owner may write any key: an answer is had of each, and of writings of a UUID one is taken.
   */
  @Test
  void everyIdHasAnAnswer() {
    Random random = new Random(36);
    List<String> parts = List.of("{", "}", "(", ")", "-", "urn:uuid:", "0", "9", "a", "F", "c1");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder any = new StringBuilder();
      int length = 36 + random.nextInt(5);
      while (any.length() < length) {
        any.append(parts.get(random.nextInt(parts.size())));
      }
      assertDoesNotThrow(() -> SubjectIds.spelled(any.toString()), any::toString);

      String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
      StringBuilder written = new StringBuilder(oneOf(random, "", "", "urn:uuid:"));
      written.append(oneOf(random, "", "", "{", "("));
      for (char c : uuid.toCharArray()) {
        written.append(c == '-' ? oneOf(random, "-", "-", "") : String.valueOf(c));
      }
      String id = written.append(oneOf(random, "", "", "}", ")")).toString();
      assertEquals(id.equals(uuid), SubjectIds.spelled(id), id);
    }
  }

  private static String oneOf(Random random, String... some) {
    return some[random.nextInt(some.length)];
  }
}
