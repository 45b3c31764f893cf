package org.tenprint.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DataKeyTest {
  private static final byte[] PLAIN = "born 1975-03-14".getBytes(UTF_8);

  private final DataKey key = new DataKey(new byte[32]);

  @Test
  void theSameIsSealedAsTheSameAndOpened() throws Tampered {
    byte[] sealed = key.seal("system", "Booking", PLAIN);
    assertEquals(PLAIN.length + DataKey.OVERHEAD, sealed.length);
    assertArrayEquals(sealed, new DataKey(new byte[32]).seal("system", "Booking", PLAIN));
    assertArrayEquals(PLAIN, key.open("system", "Booking", sealed));
    assertArrayEquals(new byte[0], key.open("a", "", key.seal("a", "", new byte[0])));
  }

  @Test
  void whatWasSealedOnceIsReadForEver() {
    assertEquals(
        "69a89119b6950bbd51633b27b7dee8f76ece0650f4547a5bddcc29ecb616db",
        HexFormat.of().formatHex(key.seal("system", "Booking", PLAIN)));
  }

  @Test
  void anotherUseAnotherMatterAnotherKeyOrAnotherBitDoesNotOpen() {
    byte[] sealed = key.seal("system", "Booking", PLAIN);
    assertThrows(Tampered.class, () -> key.open("recipient", "Booking", sealed));
    assertThrows(Tampered.class, () -> key.open("system", "Enrolment", sealed));
    byte[] other = new byte[32];
    other[31] = 1;
    assertThrows(Tampered.class, () -> new DataKey(other).open("system", "Booking", sealed));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThrows(Tampered.class, () -> key.open("system", "Booking", changed));
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(Tampered.class, () -> key.open("system", "Booking", cut));
    }
  }

  /** Over the ends of segments, in pieces as they come. */
  @Test
  void whatIsStreamedComesBackAndNoneOfItIsReadable() throws IOException {
    for (int length : new int[] {0, 1, (1 << 20) - 100, 1 << 20, (3 << 20) + 17}) {
      byte[] plain = new byte[length];
      new Random(length).nextBytes(plain);
      byte[] sealed = streamed("file", plain);
      assertArrayEquals(plain, opened("file", sealed));
      assertFalse(Arrays.equals(sealed, streamed("file", plain)), "never the same twice");
    }
  }

  @Test
  void aStreamThatWasCutChangedMovedOrReorderedIsNotOpened() throws IOException {
    byte[] plain = new byte[(2 << 20) + 5];
    byte[] sealed = streamed("file", plain);
    assertThrows(IOException.class, () -> opened("another", sealed));
    for (int end : new int[] {0, 10, 1 << 20, 2 << 20, sealed.length - 1}) {
      assertThrows(IOException.class, () -> opened("file", Arrays.copyOf(sealed, end)), "" + end);
    }
    for (int at : new int[] {0, 20, 1 << 20, sealed.length - 1}) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThrows(IOException.class, () -> opened("file", changed), "" + at);
    }
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, 1 << 20, swapped, 0, 1 << 20);
    System.arraycopy(sealed, 0, swapped, 1 << 20, 1 << 20);
    assertThrows(IOException.class, () -> opened("file", swapped));
  }

  private byte[] streamed(String about, byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        Channels.newOutputStream(key.sealing("stream", about, Channels.newChannel(bytes)))) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private byte[] opened(String about, byte[] sealed) throws IOException {
    ReadableByteChannel from = Channels.newChannel(new ByteArrayInputStream(sealed));
    try (InputStream in = Channels.newInputStream(key.opening("stream", about, from))) {
      return in.readAllBytes();
    }
  }

  @Test
  void aCopyOfOneUseOpensThatUseAlone() {
    assertFalse(Arrays.equals(key.copy("a"), key.copy("b")));
    assertFalse(Arrays.equals(key.secret(), Arrays.copyOf(key.copy("a"), 32)));
    assertEquals("a data key", key.toString());
  }

  @Test
  void idsFollowFromWhoseTheKeyIsAndStayAsTheyAre() {
    UUID booking = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a11");
    assertEquals("82ef7b9101ae8339f50c374d1f607c00", KeyId.ofBooking(booking).text());
    assertNotEquals(KeyId.ofBooking(booking), KeyId.ofSubject(booking.toString()));
    assertNotEquals(KeyId.ofSubject("x"), KeyId.ofDeployment("x"));
    assertEquals(KeyId.ofSubject("x"), KeyId.of(KeyId.ofSubject("x").bytes()));
    assertThrows(IllegalArgumentException.class, () -> new KeyId("../../etc"));
  }
}
