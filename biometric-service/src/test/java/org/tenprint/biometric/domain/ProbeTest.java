package org.tenprint.biometric.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.adapter.kafka.BiometricTopology;
import org.tenprint.matching.intake.BookedPrints;
import org.tenprint.matching.intake.ExtractionRefusal;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.SourceAfis;

class ProbeTest {

  @Test
  void eachFingerStandsForItself() {
    Probe probe =
        Probe.of(
            List.of(
                captured(7, iso(7)),
                captured(2, new byte[] {1, 2, 3}),
                captured(1, iso(1)),
                captured(1, iso(1)),
                captured(0, iso(1)),
                new CapturedPrint(3, Optional.empty())));
    assertEquals(List.of(1, 7), List.copyOf(probe.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(2, FingerRefusal.UNSUPPORTED_FORMAT),
            new FingerProblem(1, FingerRefusal.DUPLICATE_FINGER),
            new FingerProblem(0, FingerRefusal.NO_SUCH_FINGER),
            new FingerProblem(3, FingerRefusal.SIZE_NOT_STATED)),
        probe.problems());
  }

  @Test
  void aSecondPrintOfAFingerIsUsedWhenTheFirstCannotBe() {
    Probe probe = Probe.of(List.of(captured(1, new byte[0]), captured(1, iso(1))));
    assertEquals(List.of(1), List.copyOf(probe.qualities().keySet()));
    assertEquals(List.of(new FingerProblem(1, FingerRefusal.EMPTY)), probe.problems());
  }

  @Test
  void oneFingerUnderTwoPositionsIsLeftOutOfBoth() {
    Probe probe = Probe.of(List.of(captured(1, iso(1)), captured(2, iso(2)), captured(8, iso(1))));
    assertEquals(List.of(2), List.copyOf(probe.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(1, FingerRefusal.SAME_AS_ANOTHER_FINGER),
            new FingerProblem(8, FingerRefusal.SAME_AS_ANOTHER_FINGER)),
        probe.problems());
  }

  /** Of records it costs more than the search may, so it is looked for where nobody was found. */
  @Test
  void oneFingerPressedTwiceIsLeftOutOfRecordsWhenAsked() {
    Probe probe =
        Probe.of(List.of(captured(1, iso(1)), captured(2, iso(2)), captured(0, iso(3)), again(8)));
    assertEquals(List.of(1, 2, 8), List.copyOf(probe.qualities().keySet()));
    Probe left = probe.withoutRepeated();
    assertEquals(List.of(2), List.copyOf(left.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(0, FingerRefusal.NO_SUCH_FINGER),
            new FingerProblem(1, FingerRefusal.SAME_AS_ANOTHER_FINGER),
            new FingerProblem(8, FingerRefusal.SAME_AS_ANOTHER_FINGER)),
        left.problems());
    assertFalse(left.isMostOf(probe.tenPrint().orElseThrow()));
    assertTrue(probe.isMostOf(probe.tenPrint().orElseThrow()));
    assertSame(left, left.withoutRepeated());
  }

  /** What shards search hangs on no rule that their engine's version does not name. */
  @Test
  void aCardWithAnImageIsSearchedByAllThatScoresAsDifferentFingers() {
    CapturedPrint image =
        new CapturedPrint(10, Optional.of(new Print.Raw(new byte[300 * 300], 300, 300, 500)));
    Probe probe =
        Probe.of(
            List.of(few(2, false), captured(1, iso(1)), captured(3, iso(3)), few(7, true), image));
    assertEquals(List.of(1, 2, 3, 7), List.copyOf(probe.qualities().keySet()));
    Probe left = probe.withoutRepeated();
    assertEquals(List.of(1, 3), List.copyOf(left.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(10, FingerRefusal.NO_RIDGES),
            new FingerProblem(2, FingerRefusal.SAME_AS_ANOTHER_FINGER),
            new FingerProblem(7, FingerRefusal.SAME_AS_ANOTHER_FINGER)),
        left.problems());
    assertSame(left, left.withoutRepeated());
  }

  /** So few minutiae that equal ones score less than one finger's must, in place or elsewhere. */
  private static CapturedPrint few(int position, boolean moved) {
    int[] minutiae = new int[FingerTemplate.MIN_MINUTIAE];
    for (int i = 0; i < minutiae.length; i++) {
      int x = 50 + 37 * i % 211;
      int y = 50 + 53 * i % 173;
      minutiae[moved ? minutiae.length - 1 - i : i] =
          moved
              ? FingerTemplate.pack(x + 9, y - 20, 31 * i, MinutiaKind.BIFURCATION)
              : FingerTemplate.pack(x, y, 31 * i, MinutiaKind.ENDING);
    }
    return captured(position, SourceAfis.toIso(FingerTemplate.of(400, 300, 20, minutiae)));
  }

