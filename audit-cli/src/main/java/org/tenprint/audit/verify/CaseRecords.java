package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.StepTrigger;

/**
 * What the log has of the cases that anything in a window belongs to, by booking: the whole journal
 * of each, and all its dispositions and messages. Something that stands twice may stand in two
 * windows: what is first on the log is the one.
 */
final class CaseRecords {
  /** What there is of one booking. */
  static final class OfBooking {
    final SortedMap<Integer, Recorded<CaseStep>> journal = new TreeMap<>();
    final List<Recorded<CaseStep>> repeated = new ArrayList<>();
    final Set<Integer> stepsInWindow = new HashSet<>();
    final Set<String> placesInWindow = new HashSet<>();
    final List<Recorded<Disposition>> dispositions = new ArrayList<>();
    final List<Recorded<RecipientMessage>> messages = new ArrayList<>();

    /** The step that its determination triggered; empty where nothing was decided. */
    Optional<Recorded<CaseStep>> decided() {
      return journal.values().stream()
          .filter(step -> step.event().getTrigger() == StepTrigger.DETERMINATION)
          .findFirst();
    }

    private void put(Recorded<CaseStep> step) {
      Recorded<CaseStep> before = journal.putIfAbsent(step.event().getStep(), step);
      if (before != null && !before.where().equals(step.where())) {
        repeated.add(step);
      }
    }
  }

  private final EventReader reader;
  private final Findings findings;
  private final SortedMap<String, OfBooking> bookings = new TreeMap<>();

  private CaseRecords(EventReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  /**
   * Reads; records that cannot be decoded become findings.
   *
   * @param more bookings, besides
   */
  static SortedMap<String, OfBooking> read(
      EventReader reader, Window window, Collection<String> more, Findings findings) {
    CaseRecords records = new CaseRecords(reader, findings);
    more.forEach(records::of);
    records.steps(window);
    records.dispositions(window);
    records.messages(window);
    records.journals();
    records.whole(TopicCatalogue.DISPOSITIONS.name(), Disposition.class, of -> of.dispositions);
    for (String topic : reader.log().topics()) {
      if (RecipientAddress.ofTopic(topic).isPresent()) {
        records.whole(topic, RecipientMessage.class, of -> of.messages);
      }
    }
    return records.bookings;
  }

  private OfBooking of(String booking) {
    return bookings.computeIfAbsent(booking, id -> new OfBooking());
  }

  private void steps(Window window) {
    reader.window(
        TopicCatalogue.CASE_STEPS.name(),
        CaseStep.class,
        window,
        this::step,
        (record, poison) -> findings.add(Unreadable.finding("CaseStep", record, poison, reader)));
  }

  private void step(Recorded<CaseStep> step) {
    String booking = step.event().getBookingId().toString();
    of(booking).stepsInWindow.add(step.event().getStep());
    told("CaseStep", step, booking);
  }

  private void dispositions(Window window) {
    reader.window(
        TopicCatalogue.DISPOSITIONS.name(),
        Disposition.class,
        window,
        one -> told("Disposition", one, one.event().getBookingId().toString()),
        (record, poison) ->
            findings.add(Unreadable.finding("Disposition", record, poison, reader)));
  }

  private void messages(Window window) {
    for (String topic : reader.log().topics()) {
      if (RecipientAddress.ofTopic(topic).isPresent()) {
        reader.window(
            topic,
            RecipientMessage.class,
            window,
            this::message,
            (record, poison) ->
                findings.add(Unreadable.finding("RecipientMessage", record, poison, reader)));
      }
    }
  }

  private void message(Recorded<RecipientMessage> message) {
    Optional<String> own =
        RecipientAddress.parse(message.event().getRecipient()).map(RecipientAddress::topic);
    String booking = message.event().getBookingId().toString();
    if (own.filter(message.record().topic()::equals).isEmpty()) {
      findings.add(
          Verdict.DIFFERENT,
          "RecipientMessage",
          message.where(),
          booking,
          "it stands in another recipient's topic");
    }
    told("RecipientMessage", message, booking);
  }

  /** By its key whatever is of a booking is found again. */
  private void told(String event, Recorded<?> one, String booking) {
    of(booking).placesInWindow.add(one.where());
    if (!one.record().keyText().equals(booking)) {
      findings.add(
          Verdict.DIFFERENT,
          event,
          one.where(),
          booking,
          "it stands under another key than its booking's");
    }
  }

  private <T extends SpecificRecord> void whole(
      String topic, Class<T> type, Function<OfBooking, List<Recorded<T>>> into) {
    reader.keys(
        topic,
        type,
        Window.ALL,
        Set.copyOf(bookings.keySet()),
        one -> into.apply(bookings.get(one.record().keyText())).add(one));
  }

  private void journals() {
    reader.keys(
        TopicCatalogue.CASE_STEPS.name(),
        CaseStep.class,
        Window.ALL,
        Set.copyOf(bookings.keySet()),
        one -> bookings.get(one.record().keyText()).put(one));
  }
}
