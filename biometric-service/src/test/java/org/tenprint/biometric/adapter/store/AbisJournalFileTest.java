package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.application.AbisJournal;
import org.tenprint.biometric.application.AbisJournal.Line;
import org.tenprint.biometric.application.AbisJournal.Outcome;

/** What the journal of the ABIS face takes of its disk, which may be the pipeline's too. */
class AbisJournalFileTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final List<String> MANY =
      IntStream.range(0, 10_000).mapToObj(i -> "x".repeat(58) + (100_000 + i)).toList();

  @TempDir Path folder;

  private static Line line(Instant at, List<String> persons, Outcome outcome) {
    return new Line(at, "idp#a", "readGalleryContent", persons, Optional.empty(), outcome);
  }

  private List<String> lines(String day) throws IOException {
    return Files.readAllLines(folder.resolve("journal-" + day + ".txt"));
  }

  @Test
  void who_asks_for_the_same_list_again_and_again_fills_no_disk() throws IOException {
    AbisJournal journal = new AbisJournalFile(folder);
    for (int second = 0; second < 50; second++) {
      journal.record(line(NOON.plusSeconds(second), MANY, Outcome.ASKED));
    }
    journal.record(line(NOON, MANY.subList(1, 10_000), Outcome.ASKED));
    journal.record(line(NOON.plusSeconds(86_400), MANY, Outcome.ASKED));
    List<String> lines = lines("2026-11-28");
    String first = lines.get(0).split("\t")[4];
    assertTrue(first.endsWith(" " + String.join(" ", MANY)), "nobody can tell who was told");
    String digest = first.substring(0, first.indexOf(' '));
    for (String again : lines.subList(1, 50)) {
      assertEquals(digest, again.split("\t")[4]);
      assertTrue(again.length() < 1_000, again.length() + " characters");
    }
    assertTrue(lines.get(50).length() > 600_000, "others are told by their own names");
    assertEquals(first, lines("2026-11-29").get(0).split("\t")[4], "each day's file is whole");
  }

  @Test
  void a_file_that_was_moved_away_leaves_no_digest_without_its_names() throws IOException {
    AbisJournal journal = new AbisJournalFile(folder);
    journal.record(line(NOON, MANY, Outcome.ASKED));
    journal.record(line(NOON, MANY, Outcome.ASKED));
    Files.move(folder.resolve("journal-2026-11-28.txt"), folder.resolve("rotated.txt"));
    journal.record(line(NOON, MANY, Outcome.ASKED));
    journal.record(line(NOON, MANY, Outcome.ASKED));
    List<String> lines = lines("2026-11-28");
    assertTrue(lines.get(0).split("\t")[4].endsWith(" " + String.join(" ", MANY)));
    assertTrue(lines.get(1).length() < 1_000);
  }

  @Test
  void on_a_disk_that_cannot_be_looked_at_is_no_place() {
    AbisJournal journal =
        new AbisJournalFile(
            folder,
            () -> {
              throw new UncheckedIOException("gone", new IOException());
            });
    assertFalse(journal.hasPlace());
    assertThrows(
        AbisJournal.NoPlace.class, () -> journal.record(line(NOON, List.of("ann"), Outcome.ASKED)));
  }

  /** Nobody's id is what stands for many: it has no such sign. */
  @Test
  void few_are_named_in_each_line() throws IOException {
    AbisJournal journal = new AbisJournalFile(folder);
    List<String> few = MANY.subList(0, 100);
    journal.record(line(NOON, few, Outcome.ASKED));
    journal.record(line(NOON, few, Outcome.ASKED));
    for (String line : lines("2026-11-28")) {
      assertEquals(String.join(" ", few), line.split("\t")[4]);
    }
  }

  @Test
  void nothing_is_asked_where_others_would_soon_have_no_place() throws IOException {
    AtomicLong left = new AtomicLong(1L << 30);
    AbisJournal journal = new AbisJournalFile(folder, left::get);
    journal.record(line(NOON, List.of("ann"), Outcome.ASKED));
    left.decrementAndGet();
    assertFalse(journal.hasPlace());
    assertThrows(
        AbisJournal.NoPlace.class, () -> journal.record(line(NOON, List.of("bob"), Outcome.ASKED)));
    journal.record(line(NOON, List.of("ann"), Outcome.DONE));
    assertEquals(2, lines("2026-11-28").size(), "what became of it is said");
    left.incrementAndGet();
    assertTrue(journal.hasPlace());
  }
}
