package org.tenprint.biometric.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.intake.BookedPrints;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionBudget;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.RepeatedFingers;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * What of a booking can be searched for. Each finger stands for itself: one that cannot be used is
 * a problem of that finger and does not stop the others. Two positions with one and the same finger
 * are both left out: one of the labels is wrong, and a wrong one must not be enrolled. What is
 * searched lacks those that were sent twice, and where images are among the prints those that were
 * pressed twice; the others are left out when it is asked for ({@link #withoutRepeated}).
 *
 * @param tenPrint the usable fingers; empty where none is
 * @param problems the others, in the booking's order, fingers that came twice last
 * @param compared whether its fingers were compared with each other, or sent twice alone
 */
public record Probe(Optional<TenPrint> tenPrint, List<FingerProblem> problems, boolean compared) {
  public Probe {
    problems = List.copyOf(problems);
  }

  /**
   * Extracts templates: 30 to 300 ms of CPU an image, under 1 ms a minutiae record; all of them
   * within one {@link ExtractionBudget}. The prints alone decide the outcome.
   */
  public static Probe of(List<CapturedPrint> prints) {
    return of(prints, extraction -> {});
  }

  /**
   * The same with others who help; the outcome is the same.
   *
   * @param others runs what it is given on another thread, sooner, later or never
   */
  public static Probe of(List<CapturedPrint> prints, Consumer<Runnable> others) {
    try (BookedPrints extraction = BookedPrints.ahead(firstOfEach(prints), others)) {
      return of(prints, extraction);
    }
  }

  /** Those that are extracted for certain: a second one of a finger is where the first is not. */
  private static List<Print> firstOfEach(List<CapturedPrint> prints) {
    Set<Integer> positions = new HashSet<>();
    return prints.stream()
        .filter(captured -> FingerPosition.ofCode(captured.position()).isPresent())
        .filter(captured -> captured.print().isPresent())
        .filter(captured -> positions.add(captured.position()))
        .flatMap(captured -> captured.print().stream())
        .toList();
  }

  private static Probe of(List<CapturedPrint> prints, BookedPrints extraction) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    List<FingerProblem> problems = new ArrayList<>();
    for (CapturedPrint captured : prints) {
      refusal(captured, fingers, extraction)
          .ifPresent(reason -> problems.add(new FingerProblem(captured.position(), reason)));
    }
    boolean images =
        prints.stream()
            .flatMap(captured -> captured.print().stream())
            .anyMatch(print -> !TemplateExtractor.isRecord(print));
    Set<FingerPosition> repeated =
        images ? RepeatedFingers.pressedTwice(fingers) : RepeatedFingers.sentTwice(fingers);
    return without(repeated, fingers, problems, images);
  }

  /** No finger, and nothing to say of any. */
  public static Probe none() {
    return new Probe(Optional.empty(), List.of(), true);
  }

  private static Probe without(
      Set<FingerPosition> repeated,
      Map<FingerPosition, FingerTemplate> fingers,
      List<FingerProblem> problems,
      boolean compared) {
    Map<FingerPosition, FingerTemplate> left = new EnumMap<>(FingerPosition.class);
    left.putAll(fingers);
    left.keySet().removeAll(repeated);
    List<FingerProblem> told = new ArrayList<>(problems);
    for (FingerPosition finger : repeated) {
      told.add(new FingerProblem(finger.code(), FingerRefusal.SAME_AS_ANOTHER_FINGER));
    }
    return new Probe(
        left.isEmpty() ? Optional.empty() : Optional.of(new TenPrint(left)), told, compared);
  }

  /**
   * The same without any finger that stands under two labels. Cost: 3 to 6 ms for ten fingers,
   * nothing where they were compared.
   */
  public Probe withoutRepeated() {
    if (tenPrint.isEmpty()) {
      return this;
    }
    Map<FingerPosition, FingerTemplate> fingers = tenPrint.get().fingers();
    Set<FingerPosition> repeated =
        compared ? RepeatedFingers.alike(fingers) : RepeatedFingers.underTwoLabels(fingers);
    return compared && repeated.isEmpty() ? this : without(repeated, fingers, problems, true);
  }

  /** Whether the greater half of so many fingers is left. */
  public boolean isMostOf(TenPrint fingers) {
    return 2 * tenPrint.map(TenPrint::size).orElse(0) > fingers.size();
  }

  /** Quality, 0 to 100, of each finger that can be searched, by position, ascending. */
  public SortedMap<Integer, Integer> qualities() {
    SortedMap<Integer, Integer> qualities = new TreeMap<>();
    tenPrint.ifPresent(
        prints ->
            prints
                .fingers()
                .forEach((position, finger) -> qualities.put(position.code(), finger.quality())));
    return qualities;
  }

  private static Optional<FingerRefusal> refusal(
      CapturedPrint captured, Map<FingerPosition, FingerTemplate> fingers, BookedPrints booked) {
    Optional<FingerPosition> position = FingerPosition.ofCode(captured.position());
    if (position.isEmpty()) {
      return Optional.of(FingerRefusal.NO_SUCH_FINGER);
    }
    if (fingers.containsKey(position.get())) {
      return Optional.of(FingerRefusal.DUPLICATE_FINGER);
    }
    if (captured.print().isEmpty()) {
      return Optional.of(FingerRefusal.SIZE_NOT_STATED);
    }
    Extraction extraction = booked.extract(captured.print().get());
    if (extraction instanceof Extraction.Refused refused) {
      return Optional.of(FingerRefusal.of(refused.reason()));
    }
    fingers.put(position.get(), ((Extraction.Extracted) extraction).template());
    return Optional.empty();
  }
}
