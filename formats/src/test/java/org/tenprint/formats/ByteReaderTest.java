package org.tenprint.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {
  private static final byte[] BYTES = {1, 2, (byte) 0xff, (byte) 0xfe, (byte) 0xfd, (byte) 0xfc, 7};

  @Test
  void numbersAreUnsignedAndTheLargestByteIsFirst() throws FormatException {
    ByteReader reader = new ByteReader(BYTES);
    assertEquals(0x0102, reader.u16("a"));
    assertEquals(0xfffefdfcL, reader.u32("b"));
    assertEquals(7, reader.u8("c"));
    assertEquals(0, reader.remaining());
    reader.end("d");
  }

  @Test
  void aStretchIsNotLeftAndItsPlacesCountFromTheArraysStart() throws FormatException {
    ByteReader reader = new ByteReader(BYTES, 2, 4);
    assertEquals(2, reader.position());
    assertEquals(2, reader.remaining());
    ByteReader slice = reader.slice(1, "s");
    assertEquals(0xff, slice.u8("a"));
    truncatedAt(3, () -> slice.u8("b"));
    assertEquals(3, reader.position());
    truncatedAt(3, () -> reader.u16("c"));
    assertEquals(3, reader.position(), "what fails passes over nothing");
    assertEquals(0xfe, reader.u8("d"));
  }

  /** A length of a file is a number that somebody chose. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 8, Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE})
  void aLengthThatIsNotThereIsRefused(long length) {
    ByteReader reader = new ByteReader(BYTES);
    truncatedAt(0, () -> reader.need(length, "a"));
    truncatedAt(0, () -> reader.skip(length, "a"));
    truncatedAt(0, () -> reader.take(length, "a"));
    truncatedAt(0, () -> reader.slice(length, "a"));
    assertEquals(7, reader.remaining());
  }

  @Test
  void whatIsTakenIsACopy() throws FormatException {
    byte[] taken = new ByteReader(BYTES).take(2, "a");
    taken[0] = 99;
    assertArrayEquals(new byte[] {1, 2}, new ByteReader(BYTES).take(2, "a"));
    assertArrayEquals(new byte[0], new ByteReader(BYTES, 7, 7).take(0, "a"));
  }

  @Test
  void aLookAheadPassesOverNothingAndDoesNotLeaveTheStretch() {
    ByteReader reader = new ByteReader(BYTES, 0, 2);
    assertTrue(reader.startsWith((byte) 1, (byte) 2));
    assertTrue(reader.startsWith());
    assertFalse(reader.startsWith((byte) 2));
    assertFalse(reader.startsWith((byte) 1, (byte) 2, (byte) 0xff), "the third is outside");
    assertEquals(0, reader.position());
  }

  @Test
  void bytesThatAreLeftAreToldWithTheirPlace() {
    ByteReader reader = new ByteReader(BYTES, 4, 7);
    FormatException left = assertThrows(FormatException.class, () -> reader.end("the record"));
    assertEquals(FormatCode.TRAILING_BYTES, left.code());
    assertEquals(4, left.offset());
    assertTrue(left.advice().startsWith("3 bytes follow the end of the record"), left.advice());
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "3, 2", "0, 8", "8, 8"})
  void aStretchOutsideOfTheArrayIsNone(int from, int to) {
    assertThrows(IllegalArgumentException.class, () -> new ByteReader(BYTES, from, to));
  }

  private static void truncatedAt(int offset, Executable read) {
    FormatException failed = assertThrows(FormatException.class, read);
    assertEquals(FormatCode.TRUNCATED, failed.code());
    assertEquals(offset, failed.offset());
  }
}
