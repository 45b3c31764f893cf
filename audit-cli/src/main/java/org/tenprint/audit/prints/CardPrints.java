package org.tenprint.audit.prints;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionBudget;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * A booking's prints as biometric-service searched with them: extracted anew, in the booking's
 * order and within its budget, which gives the same templates. Cost: 30 to 300 ms an image.
 *
 * @param fingers those that were searched, by position as booked
 * @param records those of them that came as minutiae records, so that their quality is from the
 *     number of minutiae and not from an image
 */
record CardPrints(Map<FingerPosition, FingerTemplate> fingers, Set<FingerPosition> records) {
  /**
   * @param searched positions with which was searched
   */
  static CardPrints of(Booking booking, Set<Integer> searched) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    Set<FingerPosition> records = new HashSet<>();
    ExtractionBudget budget = new ExtractionBudget();
    for (org.tenprint.events.booking.Print sent : booking.getPrints()) {
      Optional<FingerPosition> position = FingerPosition.ofCode(sent.getPosition());
      Optional<Print> print = print(sent);
      if (position.isEmpty() || print.isEmpty() || fingers.containsKey(position.get())) {
        continue;
      }
      if (TemplateExtractor.extract(print.get(), budget) instanceof Extraction.Extracted found) {
        fingers.put(position.get(), found.template());
        if (TemplateExtractor.isRecord(print.get())) {
          records.add(position.get());
        }
      }
    }
    fingers.keySet().removeIf(position -> !searched.contains(position.code()));
    return new CardPrints(fingers, records);
  }

  private static Optional<Print> print(org.tenprint.events.booking.Print print) {
    byte[] data = bytes(print.getData());
    if (print.getFormat() != PrintFormat.RAW8) {
      return Optional.of(new Print.Encoded(data, print.getPpi() == null ? 0 : print.getPpi()));
    }
    if (print.getWidth() == null || print.getHeight() == null || print.getPpi() == null) {
      return Optional.empty();
    }
    return Optional.of(new Print.Raw(data, print.getWidth(), print.getHeight(), print.getPpi()));
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
