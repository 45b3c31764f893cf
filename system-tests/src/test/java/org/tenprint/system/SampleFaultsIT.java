package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample recipients, each alike, where a door does not answer at once. */
class SampleFaultsIT {
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
}
