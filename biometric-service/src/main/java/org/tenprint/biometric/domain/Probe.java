package org.tenprint.biometric.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionBudget;
import org.tenprint.matching.intake.RepeatedFingers;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * What of a booking can be searched for. Each finger stands for itself: one that cannot be used is
 * a problem of that finger and does not stop the others. Two positions with one and the same finger
 * are both left out: one of the labels is wrong, and a wrong one must not be enrolled.
 *
 * @param tenPrint the usable fingers; empty where none is
 * @param problems the others, in the booking's order, fingers that came twice last
 */
public record Probe(Optional<TenPrint> tenPrint, List<FingerProblem> problems) {
  public Probe {
    problems = List.copyOf(problems);
  }

  /**
   * Extracts templates: 30 to 300 ms of CPU an image, under 1 ms a minutiae record; all of them
   * within one {@link ExtractionBudget}. The prints alone decide the outcome.
   */
  public static Probe of(List<CapturedPrint> prints) {
    ExtractionBudget budget = new ExtractionBudget();
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    List<FingerProblem> problems = new ArrayList<>();
    for (CapturedPrint captured : prints) {
      refusal(captured, fingers, budget)
          .ifPresent(reason -> problems.add(new FingerProblem(captured.position(), reason)));
    }
    boolean images =
        prints.stream()
            .flatMap(captured -> captured.print().stream())
            .anyMatch(print -> !TemplateExtractor.isRecord(print));
    for (FingerPosition repeated : RepeatedFingers.among(fingers, images)) {
      fingers.remove(repeated);
      problems.add(new FingerProblem(repeated.code(), FingerRefusal.SAME_AS_ANOTHER_FINGER));
    }
    return new Probe(
        fingers.isEmpty() ? Optional.empty() : Optional.of(new TenPrint(fingers)), problems);
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
      CapturedPrint captured,
      Map<FingerPosition, FingerTemplate> fingers,
      ExtractionBudget budget) {
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
    Extraction extraction = TemplateExtractor.extract(captured.print().get(), budget);
    if (extraction instanceof Extraction.Refused refused) {
      return Optional.of(FingerRefusal.of(refused.reason()));
    }
    fingers.put(position.get(), ((Extraction.Extracted) extraction).template());
    return Optional.empty();
  }
}
