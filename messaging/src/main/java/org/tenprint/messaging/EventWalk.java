package org.tenprint.messaging;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.tenprint.messaging.EventBounds.Bound;

/**
 * Walks over an event's Avro bytes before anything is built of them, and ends where they break a
 * bound or their schema: a count that an event names costs nothing until it is known to be allowed
 * and to fit what is left of the bytes. Texts must be UTF-8: Avro itself puts a replacement where
 * they are not, so that two events would read as one. Cost: one pass, byte strings skipped, no
 * memory.
 */
final class EventWalk {
  private static final int LONGEST_NUMBER = 10;
  private static final int LONGEST_INT = 5;
  private static final int PIECE = 1024;

  private final EventBounds bounds;
  private final byte[] bytes;
  private int at;
  private int values;

  private EventWalk(EventBounds bounds, byte[] bytes, int from) {
    this.bounds = bounds;
    this.bytes = bytes;
    this.at = from;
  }

  /**
   * Checks one event.
   *
   * @param writer with which it was written
   * @param bytes in which it stands, from {@code from} to the end
   * @throws PoisonEvent {@code TOO_LARGE} where it is over a bound, {@code UNDECODABLE} where it
   *     does not follow the schema, {@code UNKNOWN_SCHEMA} where an enum has a constant that the
   *     present schema does not have
   */
  static void check(EventBounds bounds, Schema writer, byte[] bytes, int from) throws PoisonEvent {
    EventWalk walk = new EventWalk(bounds, bytes, from);
    Bound whole = EventBounds.usual(writer.getFullName());
    walk.value(writer, whole, 0);
    if (walk.at != bytes.length) {
      throw broken(whole, "bytes follow the event");
    }
  }

  private void value(Schema schema, Bound bound, int depth) throws PoisonEvent {
    switch (schema.getType()) {
      case NULL -> {}
      case BOOLEAN -> skip(1, bound);
      case INT -> whole(bound);
      case LONG -> number(bound);
      case FLOAT -> skip(Float.BYTES, bound);
      case DOUBLE -> skip(Double.BYTES, bound);
      case FIXED -> skip(schema.getFixedSize(), bound);
      case ENUM -> constant(schema, bound);
      case STRING -> text(bound);
      case BYTES -> skip(length(bound.bytes(), bound), bound);
      case UNION ->
          value(schema.getTypes().get(choice(schema.getTypes().size(), bound)), bound, depth);
      case ARRAY -> entries(schema.getElementType(), bound, false, depth);
      case MAP -> entries(schema.getValueType(), bound, true, depth);
      case RECORD -> record(schema, bound, depth);
    }
  }

  private void record(Schema schema, Bound bound, int depth) throws PoisonEvent {
    if (depth >= EventBounds.DEEPEST) {
      throw tooLarge(bound, "more than " + EventBounds.DEEPEST + " levels");
    }
    counted(1, bound);
    for (Schema.Field field : schema.getFields()) {
      value(field.schema(), bounds.of(field), depth + 1);
    }
  }

  /** An array or map: blocks, each with its count, or its count negated and its size in bytes. */
  private void entries(Schema of, Bound bound, boolean keyed, int depth) throws PoisonEvent {
    if (depth >= EventBounds.DEEPEST) {
      throw tooLarge(bound, "more than " + EventBounds.DEEPEST + " levels");
    }
    int left = bound.items();
    for (long count = number(bound); count != 0; count = number(bound)) {
      if (count < 0) {
        count = -count;
        number(bound);
      }
      if (count < 0 || count > bytes.length - at) {
        throw broken(bound, "more entries than bytes");
      }
      if (count > left) {
        throw tooLarge(bound, "more than " + bound.items() + " entries");
      }
      left -= (int) count;
      counted((int) count, bound);
      for (long i = 0; i < count; i++) {
        if (keyed) {
          text(bound);
        }
        value(of, bound, depth + 1);
      }
    }
  }

  private void text(Bound bound) throws PoisonEvent {
    int length = length(bound.text(), bound);
    int end = at + length;
    int ascii = at;
    while (ascii < end && bytes[ascii] >= 0) {
      ascii++;
    }
    if (ascii < end && !utf8(ByteBuffer.wrap(bytes, ascii, end - ascii))) {
      throw broken(bound, "no UTF-8");
    }
    at = end;
  }

  private static boolean utf8(ByteBuffer text) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer piece = CharBuffer.allocate(PIECE);
    CoderResult result = decoder.decode(text, piece, true);
    while (result.isOverflow()) {
      piece.clear();
      result = decoder.decode(text, piece, true);
    }
    return !result.isError();
  }

  private int length(int most, Bound bound) throws PoisonEvent {
    long length = number(bound);
    if (length < 0 || length > bytes.length - at) {
      throw broken(bound, "a length beyond the bytes");
    }
    if (length > most) {
      throw tooLarge(bound, "more than " + most + " bytes");
    }
    counted(1, bound);
    return (int) length;
  }

  private int choice(int of, Bound bound) throws PoisonEvent {
    long choice = number(bound);
    if (choice < 0 || choice >= of) {
      throw broken(bound, "none of its values");
    }
    return (int) choice;
  }

  private void constant(Schema constants, Bound bound) throws PoisonEvent {
    if (bounds.later(constants, choice(constants.getEnumSymbols().size(), bound))) {
      throw new PoisonEvent(
          PoisonReason.UNKNOWN_SCHEMA, bound.where() + ": a constant of a later version");
    }
  }

  private void counted(int more, Bound bound) throws PoisonEvent {
    values += more;
    if (values > EventBounds.MOST_VALUES) {
      throw tooLarge(bound, "more than " + EventBounds.MOST_VALUES + " values");
    }
  }

  private void skip(int length, Bound bound) throws PoisonEvent {
    if (length > bytes.length - at) {
      throw broken(bound, "cut off");
    }
    at += length;
  }

  /** A number that is an int, and written in no more bytes than Avro reads of one. */
  private void whole(Bound bound) throws PoisonEvent {
    int began = at;
    long number = number(bound);
    if (at - began > LONGEST_INT || number != (int) number) {
      throw broken(bound, "a number beyond an int");
    }
  }

  /** A zigzag number of at most ten bytes. */
  private long number(Bound bound) throws PoisonEvent {
    long raw = 0;
    for (int i = 0; i < LONGEST_NUMBER; i++) {
      if (at >= bytes.length) {
        throw broken(bound, "cut off");
      }
      byte next = bytes[at++];
      raw |= (next & 0x7fL) << 7 * i;
      if (next >= 0) {
        return raw >>> 1 ^ -(raw & 1);
      }
    }
    throw broken(bound, "a number of more than ten bytes");
  }

  private static PoisonEvent broken(Bound bound, String what) {
    return new PoisonEvent(PoisonReason.UNDECODABLE, bound.where() + ": " + what);
  }

  private static PoisonEvent tooLarge(Bound bound, String what) {
    return new PoisonEvent(PoisonReason.TOO_LARGE, bound.where() + ": " + what);
  }
}
