package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.immigration.FactKind;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.LevelFact;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.MessagePart;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.vault.MemoryVault;

/** The length of what is sealed does not tell which parts of a message are there. */
class FillerTest {
  private static final UUID BOOKING = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a11");
  private static final int CLASS = 1024;

  private final EventCodec<RecipientMessage> plain = EventCodec.of(RecipientMessage.class);
  private final EventCodec<RecipientMessage> codec = plain.with(new MemoryVault());

  private static List<SchemeLevel> levels(int facts) {
    LevelFact fact =
        new LevelFact(FactKind.CHARGE, "1201", LocalDate.parse("2011-06-05"), OffenceLevel.L1);
    List<LevelFact> all = Collections.nCopies(facts, fact);
    return List.of(
        new SchemeLevel("sc-2008", OffenceLevel.L1, all),
        new SchemeLevel("sc-2010", OffenceLevel.L1, all));
  }

  /** A message less those parts, of a subject whose id and whose offences are as long as that. */
  private static RecipientMessage message(
      Set<MessagePart> without, List<String> instruments, int id, int facts) {
    RecipientMessage.Builder message =
        RecipientMessage.newBuilder()
            .setMessageId("M-1")
            .setKind(MessageKind.IDENTIFICATION)
            .setBookingId(BOOKING)
            .setTcn("TCN-0000001")
            .setBookingOri("MA0130100")
            .setRecipient("field-office:BOS")
            .setInstruments(instruments)
            .setSentAt(Instant.parse("2011-06-06T12:00:00Z"))
            .setWithheld(List.copyOf(without));
    if (!without.contains(MessagePart.SUBJECT)) {
      message.setSubjectId("s".repeat(id));
    }
    if (!without.contains(MessagePart.STATUS)) {
      message.setStatus(ImmigrationStatus.REMOVABLE);
    }
    if (!without.contains(MessagePart.LEVELS)) {
      message.setLevels(levels(facts));
    }
    return message.build();
  }

  private static List<Set<MessagePart>> someOrAll() {
    List<Set<MessagePart>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << MessagePart.values().length; bits++) {
      Set<MessagePart> some = EnumSet.noneOf(MessagePart.class);
      for (MessagePart part : MessagePart.values()) {
        if ((bits >> part.ordinal() & 1) == 1 && part != MessagePart.UNKNOWN) {
          some.add(part);
        }
      }
      all.add(some);
    }
    return all;
  }

  /** Whatever stays readable beside it, and however long that is. */
  @Test
  void whicheverPartsAreKeptBackItIsAsLong() throws PoisonEvent {
    for (int readable = 0; readable < CLASS + 80; readable += 61) {
      List<String> instruments = List.of("i".repeat(readable));
      Set<Integer> lengths = new TreeSet<>();
      for (Set<MessagePart> without : someOrAll()) {
        for (int facts = 0; facts <= 20; facts += 4) {
          RecipientMessage message = message(without, instruments, 1 + facts * 3, facts);
          byte[] bytes = codec.encode(message);
          lengths.add(bytes.length);
          assertEquals(message, codec.decode(bytes), "and reads as what was written");
          assertArrayEquals(bytes, codec.encode(message), "a replay is the same bytes");
        }
      }
      assertEquals(1, lengths.size(), lengths + " with " + readable);
    }
  }

  /** Of each length: it is never short of a whole class, and no longer than the next. */
  @Test
  void whatIsMarkedTakesAWholeNumberOfClasses() throws PoisonEvent {
    int blank = plain.encode(message(EnumSet.allOf(MessagePart.class), List.of(), 0, 0)).length;
    Set<Integer> classes = new TreeSet<>();
    int least = Integer.MAX_VALUE;
    for (int id = 1; id < 3 * CLASS; id += 7) {
      RecipientMessage message = message(Set.of(), List.of(), id, 0);
      int sealed = codec.encode(message).length;
      int readable = plain.encode(message).length;
      assertTrue(sealed > readable + blank, "it holds both");
      least = Math.min(least, sealed);
      assertEquals(0, (sealed - least) % CLASS, id + " is of " + sealed);
      classes.add((sealed - least) / CLASS);
      assertEquals(message, codec.decode(codec.encode(message)));
    }
    assertEquals(Set.of(0, 1, 2, 3), classes);
  }
}
