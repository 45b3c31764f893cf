package org.tenprint.biometric.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/** Bodies of the published interface: what is taken, and what is not. */
class AbisBodyTest {
  private static final String ISO =
      Base64.getEncoder().encodeToString(SourceAfis.toIso(TestFingers.finger(1, 2, 0)));
  private static final String FINGER =
      "{\"biometricType\":\"FINGER\",\"biometricSubType\":\"RIGHT_INDEX\",\"template\":\""
          + ISO
          + "\"}";

  /** Stands in no refusal. */
  private static final String SECRET = "ZANZIBAR";

  private static String encounter(String more, String finger) {
    return "{\"status\":\"ACTIVE\",\"encounterType\":\"BASIC\",\"galleries\":[\"civil\"],"
        + more
        + "\"biometricData\":["
        + finger
        + "]}";
  }

  private static AbisRefused refused(String body) {
    return assertThrows(
        AbisRefused.class, () -> AbisBody.encounter(body.getBytes(UTF_8), Optional.of("e1")), body);
  }

  @Test
  void a_finger_is_read_and_what_is_not_held_is_told() throws AbisRefused {
    String more = "\"biographicData\":{\"name\":\"x\"},\"clientData\":\"AAAA\",";
    String face = ",{\"biometricType\":\"FACE\",\"image\":\"AAAA\"}";
    String slap =
        ",{\"biometricType\":\"FINGER\",\"biometricSubType\":\"PLAIN_THUMBS\",\"image\":\"AAAA\"}";
    AbisBody.Encounter read =
        AbisBody.encounter(
            encounter(more, FINGER + face + slap).getBytes(UTF_8), Optional.of("e1"));
    assertEquals(Set.of(FingerPosition.RIGHT_INDEX), read.prints().fingers().fingers().keySet());
    assertEquals(List.of("/clientData", "/biographicData", "/biometricData/1"), read.notHeld());
    assertEquals("NO_SUCH_FINGER", read.prints().notUsed().get(0).get("reason"));
    assertEquals(1, read.prints().notUsed().size());
    assertEquals(Set.of("civil"), read.about().galleries());
  }

  @Test
  void a_finger_that_was_pressed_twice_is_not_held() throws AbisRefused {
    String again = finger("LEFT_RING", TestFingers.finger(1, 2, 1));
    String other = finger("LEFT_THUMB", TestFingers.finger(1, 6, 0));
    String all = encounter("", String.join(",", FINGER, again, other));
    AbisPrints held = AbisBody.encounter(all.getBytes(UTF_8), Optional.of("e1")).prints();
    assertEquals(Set.of(FingerPosition.LEFT_THUMB), held.fingers().fingers().keySet());
    assertEquals(
        List.of("SAME_AS_ANOTHER_FINGER", "SAME_AS_ANOTHER_FINGER"),
        held.notUsed().stream().map(one -> one.get("reason")).toList());
    assertEquals(
        AbisRefusal.NO_USABLE_FINGER,
        refused(encounter("", String.join(",", FINGER, again))).reason());
  }

