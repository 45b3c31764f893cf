package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.Cases;
import org.tenprint.notification.domain.WaitingCase;

/** A look for cases that are due goes on where the one before ended. */
class DueCasesTest {
  private static final int CASES = 40;

  private final MapStore waiting = new MapStore(CaseStores.WAITING);

  DueCasesTest() {
    WaitingCase wait =
        new WaitingCase(Instant.EPOCH, 0, Optional.empty(), new TreeSet<>(), Optional.empty());
    for (int i = 0; i < CASES; i++) {
      waiting.put(booking(i), CaseCodec.bytes(wait));
    }
  }

  private static String booking(int number) {
    return "b%02d".formatted(number);
  }

  private Cases.Due look(Optional<String> from, int most, BooleanSupplier late) {
    DueCases look = new DueCases((booking, wait) -> !booking.endsWith("7"), most, late);
    look.over(waiting.range(from.orElse(null), null), Optional.empty());
    if (from.isPresent()) {
      look.over(waiting.range(null, from.get()), from);
    }
    return look.found();
  }

  @Test
  void aLookInTimeComesRoundAndFindsEachOnce() {
    List<String> first = List.of(booking(0), booking(13), booking(14));
    List<String> from = List.of("", booking(13), "b135");
    for (int i = 0; i < first.size(); i++) {
      Cases.Due all = look(Optional.of(from.get(i)), CASES, () -> false);
      assertEquals(Optional.empty(), all.next());
      assertEquals(CASES - 4, new TreeSet<>(all.bookings()).size());
      assertEquals(CASES - 4, all.bookings().size());
      assertEquals(first.get(i), all.bookings().get(0));
    }
  }

  @Test
  void howeverLateItIsEachHasItsTurn() {
    List<String> found = new ArrayList<>();
    Optional<String> from = Optional.empty();
    for (int i = 0; i < CASES; i++) {
      Cases.Due one = look(from, CASES, () -> true);
      found.addAll(one.bookings());
      from = one.next();
    }
    assertEquals(look(Optional.empty(), CASES, () -> false).bookings(), found);
    assertEquals(Optional.of(booking(0)), from);
  }

  @Test
  void noMoreAreFoundThanAreAskedForAndTheNextGoesOn() {
    Cases.Due some = look(Optional.empty(), 5, () -> false);
    assertEquals(5, some.bookings().size());
    assertEquals(Optional.of(booking(5)), some.next());
    Cases.Due more = look(some.next(), 5, () -> false);
    assertEquals(
        List.of(booking(5), booking(6), booking(8), booking(9), booking(10)), more.bookings());
  }
}
