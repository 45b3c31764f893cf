package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.decision.MessageKind;

class MessageKeyTest {
  private static final byte[] ONE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  @Test
  void anIdFollowsFromKeyRecipientAndKindAndFromNothingElse() throws BrokenEvent {
    Set<String> ids = new HashSet<>();
    byte[] other = ONE.clone();
    other[15] ^= 1;
    for (MessageKey key : new MessageKey[] {new MessageKey(ONE), new MessageKey(other)}) {
      for (String recipient : new String[] {"sib:MA", "agency:MA0130100"}) {
        for (MessageKind kind : MessageKind.values()) {
          String id = key.id(recipient, kind);
          assertEquals(id, MessageKey.read(key.written()).id(recipient, kind));
          ids.add(id);
        }
      }
    }
    assertEquals(2 * 2 * MessageKind.values().length, ids.size());
  }

  /** What an auditor computes again years from now. */
  @Test
  void anIdIsAUuidOfVersionEightAndStaysWhatItWas() {
    UUID id = UUID.fromString(new MessageKey(ONE).id("sib:MA", MessageKind.values()[0]));
    assertEquals(8, id.version());
    assertEquals(2, id.variant());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 1_000})
  void aKeyHasSixteenBytes(int length) {
    assertThrows(IllegalArgumentException.class, () -> new MessageKey(new byte[length]));
    assertThrows(BrokenEvent.class, () -> MessageKey.read(ByteBuffer.allocate(length)));
  }

  @Test
  void readingMovesNothingAndNobodyChangesAKeyFromOutside() throws BrokenEvent {
    byte[] drawn = ONE.clone();
    MessageKey key = new MessageKey(drawn);
    drawn[0] = 99;
    ByteBuffer written = key.written();
    assertEquals(key, MessageKey.read(written));
    assertEquals(16, written.remaining());
    written.put(0, (byte) 99);
    assertEquals(new MessageKey(ONE), key);
    assertEquals(new MessageKey(ONE).hashCode(), key.hashCode());
    assertNotEquals(key, MessageKey.read(written));
  }

  /** A key that is logged tells whose messages are of one step. */
  @Test
  void aKeyDoesNotSayWhatItIs() {
    assertFalse(new MessageKey(ONE).toString().matches(".*\\d.*"));
  }
}
