package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;

/** The promises of the system. */
public final class Guarantees {
  private static final String DEAD = ".dlq.";
  private static final Set<RecipientAddress.Kind> OF_A_PERSON =
      Set.of(RecipientAddress.Kind.SUBJECT, RecipientAddress.Kind.COUNSEL);

  private Guarantees() {}

  /** Every promise that holds of a whole system's log at rest. */
  public static Guarantee[] all() {
    return new Guarantee[] {
      oneAnswerEach(),
      oneDispositionEach(),
      nothingBeyondDispositions(),
      eachRecallsWhatStands(),
      gaplessSteps(),
      originOfDeadLetters()
    };
  }

  /** Of a booking that was accepted there is one identification and one determination. */
  public static Guarantee oneAnswerEach() {
    return new Promise(
        "every accepted booking has exactly one identification and one determination",
        log -> {
          Set<UUID> accepted = new TreeSet<>();
          log.events(TopicCatalogue.RECEIPTS, Receipt.class).stream()
              .filter(receipt -> receipt.getOutcome() == ReceiptOutcome.ACCEPTED)
              .forEach(receipt -> accepted.add(receipt.getBookingId()));
          List<String> broken = new ArrayList<>();
          broken.addAll(
              notOnce(
                  log,
                  accepted,
                  TopicCatalogue.IDENTIFICATIONS,
                  Identification.class,
                  event -> event.getContext().getBookingId()));
          broken.addAll(
              notOnce(
                  log,
                  accepted,
                  TopicCatalogue.DETERMINATIONS,
                  Determination.class,
                  event -> event.getIdentification().getContext().getBookingId()));
          return broken;
        });
  }

  private static <T extends SpecificRecord> List<String> notOnce(
      LoggedEvents log, Set<UUID> accepted, TopicSpec topic, Class<T> type, Function<T, UUID> id) {
    Map<UUID, Integer> counts = new TreeMap<>();
    accepted.forEach(booking -> counts.put(booking, 0));
    log.events(topic, type).forEach(event -> counts.merge(id.apply(event), 1, Integer::sum));
    List<String> broken = new ArrayList<>();
    counts.forEach(
        (booking, count) -> {
          if (count != 1 || !accepted.contains(booking)) {
            String whose = accepted.contains(booking) ? "" : "not accepted, ";
            broken.add(booking + ": " + whose + count + " on " + topic.name());
          }
        });
    return broken;
  }

  /** Each recipient of a determination is told, or not, once when it is decided; on record. */
  public static Guarantee oneDispositionEach() {
    return new Promise(
        "every determined booking has exactly one disposition a recipient at its first decision,"
            + " and at most one a recipient at each later step, and one more for each recall"
            + " and each notice",
        log -> {
          Map<UUID, Map<String, TreeMap<String, Integer>>> found = new TreeMap<>();
          for (Disposition one : log.events(TopicCatalogue.DISPOSITIONS, Disposition.class)) {
            found
                .computeIfAbsent(one.getBookingId(), id -> new TreeMap<>())
                .computeIfAbsent(one.getRecipient(), recipient -> new TreeMap<>())
                .merge(at(one), 1, Integer::sum);
          }
          List<String> broken = new ArrayList<>();
          for (Determination one : log.events(TopicCatalogue.DETERMINATIONS, Determination.class)) {
            UUID booking = one.getIdentification().getContext().getBookingId();
            Set<String> told = found.getOrDefault(booking, Map.of()).keySet();
            for (String recipient : recipients(one)) {
              if (!told.contains(recipient)) {
                broken.add(booking + ": none for " + recipient);
              }
            }
          }
          found.forEach(
              (booking, byRecipient) ->
                  byRecipient.forEach(
                      (recipient, steps) ->
                          steps.forEach(
                              (step, count) -> {
                                if (count != 1) {
                                  broken.add(
                                      "%s: %d for %s at step %s"
                                          .formatted(booking, count, recipient, step));
                                }
                              })));
          return broken;
        });
  }

  /**
   * The step; of a recall, and of what a person is to be told, also which: a notice may go out
   * while another is held, and each says its own.
   */
  private static String at(Disposition one) {
    boolean several =
        one.getOutcome() == Outcome.RECALLED
            || OF_A_PERSON.contains(RecipientAddress.of(one.getRecipient()).kind());
    if (!several) {
      return Integer.toString(one.getStep());
    }
    return one.getMessageId() == null
        ? one.getStep() + ", " + one.getOutcome() + " " + one.getReason() + one.getInstruments()
        : one.getStep() + ", message " + one.getMessageId();
  }

  private static Set<String> recipients(Determination determination) {
    Set<String> recipients = new LinkedHashSet<>();
    recipients.add(
        RecipientAddress.fieldOffice(determination.getControlling().getFieldOffice()).text());
    recipients.add(RecipientAddress.sib(determination.getControlling().getState()).text());
    recipients.add(RecipientAddress.agency(determination.getControlling().getOri()).text());
    recipients.add(RecipientAddress.agency(determination.getBooking().getOri()).text());
    return recipients;
  }

