package org.tenprint.booking.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.domain.BookingContent.Print;

/** What a submission may have looked into, whatever it states. */
class PrintRulesTest {
  private static final int FINGERS = 10;

  private final Findings findings = new Findings();
  private final Looked looked = new Looked();

  private static final class Looked implements PrintInspection {
    private final List<Integer> positions = new ArrayList<>();

    @Override
    public List<Draft.Print> singles(Draft.Print print, List<Problem> notUsed) {
      return List.of(print);
    }

    @Override
    public void inspect(Print print, String field, Findings findings) {
      positions.add(print.position());
    }
  }

  private static Draft.Print print(int at, String position) {
    String field = "/prints/" + at;
    return new Draft.Print(
        field,
        Given.of(field + "/position", position),
        Given.of(field + "/impression", "ROLLED"),
        Given.of(field + "/format", "WSQ"),
        new Draft.Resolution(Given.of(field + "/ppi", "1200"), Optional.empty()),
        new Draft.Data(field + "/data", Optional.of(new byte[] {(byte) at}), true));
  }

  private BookingContent.Fingers check(List<String> positions) {
    List<Draft.Print> prints =
        IntStream.range(0, positions.size()).mapToObj(i -> print(i, positions.get(i))).toList();
    return new PrintRules(findings, looked)
        .check(new Draft.Fingers("/prints", prints, List.of(), List.of(), List.of()));
  }

  private static List<String> fingers(int times) {
    return IntStream.range(0, times * FINGERS)
        .mapToObj(i -> Integer.toString(1 + i % FINGERS))
        .toList();
  }

  private Set<ProblemCode> found() {
    return findings.problems().stream().map(Problem::code).collect(Collectors.toSet());
  }

  @Test
  void eachFingerOfACardIsLookedInto() {
    BookingContent.Fingers fingers = check(fingers(1));
    assertEquals(IntStream.rangeClosed(1, FINGERS).boxed().toList(), looked.positions);
    assertEquals(FINGERS, fingers.prints().size());
    assertTrue(findings.problems().isEmpty());
  }

  @Test
  void theSecondPrintOfAFingerIsRefusedAndNotLookedInto() {
    check(fingers(2));
    assertEquals(IntStream.rangeClosed(1, FINGERS).boxed().toList(), looked.positions);
    assertEquals(Set.of(ProblemCode.DUPLICATE_FINGER), found());
    assertEquals(FINGERS, findings.problems().size());
  }

  /** A position that is none makes nothing a duplicate. */
  @Test
  void ofPrintsOfNoFingerNoMoreAreLookedIntoThanAPersonHas() {
    check(IntStream.range(0, 2 * FINGERS).mapToObj(i -> "11").toList());
    assertEquals(FINGERS, looked.positions.size());
    assertEquals(Set.of(ProblemCode.BAD_FINGER_POSITION), found());
  }

  @Test
  void ofMorePrintsNoneIsLookedInto() {
    check(fingers(3));
    assertEquals(List.of(), looked.positions);
    assertEquals(Set.of(ProblemCode.TOO_MANY), found());
  }
}