  private static String finger(String label, FingerTemplate finger) {
    return FINGER
        .replace("RIGHT_INDEX", label)
        .replace(ISO, Base64.getEncoder().encodeToString(SourceAfis.toIso(finger)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ZANZIBAR",
        "[]",
        "null",
        "{\"ZANZIBAR\":1}",
        "{} {}",
        "{\"status\":\"ACTIVE\",\"status\":\"ACTIVE\"}",
        "{\"status\":\"ZANZIBAR\",\"encounterType\":\"a\",\"galleries\":[\"a\"],\"biometricData\":[]}",
        "{\"status\":\"ACTIVE\",\"encounterType\":\"ZANZIBAR ,\",\"galleries\":[\"a\"]}",
        "{\"status\":\"ACTIVE\",\"encounterType\":\"a\",\"galleries\":[\"a\",\"a\"]}",
        "{\"status\":\"ACTIVE\",\"encounterType\":\"a\",\"galleries\":[\"ALL\"]}",
        "{\"status\":\"ACTIVE\",\"encounterType\":\"a\",\"galleries\":[]}",
        "{\"status\":\"ACTIVE\",\"encounterType\":\"a\",\"galleries\":\"ZANZIBAR\"}",
        "{\"status\":\"ACTIVE\",\"encounterType\":\"a\",\"galleries\":[\"a\"]}",
        "{\"status\":1,\"encounterType\":\"a\",\"galleries\":[\"a\"]}"
      })
  void what_is_not_in_order_is_refused_and_not_repeated(String body) {
    AbisRefused refused = refused(body);
    assertEquals(AbisRefusal.MALFORMED, refused.reason());
    assertFalse(refused.getMessage().contains(SECRET), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"biometricType\":\"ZANZIBAR\"}",
        "{\"biometricType\":\"FINGER\"}",
        "{\"biometricType\":\"FINGER\",\"ZANZIBAR\":1,\"image\":\"AAAA\"}",
        "{\"biometricType\":\"FINGER\",\"image\":\"ZANZIBAR!\"}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"compression\":\"ZANZIBAR\"}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"resolution\":-500}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"resolution\":99999999999}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"compression\":\"NONE\",\"width\":0.5}",
        "7"
      })
  void a_finger_that_is_not_in_order_is_refused(String finger) {
    AbisRefused refused = refused(encounter("", finger));
    assertEquals(AbisRefusal.MALFORMED, refused.reason());
    assertFalse(refused.getMessage().contains(SECRET), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"biometricType\":\"FINGER\",\"imageRef\":\"http://127.0.0.1/x\"}",
        "{\"biometricType\":\"FINGER\",\"templateRef\":\"file:///etc/passwd\"}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"encryption\":{}}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"integrity\":[{}]}",
        "{\"biometricType\":\"FINGER\",\"image\":\"AAAA\",\"compression\":\"NONE\",\"bitdepth\":16}"
      })
  void what_the_interface_has_and_this_face_not_is_refused(String finger) {
    assertEquals(AbisRefusal.NOT_SUPPORTED, refused(encounter("", finger)).reason());
    assertEquals(
        AbisRefusal.NOT_SUPPORTED, refused(encounter("\"encryption\":{},", FINGER)).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"biometricType\":\"FACE\"}",
        "{\"biometricType\":\"FINGER\",\"biometricSubType\":\"RIGHT_INDEX\",\"image\":\"AAAA\"}",
        "{\"biometricType\":\"FINGER\",\"biometricSubType\":\"RIGHT_INDEX\",\"image\":\"\"}",
        "{\"biometricType\":\"FINGER\",\"biometricSubType\":\"RIGHT_INDEX\",\"image\":\"AAAA\","
            + "\"compression\":\"NONE\",\"width\":2147483647,\"height\":2147483647,\"resolution\":500}",
        "{\"biometricType\":\"FINGER\",\"biometricSubType\":\"RIGHT_INDEX\",\"image\":\"AAAA\","
            + "\"compression\":\"NONE\"}"
      })
  void nothing_to_compare_is_refused(String finger) {
    assertEquals(AbisRefusal.NO_USABLE_FINGER, refused(encounter("", finger)).reason());
  }

  @Test
  void another_id_than_the_path_s_and_another_charset_are_refused() throws AbisRefused {
    assertEquals(
        AbisRefusal.MALFORMED, refused(encounter("\"encounterId\":\"e2\",", FINGER)).reason());
    AbisBody.encounter(
        encounter("\"encounterId\":\"e1\",", FINGER).getBytes(UTF_8), Optional.of("e1"));
    byte[] wide = encounter("", FINGER).getBytes(UTF_16);
    assertThrows(AbisRefused.class, () -> AbisBody.encounter(wide, Optional.empty()));
    assertThrows(AbisRefused.class, () -> AbisBody.encounter(null, Optional.empty()));
  }

  @Test
  void a_filter_that_would_leave_somebody_out_is_refused() throws AbisRefused {
    String request = "{\"filter\":%s,\"biometricData\":[" + FINGER + "]}";
    AbisBody.identify(request.formatted("{}").getBytes(UTF_8));
    AbisBody.identify(
        request.formatted("{\"biometricType\":[\"IRIS\",\"FINGER\"]}").getBytes(UTF_8));
    for (String filter :
        List.of("{\"dateOfBirthMin\":\"1980-01-01\"}", "{\"biometricType\":[\"IRIS\"]}")) {
      AbisRefused refused =
          assertThrows(
              AbisRefused.class,
              () -> AbisBody.identify(request.formatted(filter).getBytes(UTF_8)));
      assertEquals(AbisRefusal.NOT_SUPPORTED, refused.reason());
    }
    for (String filter : List.of("[]", "null", "{\"biometricType\":\"FINGER\"}")) {
      AbisRefused refused =
          assertThrows(
              AbisRefused.class,
              () -> AbisBody.identify(request.formatted(filter).getBytes(UTF_8)));
      assertEquals(AbisRefusal.MALFORMED, refused.reason(), filter);
    }
  }

  @Test
  void more_items_than_a_person_has_are_refused() {
    String many = String.join(",", Collections.nCopies(41, FINGER));
    assertEquals(AbisRefusal.MALFORMED, refused(encounter("", many)).reason());
  }

  @Test
  void two_clients_have_two_names_and_none_breaks_a_line() {
    assertEquals("https://a/b#x%0ay%41", new Client("https://a/b", "x\nyA").getName());
    assertThrows(IllegalArgumentException.class, () -> new Client("a", ""));
    assertThrows(IllegalArgumentException.class, () -> new Client(null, "a"));
    assertThrows(IllegalArgumentException.class, () -> new Client("a".repeat(200), "b".repeat(57)));
  }

  /** Of eight megabytes a tree of millions of nodes could be made; it is refused on the way. */
  @Test
  void a_body_of_many_parts_is_refused_before_it_is_a_tree() {
    for (String body :
        List.of(
            "{\"biometricData\":[" + "{},".repeat(20_000) + "{}]}",
            "[".repeat(20_000),
            "{\"clientData\":" + "[".repeat(100) + "]".repeat(100) + "}",
            "{\"" + "a".repeat(10_000) + "\":1}",
            "{\"clientData\":" + "1".repeat(10_000) + "}")) {
      AbisRefused refused = refused(body);
      assertEquals(AbisRefusal.MALFORMED, refused.reason());
      assertTrue(refused.getMessage().contains("more parts"), refused.getMessage());
    }
    String names = "[\"civil\"" + " ".repeat(70_000) + "]";
    assertThrows(AbisRefused.class, () -> AbisBody.galleries(names.getBytes(UTF_8)));
  }
}
