package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a step says of one recipient several times has as many event ids. */
class CaseOutboxTest {
  private static List<String> names(String... messages) {
    Set<String> names = new HashSet<>();
    List<String> all = new ArrayList<>();
    Arrays.stream(messages).forEach(one -> all.add(CaseOutbox.named("7/subject:X", one, names)));
    return all;
  }

  @Test
  void eachDispositionOfARecipientHasItsOwn() {
    assertEquals(List.of("7/subject:X"), names("m-1"));
    assertEquals(List.of("7/subject:X", "7/subject:X/m-2"), names("m-1", "m-2"));
    assertEquals(
        List.of("7/subject:X", "7/subject:X/null", "7/subject:X/null/2", "7/subject:X/null/3"),
        names(null, null, null, null));
  }
}
