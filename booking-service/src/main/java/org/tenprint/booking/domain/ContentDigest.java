package org.tenprint.booking.domain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SHA-256 over the canonical form of a booking's content, so that the same content has the same
 * digest whatever the door, the order of JSON fields or of prints, and nothing else has.
 *
 * <p>Canonical form: the values in a fixed order, each as its length (4 bytes, big-endian) and its
 * bytes (text as UTF-8, in normalisation form C); absent is the length -1; a list starts with its
 * count, written as a value. {@code bookedAt} is the instant in UTC and the offset in seconds. A
 * print that was cut from a slap is not part of it; the slaps as they were sent end the form, where
 * there are any: so a later version that segments better finds the same submission the same. Where
 * a conviction states a release, the word {@code released} and that of each conviction follow.
 */
public final class ContentDigest {
  private static final String FORM = "tenprint-booking-1";

  private final MessageDigest sha256 = sha256();

  private ContentDigest() {}

  /** The digest of a booking's content, 64 hexadecimal digits. */
  public static String of(BookingContent content) {
    ContentDigest digest = new ContentDigest();
    digest.text(FORM);
    digest.parties(content.parties());
    digest.text(content.bookedAt().toInstant().toString());
    digest.text(content.bookedAt().getOffset().getTotalSeconds());
    digest.subject(content.subject());
    digest.history(content.history());
    digest.text(content.retention());
    digest.fingers(content.fingers());
    digest.releases(content.history());
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  /** The digest of a submission that has no canonical form because it is not in order. */
  public static String ofBytes(byte[] submission) {
    return HexFormat.of().formatHex(sha256().digest(submission));
  }

  private void parties(BookingContent.Parties parties) {
    text(parties.tcn());
    text(parties.controllingOri());
    text(parties.arrestingOri());
    text(parties.bookingOri());
  }

  private void subject(BookingContent.Subject subject) {
    text(subject.born());
    text(subject.name());
    text(subject.citizenshipClaimed());
    text(subject.protectedPerson());
  }

  private void history(BookingContent.History history) {
    text(history.charges().size());
    for (BookingContent.Charge charge : history.charges()) {
      text(charge.ncic());
      text(charge.literal());
      text(charge.occurred());
    }
    text(history.convictions().size());
    for (BookingContent.Conviction conviction : history.convictions()) {
      text(conviction.ncic());
      text(conviction.convicted());
      text(conviction.offenceClass());
      text(conviction.sentence());
    }
  }

  /** Nothing where none is stated: what was sent before there were releases has its digest. */
  private void releases(BookingContent.History history) {
    if (history.convictions().stream().anyMatch(one -> one.released().isPresent())) {
      text("released");
      history.convictions().forEach(one -> text(one.released()));
    }
  }

  private void fingers(BookingContent.Fingers fingers) {
    Set<Integer> cut =
        fingers.slaps().stream().flatMap(slap -> slap.cut().stream()).collect(Collectors.toSet());
    List<BookingContent.Print> sent =
        fingers.prints().stream().filter(print -> !cut.contains(print.position())).toList();
    text(sent.size());
    sent.forEach(this::print);
    text(fingers.missing().size());
    for (BookingContent.Missing missing : fingers.missing()) {
      text(missing.position());
      text(missing.reason());
    }
    if (!fingers.slaps().isEmpty()) {
      text(fingers.slaps().size());
      for (BookingContent.Slap slap : fingers.slaps()) {
        print(slap.whole());
        text(slap.segments());
      }
    }
  }

  private void print(BookingContent.Print print) {
    text(print.position());
    text(print.impression());
    text(print.format());
    text(print.sides().map(sides -> sides.width() + "x" + sides.height()));
    text(print.ppi());
    bytes(print.data());
  }

  private void text(Optional<?> value) {
    if (value.isPresent()) {
      text(value.get());
    } else {
      length(-1);
    }
  }

  private void text(Object value) {
    try {
      ByteBuffer utf8 =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value.toString()));
      length(utf8.remaining());
      sha256.update(utf8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("half of a character has no digest", e);
    }
  }

  private void bytes(byte[] value) {
    length(value.length);
    sha256.update(value);
  }

  private void length(int length) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
