package org.tenprint.audit.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.show.BookingFinder.Transaction;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Consumption;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** Finds every record of a booking, in order of recorded time. */
public final class StoryReader {
  private static final String BY_BOOKING = "booking id";

  private final EventLog log;
  private final Events events;
  private final Consumer<String> remarks;

  /**
   * @param log what is read
   * @param events decodes it
   * @param remarks told of topics that could not be read, a line each
   */
  public StoryReader(EventLog log, Events events, Consumer<String> remarks) {
    this.log = log;
    this.events = events;
    this.remarks = remarks;
  }

  /**
   * The story; empty if no topic has a record of the booking.
   *
   * @param refusals whether refused submissions are looked for: their keys end in a digest that
   *     nobody knows, so all of the receipts are read for them
   */
  public List<Entry> read(Transaction booking, boolean refusals) {
    String ori = booking.ori();
    String tcn = booking.tcn();
    String id = BookingIds.of(ori, tcn).toString();
    String receipt = ori + "/" + tcn;
    List<Found> found = new ArrayList<>();
    String receipts = TopicCatalogue.RECEIPTS.name();
    if (refusals) {
      scan(receipts, key -> key.equals(receipt) || key.startsWith(receipt + "/"), true, found);
      found.removeIf(one -> isOfAnother(one, tcn));
    } else {
      find(receipts, receipt, found);
    }
    TopicCatalogue.ALL.stream()
        .filter(topic -> !topic.family() && topic.key().equals(BY_BOOKING))
        .forEach(topic -> find(topic.name(), id, found));
    recipientTopics(found).forEach(topic -> find(topic, id, found));
    for (Consumption consumption : TopicCatalogue.CONSUMPTIONS) {
      TopicSpec topic = consumption.topic();
      String name = topic.family() ? topic.of(ori) : topic.name();
      Set<String> keys = topic.family() ? Set.of(tcn) : Set.of(id, receipt);
      scan(TopicSpec.deadLetters(name, consumption.group()), keys::contains, false, found);
    }
    found.sort(IN_ORDER);
    Sentences sentences = new Sentences(found.isEmpty() ? Map.of() : instruments());
    return found.stream().map(one -> entry(one, sentences)).toList();
  }

  private static boolean isOfAnother(Found found, String tcn) {
    return found.event().orElse(null) instanceof Receipt receipt && !receipt.getTcn().equals(tcn);
  }

  /** A record that is part of the story. */
  private record Found(
      LogRecord record,
      TopicName topic,
      Optional<SpecificRecord> event,
      Optional<PoisonReason> unreadable) {
    private int place() {
      return TopicCatalogue.ALL.indexOf(topic.spec());
    }
  }

  private static final Comparator<Found> IN_ORDER =
      Comparator.<Found, java.time.Instant>comparing(found -> found.record().recorded())
          .thenComparingInt(Found::place)
          .thenComparing(found -> found.record().topic())
          .thenComparingLong(found -> found.record().offset());

  private void find(String topic, String key, List<Found> found) {
    reading(topic, true, found, each -> log.readKey(topic, key, each));
  }

  private void scan(String topic, Predicate<String> keys, boolean expected, List<Found> found) {
    reading(
        topic,
        expected,
        found,
        each ->
            log.read(
                topic,
                Window.ALL,
                record -> {
                  if (keys.test(record.keyText())) {
                    each.accept(record);
                  }
                }));
  }

  private void reading(
      String topic, boolean expected, List<Found> found, Consumer<Consumer<LogRecord>> reading) {
    if (!log.topics().contains(topic)) {
      if (expected) {
        remarks.accept(topic + ": not there, or not for you to read");
      }
      return;
    }
    TopicName name = TopicName.parse(topic).orElseThrow();
    try {
      reading.accept(record -> found.add(decoded(record, name)));
    } catch (AuthorizationException e) {
      remarks.accept(topic + ": you may not read it; its part of the story is missing");
    }
  }

  private Found decoded(LogRecord record, TopicName topic) {
    if (topic.deadLetters() || record.value() == null) {
      return new Found(record, topic, Optional.empty(), Optional.empty());
    }
    try {
      SpecificRecord event = events.decode(topic.spec(), record);
      return new Found(record, topic, Optional.of(event), Optional.empty());
    } catch (PoisonEvent poison) {
      return new Found(record, topic, Optional.empty(), Optional.of(poison.reason()));
    }
  }

  private static Set<String> recipientTopics(List<Found> found) {
    Set<String> topics = new TreeSet<>();
    for (Found one : found) {
      if (one.event().orElse(null) instanceof Disposition disposition) {
        RecipientAddress.parse(disposition.getRecipient())
            .map(RecipientAddress::topic)
            .ifPresent(topics::add);
      }
    }
    return topics;
  }

  private Map<String, Instrument> instruments() {
    Map<String, Instrument> latest = new HashMap<>();
    String topic = TopicCatalogue.INSTRUMENTS.name();
    try {
      log.read(
          topic,
          Window.ALL,
          record -> {
            try {
              latest.put(record.keyText(), events.decode(Instrument.class, record));
            } catch (PoisonEvent poison) {
              remarks.accept(record.address() + ": no instrument, " + poison.reason());
            }
          });
    } catch (AuthorizationException e) {
      remarks.accept(topic + ": you may not read it; instruments are named without their source");
    }
    return latest;
  }

  private static Entry entry(Found found, Sentences sentences) {
    String what =
        found.topic().deadLetters()
            ? Sentences.deadLetter(found.record(), found.topic())
            : found.event().map(sentences::of).orElseGet(() -> without(found.unreadable()));
    return new Entry(found.record(), found.topic(), found.event(), found.unreadable(), what);
  }

  private static String without(Optional<PoisonReason> unreadable) {
    if (unreadable.isEmpty()) {
      return "Removed: a tombstone, without an event.";
    }
    return unreadable.get() == PoisonReason.ERASED
        ? "Erased: it cannot be read, the booking was expunged."
        : "A record that cannot be decoded: " + unreadable.get() + ".";
  }
}
