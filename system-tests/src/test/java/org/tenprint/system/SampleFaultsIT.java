package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.RecipientMessage;

/**
 * The sample recipients, each alike, where a door does not answer at once, and of messages that are
 * not what they should be.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(LoneOffice.LOCK)
class SampleFaultsIT {
  private static final LoneOffice.Answer NOT_FOUND = new LoneOffice.Answer(404, "{}");

  @TempDir Path folder;

  private SampleRun run(SampleLanguage language) throws Exception {
    return new SampleRun(language.program(), folder, folder.resolve("inbox"));
  }

  @ParameterizedTest
  @EnumSource
  void aRequestIsOneHoweverOftenItIsSent(SampleLanguage language) throws Exception {
    SampleRun run = run(language);
    AtomicInteger times = new AtomicInteger();
    run.office()
        .answer(
            any -> new LoneOffice.Answer(times.incrementAndGet() < 3 ? 503 : 202, "{\"n\": 1}"));
    String said = asked(run);
    List<LoneOffice.Asked> asked = run.office().asked();
    assertEquals(3, asked.size());
    assertEquals(1, new HashSet<>(asked).size(), "each is the same: " + asked);
    String key = asked.get(0).key();
    assertTrue(key != null && key.matches("[!-~]{1,64}"), key);
    assertEquals(List.of("key " + key, "202 {\"n\": 1}"), said.lines().toList());

    asked(run, key);
    asked(run);
    assertEquals(key, asked.get(3).key(), "it is the one that it is told");
    assertNotEquals(key, asked.get(4).key(), "another request has another");
  }

  private static String asked(SampleRun run, String... key) throws Exception {
    return run.sample().asked(LoneOffice.OFFICE, ToldMessage.BOOKING.toString(), "MA0130100", key);
  }

  /** What is behind them is read all the same, and of what is theirs nothing is done. */
  @ParameterizedTest
  @EnumSource
  void whatIsNotUnderstoodIsPutAside(SampleLanguage language) throws Exception {
    SampleRun run = run(language);
    byte[] ofAnotherSchema = ToldMessage.noMatch("M-2");
    ofAnotherSchema[2] ^= 1;
    byte[][] wrong = {
      "no message".getBytes(StandardCharsets.UTF_8),
      null,
      ofAnotherSchema,
      Arrays.copyOf(ToldMessage.noMatch("M-3"), 40),
      ToldMessage.ofUnknownKind("M-4"),
      ToldMessage.underAnotherKey("M-5"),
      ToldMessage.noMatch("../M-6"),
      ToldMessage.recall("M-7", "../M-8")
    };
    run.office().tell(ToldMessage.identification("M-1"));
    run.office().tell(wrong);
    run.office().tell(ToldMessage.recall("M-9", "M-1"));
    List<String> said = run.read("first");
    assertEquals("new M-1 IDENTIFICATION", said.get(0));
    assertEquals("new M-9 RECALL", said.get(said.size() - 1));
    List<byte[]> aside = run.aside(said);
    assertEquals(wrong.length, aside.size(), said.toString());
    for (int i = 0; i < wrong.length; i++) {
      byte[] value = wrong[i] == null ? new byte[0] : wrong[i];
      assertArrayEquals(value, aside.get(i), said.get(i + 1));
    }
    assertEquals("M-9", run.kept("M-1").path("recalledBy").asText());
    assertEquals(wrong.length + 2, run.names().size(), run.names().toString());
    said = run.read("second").subList(0, wrong.length);
    assertEquals(wrong.length, run.aside(said).size(), "it is said again at a start: " + said);
    assertEquals(wrong.length + 2, run.names().size(), run.names().toString());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInsideIsWhatStandsOutside(SampleLanguage language) throws Exception {
    SampleRun run = run(language);
    RecipientMessage right = ToldMessage.inside("M-1");
    List<RecipientMessage> others =
        List.of(
            RecipientMessage.newBuilder(right).setMessageId("M-2").build(),
            RecipientMessage.newBuilder(right).setKind(MessageKind.REQUEST).build(),
            RecipientMessage.newBuilder(right).setBookingId(new UUID(1, 2)).build());
    for (RecipientMessage other : others) {
      run.office().tell(ToldMessage.identification("M-1", other));
    }
    List<String> said = run.read("first");
    assertEquals(others.size(), said.size(), said.toString());
    assertEquals(others.size(), run.aside(said).size(), said.toString());
    assertFalse(Files.exists(run.inbox().resolve("M-1.json")), "no part of it is kept");
    run.office().tell(ToldMessage.identification("M-1", right));
    assertTrue(run.read("first").contains("new M-1 IDENTIFICATION"));
  }

  /** The door that knew nothing of it stands for whatever is newer: schemas, or the program. */
  @ParameterizedTest
  @EnumSource
  void whatLiesAsideIsTakenOnceItIsUnderstood(SampleLanguage language) throws Exception {
    SampleRun run = run(language);
    run.office().answer(any -> NOT_FOUND);
    run.office()
        .tell(
            ToldMessage.identification("M-1"),
            ToldMessage.identification("M-2"),
            ToldMessage.recall("M-3", "M-2"));
    List<String> said = run.read("first");
    assertEquals(2, run.aside(said).size(), said.toString());
    run.office().answer(ToldMessage::theKey);
    said = run.read("first").subList(0, 2);
    assertEquals(Set.of("new M-1 IDENTIFICATION", "seen M-2"), new HashSet<>(said));
    assertEquals(Set.of("M-1.json", "M-2.json", "M-3.json"), run.names());
    assertEquals(ToldMessage.SUBJECT, run.kept("M-1").path("subject").asText());
    assertEquals("M-3", run.kept("M-2").path("recalledBy").asText(), "it was recalled meanwhile");
  }

  @ParameterizedTest
  @EnumSource
  void whereSomebodyHasToLookItEnds(SampleLanguage language) throws Exception {
    SampleRun run = run(language);
    Files.createDirectories(run.inbox());
    for (int i = 0; i < 1000; i++) {
      byte[] value = String.valueOf(i).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(value);
      Files.write(run.inbox().resolve(HexFormat.of().formatHex(digest) + ".aside"), value);
    }
    run.office().tell(ToldMessage.ofUnknownKind("M-1"));
    assertEquals(1000, run.fails("first").size(), "of each at the start, and of no more");
    assertEquals(1000, run.names().size(), "nothing was added, nothing lost");
  }
}
