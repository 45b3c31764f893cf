package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Prints extracted before their turn have the outcome of those extracted in turn. */
class BookedPrintsTest {
  private static final Extraction OVER = new Extraction.Refused(ExtractionRefusal.OVER_BUDGET);

  /** Of 660 pixels a side. */
  private static final double BLANK = 1 + 0.25e-3 * 660 * 660 * (1 + 25 / 9.0);

  /** Costs up to 412 nominal milliseconds, and shows nothing. */
  private static Print.Raw blank(int width, int height) {
    return new Print.Raw(new byte[width * height], width, height, 300);
  }

  /** Has a template, or too few minutiae, and asks the budget of each stage. */
  private static Print.Raw ridges(int side) {
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double turn = (x / 60 + y / 80) % 3 * Math.PI / 5;
        double across = x * Math.cos(turn) + y * Math.sin(turn);
        pixels[y * side + x] = (byte) (127.5 + 120 * Math.sin(2 * Math.PI * across / 9));
      }
    }
    return new Print.Raw(pixels, side, side, 500);
  }

  /** More than the budget has room for: some at the end fit again, since they are small. */
  private static List<Print> booking(Random random) {
    List<Print> prints = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      prints.add(
          random.nextInt(5) == 0
              ? blank(100 + random.nextInt(100), 100 + random.nextInt(100))
              : blank(600 + random.nextInt(60), 600 + random.nextInt(60)));
    }
    prints.add(random.nextInt(20), ridges(160));
    prints.add(ridges(150));
    return prints;
  }

  private record Outcome(List<Extraction> extractions, int spent) {}

  private static Outcome outcome(List<Print> prints, BookedPrints booked) {
    try (booked) {
      List<Extraction> extractions = prints.stream().map(booked::extract).toList();
      return new Outcome(extractions, booked.spent());
    }
  }

  private static Outcome ahead(List<Print> prints, Consumer<Runnable> others) {
    return outcome(prints, BookedPrints.ahead(prints, others));
  }

  @Test
  void whoeverIsHowQuickTheOutcomeIsThatOfExtractingInTurn() throws Exception {
    int fitAgain = 0;
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int seed = 0; seed < 4; seed++) {
        List<Print> prints = booking(new Random(seed));
        Outcome inTurn = outcome(prints, BookedPrints.inTurn());
        assertEquals(inTurn, ahead(prints, never -> {}), "seed " + seed);
        assertEquals(inTurn, ahead(prints, Runnable::run), "seed " + seed);
        assertEquals(inTurn, ahead(prints, threads::execute), "seed " + seed);
        assertEquals(inTurn, lastFirst(prints), "seed " + seed);
        int over = inTurn.extractions().indexOf(OVER);
        fitAgain += over >= 0 && !isAllOver(inTurn.extractions(), over) ? 1 : 0;
      }
    } finally {
      threads.shutdown();
    }
    assertTrue(fitAgain > 2, "hardly tried: " + fitAgain);
  }

  private static boolean isAllOver(List<Extraction> extractions, int from) {
    return extractions.subList(from, extractions.size()).stream().allMatch(OVER::equals);
  }

  /** Others had done them all before the first was asked for, the last one first. */
  private static Outcome lastFirst(List<Print> prints) {
    List<Runnable> begun = new ArrayList<>();
    BookedPrints booked = BookedPrints.ahead(prints, begun::add);
    Collections.reverse(begun);
    begun.forEach(Runnable::run);
    return outcome(prints, booked);
  }

  @Test
  void whatIsLeftOutIsNotCharged() {
    List<Print> prints = List.of(blank(660, 660), blank(600, 600), blank(500, 500));
    List<Print> wanted = List.of(prints.get(0), prints.get(2));
    assertEquals(
        outcome(wanted, BookedPrints.inTurn()),
        outcome(wanted, BookedPrints.ahead(prints, Runnable::run)));
  }

  @Test
  void onePrintTwiceIsChargedTwice() {
    Print print = blank(660, 660);
    List<Print> prints = Collections.nCopies(27, print);
    Outcome inTurn = outcome(prints, BookedPrints.inTurn());
    assertEquals(inTurn, ahead(prints, Runnable::run));
    assertEquals(3, Collections.frequency(inTurn.extractions(), OVER));
  }

  @Test
  void whatBreaksOnAnotherThreadBreaksInItsTurn() {
    Print broken = new Print.Raw(null, 300, 300, 500);
    Print whole = blank(300, 300);
    try (BookedPrints booked = BookedPrints.ahead(List.of(whole, broken, whole), Runnable::run)) {
      assertEquals(new Extraction.Refused(ExtractionRefusal.NO_RIDGES), booked.extract(whole));
      assertThrows(NullPointerException.class, () -> booked.extract(broken));
    }
  }

  /** In turn a print for which there is no room is not looked at, whatever is wrong with it. */
  @Test
  void whatBreaksAheadOfItsTurnIsOverBudgetWhereInTurnItWouldBe() {
    List<Print> prints = new ArrayList<>();
    for (int i = 0; i < ExtractionBudget.BOOKING; i++) {
      prints.add(new Print.Encoded(new byte[] {1}, 500));
    }
    prints.add(new Print.Raw(null, 300, 300, 500));
    Outcome inTurn = outcome(prints, BookedPrints.inTurn());
    assertEquals(OVER, inTurn.extractions().get(ExtractionBudget.BOOKING));
    assertEquals(inTurn, lastFirst(prints));
    assertEquals(inTurn, ahead(prints, Runnable::run));
  }

  /** Others may be so quick that all is done while who asks is at second prints of one finger. */
  @Test
  void howMuchIsInVainDoesNotHangOnWhoIsHowQuick() throws Exception {
    List<Print> prints = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      prints.add(blank(660, 660));
    }
    List<Runnable> begun = new ArrayList<>();
    BookedPrints booked = BookedPrints.ahead(prints, begun::add);
    begun.forEach(Runnable::run);
    double ahead = 0;
    for (Runnable one : begun) {
      ahead += ((Future<?>) one).get().equals(OVER) ? 0 : BLANK;
    }
    int allowed = BookedPrints.AT_MOST - ExtractionBudget.BOOKING;
    assertTrue(ahead <= allowed && ahead > allowed - BLANK, ahead + " nominal milliseconds");
    assertEquals(outcome(prints, BookedPrints.inTurn()), outcome(prints, booked));
  }

  @Test
  void whatIsPaidMayBeTakenOnCreditAgain() {
    ExtractionBudget booking = new ExtractionBudget();
    CreditLimit limit = new CreditLimit(100);
    BudgetAhead first = new BudgetAhead(booking, limit);
    assertTrue(first.spend(60) && first.spend(40));
    assertFalse(new BudgetAhead(booking, limit).spend(1));
    first.settle();
    BudgetAhead next = new BudgetAhead(booking, limit);
    assertTrue(next.spend(30) && next.spend(20));
    booking.spend(booking.left() - 35);
    assertFalse(next.fits());
    next.settle();
    assertEquals(5, booking.left());
    ExtractionBudget whole = new ExtractionBudget();
    assertFalse(new BudgetAhead(whole, limit).spend(81), "20 were in vain");
    assertTrue(new BudgetAhead(whole, limit).spend(80));
  }

  @Test
  void anErrorOfAnotherThreadIsOne() {
    StackOverflowError planted = new StackOverflowError();
    assertSame(planted, assertThrows(StackOverflowError.class, () -> BookedPrints.thrown(planted)));
    RuntimeException known = new IllegalStateException();
    assertSame(known, BookedPrints.thrown(known));
  }

  @Test
  void whatWasNotBegunWhenItIsClosedIsNotDone() {
    List<Runnable> begun = new ArrayList<>();
    Print broken = new Print.Raw(null, 300, 300, 500);
    BookedPrints booked = BookedPrints.ahead(List.of(blank(300, 300), broken), begun::add);
    booked.close();
    begun.forEach(Runnable::run);
    assertEquals(1, begun.size());
    assertTrue(((Future<?>) begun.get(0)).isCancelled());
  }

  /** Sums and differences are rounded otherwise: the difference decides. */
  @Test
  void creditFitsWhereTheBookingsBudgetHasIt() {
    Random random = new Random(20261129);
    int otherwise = 0;
    int over = 0;
    for (int run = 0; run < 100_000; run++) {
      double before = random.nextInt(9_000) + random.nextDouble();
      ExtractionBudget booking = new ExtractionBudget();
      booking.spend(before);
      ExtractionBudget inTurn = new ExtractionBudget();
      inTurn.spend(before);
      BudgetAhead credit = new BudgetAhead(booking, new CreditLimit(Double.MAX_VALUE));
      double sum = 0;
      boolean ahead = true;
      boolean fits = true;
      for (int i = 0; i < 3 && ahead; i++) {
        // together what is left, but for rounding
        double each = i == 2 ? booking.left() - sum : booking.left() * random.nextDouble() / 2;
        sum += each;
        ahead = credit.spend(each);
        fits = fits && inTurn.spend(each);
      }
      over += fits ? 0 : 1;
      otherwise += ahead == fits ? 0 : 1;
      assertEquals(fits, credit.fits());
    }
    assertTrue(over > 100 && otherwise > 100, "hardly tried: " + over + ", " + otherwise);
  }
}
