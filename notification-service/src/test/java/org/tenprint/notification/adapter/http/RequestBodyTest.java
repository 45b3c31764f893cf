package org.tenprint.notification.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;

class RequestBodyTest {
  private static Refused refused(byte[] body) {
    Refused refused = assertThrows(Refused.class, () -> RequestBody.object(body));
    assertEquals(RefusalReason.UNREADABLE, refused.reason());
    return refused;
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    String twice = "{\"verdict\": \"match\", \"verdict\": \"no-match\"}";
    assertTrue(refused(twice.getBytes(UTF_8)).getMessage().contains("key twice"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"A\\nINFO approved id=B\"}",
        "{\"id\": \"A\\u2028INFO\"}",
        "{\"id\": \"\\u001b[2K\"}",
        "{\"id\": \"\\u202egnissim\"}",
        "{\"id\": \"\\ud800\"}",
        "{\"scope\": {\"state\": \"M\\rA\"}}",
        "{\"unless\": [\"A\\u0085B\"]}",
        "{\"a\\nb\": \"x\"}"
      })
  void aTextThatBreaksALineOrIsNoTextIsRefusedWhereverItStands(String body) {
    refused(body.getBytes(UTF_8));
  }

  @Test
  void anythingButUtf8IsRefused() {
    refused("{\"id\": \"A\"}".getBytes(Charset.forName("UTF-32")));
    refused(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'});
    refused("{} {}".getBytes(UTF_8));
  }

  @Test
  void whatIsTooLongIsRefused() {
    refused(("{\"id\": \"" + "a".repeat(4_001) + "\"}").getBytes(UTF_8));
    refused(("{\"id\": \"A\"}" + " ".repeat(70_000)).getBytes(UTF_8));
  }
}