  /** The wall: who reads a recipient's topic reads what was disposed to that recipient. */
  public static Guarantee nothingBeyondDispositions() {
    return new Promise(
        "a recipient's topic holds each message that its dispositions name, once, and no other",
        log -> {
          Map<String, String> named = new TreeMap<>();
          for (Disposition one : log.events(TopicCatalogue.DISPOSITIONS, Disposition.class)) {
            if (one.getMessageId() != null) {
              named.put(one.getMessageId() + " of " + one.getBookingId(), one.getRecipient());
            }
          }
          List<String> broken = new ArrayList<>();
          Set<String> seen = new TreeSet<>();
          for (String topic : log.topics()) {
            if (RecipientAddress.ofTopic(topic).isPresent()) {
              log.events(
                  topic,
                  RecipientMessage.class,
                  (record, message) -> {
                    String id = message.getMessageId() + " of " + message.getBookingId();
                    String where = LoggedEvents.where(record) + ": " + id;
                    if (!RecipientAddress.of(message.getRecipient()).topic().equals(topic)) {
                      broken.add(where + " is for " + message.getRecipient());
                    } else if (!message.getRecipient().equals(named.get(id))) {
                      broken.add(
                          where + " is named by no disposition to " + message.getRecipient());
                    } else if (!seen.add(id)) {
                      broken.add(where + " stands there twice");
                    }
                  });
            }
          }
          named.forEach(
              (id, recipient) -> {
                if (!seen.contains(id)) {
                  broken.add(id + " was never sent to " + recipient);
                }
              });
          return broken;
        });
  }

  /** A recall takes back what its recipient has of that booking, and each once. */
  public static Guarantee eachRecallsWhatStands() {
    return new Promise(
        "each recall names an earlier identification or request to its recipient of its booking,"
            + " which no other recall names",
        RecalledMessages::brokenIn);
  }

  /** A case's journal can be read from its first step to its last. */
  public static Guarantee gaplessSteps() {
    return new Promise(
        "the steps of a case are numbered from 1 without a gap, each once and in order",
        log -> {
          Map<UUID, Integer> last = new TreeMap<>();
          List<String> broken = new ArrayList<>();
          for (CaseStep step : log.events(TopicCatalogue.CASE_STEPS, CaseStep.class)) {
            int expected = last.getOrDefault(step.getBookingId(), 0) + 1;
            if (step.getStep() != expected) {
              broken.add(
                  "%s: step %d after %d"
                      .formatted(step.getBookingId(), step.getStep(), expected - 1));
            }
            last.put(step.getBookingId(), step.getStep());
          }
          return broken;
        });
  }

  /** What was put aside can be found where it came from. */
  public static Guarantee originOfDeadLetters() {
    return new Promise(
        "each dead letter names the group and the record that it comes from, and that record is"
            + " there with the same bytes, or was deleted once taken and the letter is sealed",
        log -> {
          List<String> broken = new ArrayList<>();
          for (String topic : log.topics()) {
            if (topic.contains(DEAD)) {
              Set<String> origins = new TreeSet<>();
              for (ConsumerRecord<byte[], byte[]> letter : log.records(topic)) {
                origin(log, letter, origins)
                    .ifPresent(what -> broken.add(LoggedEvents.where(letter) + ": " + what));
              }
            }
          }
          return broken;
        });
  }

  private static Optional<String> origin(
      LoggedEvents log, ConsumerRecord<byte[], byte[]> letter, Set<String> origins) {
    String topic = header(letter, "dead-letter-origin-topic");
    String place =
        topic
            + "/"
            + header(letter, "dead-letter-origin-partition")
            + "/"
            + header(letter, "dead-letter-origin-offset");
    if (!letter.topic().equals(topic + DEAD + header(letter, "dead-letter-group"))) {
      return Optional.of("it names another origin or group: " + place);
    }
    if (!origins.add(place)) {
      return Optional.of(place + " has another dead letter");
    }
    if (InternalTopics.ofCatalogue(topic).flatMap(TopicSpec::clearedBy).isPresent()) {
      boolean readable =
          letter.value() != null && header(letter, "dead-letter-sealed-form").equals("?");
      return readable ? Optional.of(place + " is readable here") : Optional.empty();
    }
    return log.records(topic).stream()
        .filter(record -> LoggedEvents.where(record).equals(place))
        .findFirst()
        .map(
            record ->
                Arrays.equals(record.value(), letter.value())
                        && Arrays.equals(record.key(), letter.key())
                    ? ""
                    : place + " holds other bytes")
        .or(() -> Optional.of(place + " is not there"))
        .filter(what -> !what.isEmpty());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "?" : new String(header.value(), UTF_8);
  }

  /** A promise by its sentence and what looks for breaches. */
  private record Promise(String says, Function<LoggedEvents, List<String>> looks)
      implements Guarantee {
    @Override
    public List<String> brokenIn(LoggedEvents log) {
      return looks.apply(log);
    }
  }
}
