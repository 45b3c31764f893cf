package org.tenprint.booking.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.Refusal;

/**
 * What is known of receipts. An acceptance, once known, is never replaced and never forgotten: a
 * TCN has one content for ever. It takes 69 to 75 bytes. Of refusals the last of each key is kept,
 * and of all keys the latest, up to {@value #MOST_PROBLEMS} problems together; older ones stand on
 * the receipts topic alone. Safe for threads.
 */
public final class Receipts {
  static final int MOST_PROBLEMS = 50_000;

  private static final int DIGEST = 0;
  private static final int DIGEST_COLUMNS = 4;
  private static final int RECEIVED = 4;
  private static final int REST = 5;
  private static final int COLUMNS = 6;
  private static final int HEX_OF_COLUMN = 16;
  private static final int INTAKE_BITS = 8;

  private final Function<BookingKey, UUID> bookingIds;
  private final BookingTable acceptances = new BookingTable(COLUMNS);

  /** What was not used, each list once: agencies' files are alike. */
  private final List<List<Problem>> notUsed = new ArrayList<>();

  private final Map<List<Problem>, Integer> notUsedIndex = new HashMap<>();
  private final Map<BookingKey, Refusal> refusals = new LinkedHashMap<>();
  private int problems;

  /**
   * @param bookingIds the id of a booking by its key
   */
  public Receipts(Function<BookingKey, UUID> bookingIds) {
    this.bookingIds = bookingIds;
  }

  /**
   * Takes an acceptance; the first of a key stands.
   *
   * @throws IllegalArgumentException if its id is not that of the key or its digest is none
   */
  public synchronized void accepted(BookingKey key, Acceptance acceptance) {
    UUID id = bookingIds.apply(key);
    if (!id.equals(acceptance.bookingId())) {
      throw new IllegalArgumentException("the booking id is not that of the key");
    }
    if (!acceptance.digest().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a digest has 64 hexadecimal digits");
    }
    if (acceptances.find(id) >= 0) {
      return;
    }
    int row = acceptances.add(id);
    for (int i = 0; i < DIGEST_COLUMNS; i++) {
      String part = acceptance.digest().substring(i * HEX_OF_COLUMN, (i + 1) * HEX_OF_COLUMN);
      acceptances.put(row, DIGEST + i, HexFormat.fromHexDigitsToLong(part));
    }
    acceptances.put(
        row, RECEIVED, ChronoUnit.MICROS.between(Instant.EPOCH, acceptance.receivedAt()));
    int left = acceptance.notUsed().isEmpty() ? 0 : 1 + index(acceptance.notUsed());
    acceptances.put(row, REST, (long) left << INTAKE_BITS | acceptance.intake().ordinal());
  }

  /** Takes a refusal. */
  public synchronized void refused(BookingKey key, Refusal refusal) {
    Refusal before = refusals.remove(key);
    refusals.put(key, refusal);
    problems += refusal.problems().size() - (before == null ? 0 : before.problems().size());
    Iterator<Refusal> oldest = refusals.values().iterator();
    while (problems > MOST_PROBLEMS && refusals.size() > 1) {
      problems -= oldest.next().problems().size();
      oldest.remove();
    }
  }

  /** The acceptance of a key. */
  public Optional<Acceptance> acceptance(BookingKey key) {
    UUID id = bookingIds.apply(key);
    synchronized (this) {
      int row = acceptances.find(id);
      return row < 0 ? Optional.empty() : Optional.of(acceptance(id, row));
    }
  }

  /** The last refusal of a key. */
  public synchronized Optional<Refusal> refusal(BookingKey key) {
    return Optional.ofNullable(refusals.get(key));
  }

  /** How many acceptances are known. */
  public synchronized int size() {
    return acceptances.size();
  }

  /** Bytes that the acceptances take. */
  synchronized long bytes() {
    return acceptances.bytes();
  }

  private Acceptance acceptance(UUID id, int row) {
    StringBuilder digest = new StringBuilder(DIGEST_COLUMNS * HEX_OF_COLUMN);
    for (int i = 0; i < DIGEST_COLUMNS; i++) {
      digest.append(HexFormat.of().toHexDigits(acceptances.get(row, DIGEST + i)));
    }
    long rest = acceptances.get(row, REST);
    int left = (int) (rest >>> INTAKE_BITS);
    return new Acceptance(
        id,
        digest.toString(),
        Intake.values()[(int) rest & (1 << INTAKE_BITS) - 1],
        Instant.EPOCH.plus(acceptances.get(row, RECEIVED), ChronoUnit.MICROS),
        left == 0 ? List.of() : notUsed.get(left - 1));
  }

  private int index(List<Problem> list) {
    return notUsedIndex.computeIfAbsent(
        List.copyOf(list),
        unknown -> {
          notUsed.add(unknown);
          return notUsed.size() - 1;
        });
  }
}
