package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;

/** What somebody would do who wants a refusal to look as if it had not been one. */
final class AlteredCopy {
  private static final Pattern VALUE = Pattern.compile("\"valueBase64\":\"([^\"]*)\"}$");
  private static final EventCodec<Disposition> CODEC = EventCodec.of(Disposition.class);

  private AlteredCopy() {}

  /** A withholding, the first of the copy. */
  static void turnOneWithholdingIntoADelivery(Path copy) throws IOException, PoisonEvent {
    turnIntoADelivery(copy, Optional.empty());
  }

  /** The first withholding of a booking. */
  static void turnIntoADelivery(Path copy, UUID booking) throws IOException, PoisonEvent {
    turnIntoADelivery(copy, Optional.of(booking));
  }

  private static void turnIntoADelivery(Path copy, Optional<UUID> booking)
      throws IOException, PoisonEvent {
    Path file = file(copy, TopicCatalogue.DISPOSITIONS.name());
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher value = VALUE.matcher(lines.get(i));
      if (value.find()) {
        Disposition disposition = CODEC.decode(Base64.getDecoder().decode(value.group(1)));
        if (disposition.getOutcome() == Outcome.WITHHELD
            && booking.map(disposition.getBookingId()::equals).orElse(true)) {
          lines.set(i, lines.get(i).replace(value.group(1), delivered(disposition)));
          Files.write(file, lines);
          return;
        }
      }
    }
    throw new AssertionError("the copy holds no withholding: " + file);
  }

  /** Of the reviews of a booking the last one is there no more. */
  static void takeAwayTheLastReview(Path copy, UUID booking) throws IOException {
    Path file = file(copy, TopicCatalogue.REVIEWS.name());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).contains("\"key\":\"" + booking + "\"")) {
        lines.remove(i);
        Files.write(file, lines);
        return;
      }
    }
    throw new AssertionError("the copy holds no review of it: " + file);
  }

  private static String delivered(Disposition disposition) {
    Disposition altered =
        Disposition.newBuilder(disposition)
            .setOutcome(Outcome.DELIVERED)
            .setReason(Reason.PERMITTED)
            .build();
    return Base64.getEncoder().encodeToString(CODEC.encode(altered));
  }

  private static Path file(Path copy, String topic) throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      return files.filter(f -> f.endsWith(topic + ".ndjson")).findFirst().orElseThrow();
    }
  }
}
