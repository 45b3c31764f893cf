package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.adapter.kafka.Histories.Happens;
import org.tenprint.notification.adapter.kafka.Histories.History;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Edge;

/**
 * A protected person and a stranger, in the same random history: what the agency, the state bureau
 * and the field office can see is byte for byte the same but for ids, at the same times, and so is
 * what a person is told who would review it. The hop runs with its own codecs and uses, in memory.
 * {@code -Dtenprint.depth=20} plays 10,000.
 *
 * <p>Requests are left out: of a protected person they reach nobody (scenario 266).
 */
class IndistinguishableTest {
  private static final int HISTORIES = 125 * Integer.getInteger("tenprint.depth", 1);
  private static final Duration DEADLINE = Duration.ofDays(30);
  private static final List<String> IDS =
      List.of("ce_id", "ce_subject", "ce_correlationid", "traceparent");

  private static final CaseReplay REPLAY = new CaseReplay(TestEvents.REFERENCE);

  /** Time is looked at before each so manieth thing that happens. */
  private int lookEach = 2;

  private Set<String> closed = Set.of();
  private int closedFrom;
  private int closedFor;
  private int unreached;
  private int answered;
  private int waited;
  private int told;
  private final Set<String> listed = new HashSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nobodyWhoIsToldCanTellAProtectedPersonFromAStranger(long seed) {
    Histories histories = new Histories(seed);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < HISTORIES; i++) {
      History history = histories.next(i);
      var at = history.happens().get(history.decided()).at();
      boolean atBooking = histories.chance(2);
      int reported =
          atBooking
              ? -1
              : history.decided() == 0
                  ? 0
                  : histories.one(List.of(0, history.decided() / 2, history.decided()));
      Seen stranger = play(history, Histories.ofStranger(history, at), -1, ids);
      Seen hidden = play(history, histories.ofProtected(history, atBooking, at), reported, ids);
      String which = "seed " + seed + ", history " + i + ": " + history;
      assertEquals(stranger.lines, hidden.lines, which);
    }
    assertTrue(told > HISTORIES / 4, "hardly anything was sent: " + told);
    assertTrue(waited > HISTORIES / 20, "hardly anything waited: " + waited);
    assertTrue(listed.size() > HISTORIES / 50, "hardly anything was work: " + listed.size());
    assertTrue(answered > HISTORIES / 20, "hardly anything was answered by people: " + answered);
  }

  /**
   * Also while all is held alike: nothing of a hold begins anew. It is reported where it was looked
   * at, as a hop does all the time: what ran out and was not looked at ends with any event.
   */
  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void norWhereItIsReportedOfWhatIsHeld(long seed) {
    Histories histories = new Histories(seed);
    Set<String> ids = new HashSet<>();
    lookEach = 1; // a report is a look, too
    int reported = 0;
    for (int i = 0; i < HISTORIES; i++) {
      History history = histories.next(i);
      var at = history.happens().get(history.decided()).at();
      Seen stranger = play(history, Histories.ofStranger(history, at), -1, ids);
      Determination found = histories.ofProtected(history, false, at);
      List<Integer> alike = stranger.heldAs(play(history, found, -1, ids));
      if (!alike.isEmpty()) {
        Seen hidden = play(history, found, histories.one(alike), ids);
        String which = "seed " + seed + ", history " + i + ", " + alike + ": " + history;
        assertEquals(stranger.lines, hidden.lines, which);
        reported++;
      }
    }
    assertTrue(reported > HISTORIES / 20, "hardly anything was held: " + reported);
  }

  /** Also while topics of those who are told take nothing, in a part of the history. */
  @ParameterizedTest
  @ValueSource(longs = {9, 10, 11, 12})
  void norWhileTopicsTakeNothing(long seed) {
    Histories histories = new Histories(seed);
    Set<String> ids = new HashSet<>();
    lookEach = 1; // a report is a look, too
    int reportedLater = 0;
    for (int i = 0; i < HISTORIES; i++) {
      History history = histories.next(i);
      var at = history.happens().get(history.decided()).at();
      closedFrom = histories.one(List.of(0, history.decided()));
      closedFor = 1 + histories.one(List.of(0, 1, 2, 3));
      closed = histories.one(RefusedRecipients.SOME);
      int reported = histories.one(List.of(0, history.decided() / 2, history.decided()));
      Seen stranger = play(history, Histories.ofStranger(history, at), -1, ids);
      Seen hidden = play(history, histories.ofProtected(history, false, at), reported, ids);
      String which = "seed " + seed + ", history " + i + ", " + closed + ": " + history;
      assertEquals(stranger.lines, hidden.lines, which);
      Determination found = histories.ofProtected(history, false, at);
      List<Integer> alike = stranger.heldAs(play(history, found, -1, ids));
      if (!alike.isEmpty()) {
        Seen later = play(history, found, histories.one(alike), ids);
        assertEquals(stranger.lines, later.lines, which + alike);
        reportedLater++;
      }
    }
    assertTrue(reportedLater > HISTORIES / 20, "hardly anything waited: " + reportedLater);
    assertTrue(unreached > HISTORIES / 4, "hardly anything waited for a topic: " + unreached);
  }

  private Seen play(History history, Determination determination, int reported, Set<String> ids) {
    MemoryHop hop =
        new MemoryHop(
            REPLAY,
            history.happens().get(0).at(),
            DEADLINE,
            history.pushed() ? Set.of("agency:" + Histories.ORI) : Set.of());
    history.before().forEach(hop::record);
    String booking = history.stranger().getBookingId().toString();
    Seen seen = new Seen();
    for (int i = 0; i < history.happens().size(); i++) {
      Happens happens = history.happens().get(i);
      hop.now = happens.at();
      if (i >= closedFrom && i < closedFrom + closedFor) {
        hop.refused.addAll(closed);
      } else {
        unreached += hop.refused.isEmpty() ? 0 : 1;
        hop.refused.clear();
      }
      if (i % lookEach == 0) {
        hop.wake();
        look(hop, i + " time", seen, ids);
        seen.lines.add(i + " review " + hop.standing(booking));
      }
      seen.held.add(
          new Seen.Held(
              List.copyOf(seen.lines), i > history.decided() ? held(hop, booking) : List.of()));
      if (i == reported) {
        hop.take(
            TestEvents.event(UUID.fromString(booking), CaseEventKind.PROTECTED, hop.now).build(),
            booking);
      }
      SpecificRecord what = happens.what() == null ? determination : happens.what();
      if (what instanceof Instrument instrument) {
        hop.record(instrument);
      } else {
        hop.take(what, booking);
      }
      look(hop, i + " event", seen, ids);
      seen.lines.add(i + " review " + hop.standing(booking));
    }
    hop.now = hop.now.plus(DEADLINE);
    hop.refused.clear();
    hop.wake();
    look(hop, "end", seen, ids);
    seen.lines.add("end review " + hop.standing(booking));
    return seen;
  }

  /** How what is returned is held; empty unless all of it is. */
  private static List<String> held(MemoryHop hop, String booking) {
    List<Disclosure> returned =
        hop.file(booking).disclosures().stream()
            .filter(one -> one.recipient().edge() == Edge.RETURN)
            .filter(one -> one.held() || !hop.refused.isEmpty() && one.waits())
            .toList();
    return returned.size() < 2
        ? List.of()
        : returned.stream().map(one -> one.latest() + " " + one.taken().holds()).toList();
  }

  /** Each recipient reads its topic on; the agencies ask how far the answer is. */
  private void look(MemoryHop hop, String when, Seen seen, Set<String> ids) {
    for (String recipient : Histories.RECIPIENTS) {
      String topic = NotificationTopics.OF_THE_CATALOGUE.ofRecipient(recipient);
      List<MemoryHop.Written> records = hop.topics.getOrDefault(topic, List.of());
      for (int i = seen.read.getOrDefault(topic, 0); i < records.size(); i++) {
        seen.lines.add(when + " " + topic + "/" + i + " " + line(hop, records.get(i), ids));
        told++;
      }
      seen.read.put(topic, records.size());
    }
    hop.<MapStore>store(CaseStores.WITHHELD)
        .all()
        .forEachRemaining(
            work -> {
              seen.lines.add(when + " work " + work.key + " " + new String(work.value, UTF_8));
              listed.add(work.key);
            });
    hop.<MapStore>store(CaseStores.WAITING)
        .all()
        .forEachRemaining(
            kept -> {
              WaitingCase one = CaseCodec.read(kept.value, WaitingCase.class);
              if (!one.kinds().isEmpty()) {
                seen.lines.add(when + " held " + one.kinds() + one.since() + one.office());
              }
            });
    String dispositions = TopicCatalogue.DISPOSITIONS.name();
    List<MemoryHop.Written> all = hop.topics.getOrDefault(dispositions, List.of());
    for (int i = seen.read.getOrDefault(dispositions, 0); i < all.size(); i++) {
      show(decodedAt(hop, all, i), seen);
    }
    seen.read.put(dispositions, all.size());
    for (String recipient : Histories.RECIPIENTS.subList(1, 3)) {
      seen.lines.add(
          when
              + " "
              + recipient
              + " "
              + seen.shown.getOrDefault(recipient, RecipientAnswer.PENDING));
    }
  }

  private static Disposition decodedAt(MemoryHop hop, List<MemoryHop.Written> all, int i) {
    return decoded(() -> hop.codecs.dispositions().decode(all.get(i).value()));
  }

  private void show(Disposition disposition, Seen seen) {
    RecipientAnswer before = seen.shown.get(disposition.getRecipient());
    if (before != RecipientAnswer.SENT) {
      waited += disposition.getAnswer() == RecipientAnswer.PENDING ? 1 : 0;
      answered +=
          before == RecipientAnswer.PENDING && disposition.getAnswer() == RecipientAnswer.SENT
              ? 1
              : 0;
      seen.shown.put(disposition.getRecipient(), disposition.getAnswer());
    }
  }

  private static String line(MemoryHop hop, MemoryHop.Written record, Set<String> ids) {
    RecipientMessage message = decoded(() -> hop.codecs.messages().decode(record.value()));
    assertTrue(ids.add(message.getMessageId()), "an id came twice");
    assertEquals(8, UUID.fromString(message.getMessageId()).version());
    RecipientMessage nameless =
        RecipientMessage.newBuilder(message)
            .setMessageId("")
            .setRecalls(message.getRecalls() == null ? null : "")
            .build();
    Map<String, String> headers = new TreeMap<>(record.headers());
    IDS.forEach(id -> headers.computeIfPresent(id, (name, text) -> "of " + text.length()));
    return record.key()
        + " "
        + HexFormat.of().formatHex(hop.codecs.messages().encode(nameless))
        + " "
        + record.value().length
        + " "
        + record.time()
        + " "
        + headers;
  }

  private interface Decoding<T> {
    T get() throws PoisonEvent;
  }

  private static <T> T decoded(Decoding<T> decoding) {
    try {
      return decoding.get();
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }
}