  @Test
  void fingersThatAreOfOnePersonAreAllLeft() {
    Probe probe = Probe.of(List.of(captured(1, iso(1)), captured(2, iso(2)), captured(8, iso(8))));
    assertEquals(probe.tenPrint(), probe.withoutRepeated().tenPrint());
    assertEquals(List.of(), probe.withoutRepeated().problems());
    assertEquals(Probe.none(), Probe.none().withoutRepeated());
  }

  @Test
  void printsMadeToCostAreToldAndTheOthersAreUsed() {
    byte[] costly = TestFingers.costly();
    Probe probe = Probe.of(List.of(captured(1, costly), captured(2, costly), captured(6, iso(6))));
    assertEquals(List.of(6), List.copyOf(probe.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(1, FingerRefusal.TOO_COMPLEX),
            new FingerProblem(2, FingerRefusal.TOO_COMPLEX)),
        probe.problems());
  }

  /** As many prints as a booking on the topic may hold of one finger: all of them are tried. */
  @Test
  void aBookingsPrintsAreExtractedWithinOneBudget() {
    Print.Raw blank = new Print.Raw(new byte[1100 * 1100], 1100, 1100, 500);
    List<CapturedPrint> prints = Collections.nCopies(30, new CapturedPrint(1, Optional.of(blank)));
    Map<FingerRefusal, Long> reasons =
        Probe.of(prints).problems().stream()
            .collect(Collectors.groupingBy(FingerProblem::reason, Collectors.counting()));
    assertEquals(Map.of(FingerRefusal.NO_RIDGES, 16L, FingerRefusal.OVER_BUDGET, 14L), reasons);
  }

  /** Of each finger the first alone is begun ahead, and a booking has the same outcome. */
  @Test
  void othersWhoHelpChangeNothing() {
    List<CapturedPrint> prints = new ArrayList<>();
    for (int position = 1; position <= 10; position++) {
      prints.add(position % 2 == 0 ? captured(position, iso(position)) : blank(position));
      prints.add(blank(position));
    }
    prints.set(4, captured(3, TestFingers.costly()));
    List<Runnable> begun = new ArrayList<>();
    Probe alone = Probe.of(prints);
    assertEquals(alone, Probe.of(prints, begun::add));
    assertEquals(4, begun.size(), "one finger is who asks' own, five are records");
    assertEquals(alone, Probe.of(prints, Runnable::run));
    assertEquals(5, alone.qualities().size());
  }

  @Test
  void whatIsPolledAtOnceIsExtractedWithinHalfOfThePollLimit() throws IOException {
    assertNull(service().getProperty("kafka-streams.consumer.max.poll.interval.ms"));
    Duration limit = Duration.ofMinutes(5);
    assertTrue(polled() * BookedPrints.AT_MOST <= limit.toMillis() / 2);
  }

  /** Kafka Streams may do all that it has polled before it commits; only that is seen as a move. */
  @Test
  void whoExtractsTheCostliestPrintsDoesNotStandStill() throws IOException {
    double within = Duration.parse(service().getProperty("tenprint.progress.within")).toMillis();
    double busy = 1.5 * polled() * BookedPrints.AT_MOST;
    assertTrue(busy < within / 1.5, busy + " of " + within);
    double behind = BiometricTopology.LONGEST_BEHIND.toMillis();
    assertTrue(behind + busy < within, behind + " and " + busy + " of " + within);
  }

  private static int polled() throws IOException {
    return Integer.parseInt(service().getProperty("kafka-streams.consumer.max.poll.records"));
  }

  private static Properties service() throws IOException {
    Properties service = new Properties();
    try (InputStream in = ProbeTest.class.getResourceAsStream("/application.properties")) {
      service.load(in);
    }
    return service;
  }

  @Test
  void withoutAUsableFingerThereIsNothingToSearchFor() {
    assertTrue(Probe.of(List.of()).tenPrint().isEmpty());
    assertTrue(Probe.of(List.of(captured(1, new byte[0]))).tenPrint().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(ExtractionRefusal.class)
  void eachReasonOfTheExtractorHasItsNameHere(ExtractionRefusal refusal) {
    assertEquals(refusal.name(), FingerRefusal.of(refusal).name());
  }

  private static CapturedPrint captured(int position, byte[] bytes) {
    return new CapturedPrint(position, Optional.of(new Print.Encoded(bytes, 500)));
  }

  private static CapturedPrint blank(int position) {
    return new CapturedPrint(
        position, Optional.of(new Print.Raw(new byte[1100 * 1100], 1100, 1100, 500)));
  }

  /** The right thumb once more, under another label. */
  private static CapturedPrint again(int position) {
    return captured(position, SourceAfis.toIso(TestFingers.finger(1, 1, 1)));
  }

  private static byte[] iso(int position) {
    return SourceAfis.toIso(TestFingers.finger(1, position, 0));
  }
}
