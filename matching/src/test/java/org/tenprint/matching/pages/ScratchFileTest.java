package org.tenprint.matching.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenprint.matching.pages.ScratchFiles.assertHolds;
import static org.tenprint.matching.pages.ScratchFiles.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFileTest {
  private static final int PAGES_A_SLICE = ScratchFile.SLICE / ScratchFile.PAGE_BYTES;

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("minutiae").resolve("scratch");
  }

  private ScratchFile open() throws IOException {
    return ScratchFile.open(path(), ScratchFiles.key(), 0);
  }

  @Test
  void it_has_no_name_and_its_owner_alone_may_read_it() throws IOException {
    try (ScratchFile file = open()) {
      file.pages().add();
      assertFalse(Files.exists(path()));
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        assertEquals(
            PosixFilePermissions.fromString("rwx------"),
            Files.getPosixFilePermissions(path().getParent()));
      }
      Path opened = ScratchFiles.opened(path()).orElse(null);
      assumeTrue(opened != null, "this system does not show its open files");
      assertEquals(
          PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(opened));
      assertEquals(0, Files.getAttribute(opened, "unix:nlink"));
      assertEquals(ScratchFile.SLICE, Files.size(opened));
    }
    assertEquals(Optional.empty(), ScratchFiles.opened(path()));
  }

  @Test
  void nothing_of_what_is_kept_lies_in_clear() throws IOException {
    try (ScratchFile file = open()) {
      MinutiaPages pages = file.pages();
      pages.add();
      Set<Integer> kept = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        pages.write(0, i * pages.taken(300), words(i), 300);
        Arrays.stream(words(i)).forEach(kept::add);
      }
      Path opened = ScratchFiles.opened(path()).orElse(null);
      assumeTrue(opened != null, "this system does not show its open files");
      byte[] all = ScratchFiles.bytes(opened);
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        IntBuffer lying = ByteBuffer.wrap(all).order(order).asIntBuffer();
        int found = 0;
        int some = 0;
        while (lying.hasRemaining()) {
          int word = lying.get();
          found += kept.contains(word) ? 1 : 0;
          some += word == 0 ? 0 : 1;
        }
        assertTrue(some > 14_000, some + " words");
        // by chance one word in twenty tries, never four
        assertTrue(found < 4, found + " of the words");
      }
      pages.blank(0, 0, 50 * pages.taken(300));
      byte[] after = ScratchFiles.bytes(opened);
      assertTrue(ByteBuffer.wrap(after).equals(ByteBuffer.allocate(after.length)));
    }
  }

  @Test
  void what_an_earlier_process_left_is_gone() throws IOException {
    Files.createDirectories(path().getParent());
    Files.writeString(path(), "left");
    try (ScratchFile file = open()) {
      assertEquals(0, file.size());
      assertFalse(Files.exists(path()));
    }
    try (Stream<Path> left = Files.list(path().getParent())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void a_disk_too_small_for_who_is_expected_is_said_before_anything_is_made() {
    long expected = Long.MAX_VALUE / 2;
    IOException refused =
        assertThrows(
            IOException.class, () -> ScratchFile.open(path(), ScratchFiles.key(), expected));
    assertTrue(refused.getMessage().contains(" MiB are free"), refused.getMessage());
    assertFalse(Files.exists(path()));
  }

  @Test
  void it_grows_no_further_where_little_is_left_and_what_it_holds_stays() throws IOException {
    long[] usable = {2L * ScratchFile.SLICE};
    try (ScratchFile file = ScratchFile.open(path(), ScratchFiles.key(), 0, () -> usable[0])) {
      MinutiaPages pages = file.pages();
      for (int page = 0; page < PAGES_A_SLICE; page++) {
        pages.add();
        pages.write(page, 0, words(page), 300);
      }
      usable[0]--;
      MinutiaeLost lost = assertThrows(MinutiaeLost.class, pages::add);
      assertTrue(lost.getMessage().contains("disk is full"), lost.getMessage());
      assertEquals(PAGES_A_SLICE, pages.count());
      assertEquals(ScratchFile.SLICE, file.size());
      for (int page = 0; page < PAGES_A_SLICE; page++) {
        assertHolds(pages, page, page);
      }
      pages.write(3, 0, words(77), 300);
      assertHolds(pages, 3, 77);
      usable[0]++;
      pages.add();
      pages.write(PAGES_A_SLICE, 0, words(5), 300);
      assertHolds(pages, PAGES_A_SLICE, 5);
    }
  }

  @Test
  void what_is_given_back_is_given_out_again() throws IOException {
    try (ScratchFile file = open()) {
      for (int round = 0; round < 5; round++) {
        MinutiaPages pages = file.pages();
        for (int page = 0; page < PAGES_A_SLICE; page++) {
          pages.add();
        }
        pages.giveBack();
      }
      assertEquals(ScratchFile.SLICE, file.size());
    }
  }

  @Test
  void of_a_closed_one_nothing_is_had() throws IOException {
    ScratchFile file = open();
    MinutiaPages pages = file.pages();
    pages.add();
    pages.write(0, 0, words(1), 300);
    file.close();
    assertThrows(MinutiaeLost.class, () -> pages.copy(0, 0, new int[300], 300));
    assertThrows(MinutiaeLost.class, () -> pages.write(0, 0, words(1), 300));
    assertThrows(MinutiaeLost.class, () -> pages.blank(0, 0, 300));
    file.close();
  }

  /**
   * The system itself refuses to let the file grow, as a full disk does: another process under a
   * limit. It says so, ends in order, and has what it had before.
   */
  @Test
  void a_refusal_of_the_system_is_an_error_and_no_signal() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    String classes =
        location(ScratchFile.class)
            + System.getProperty("path.separator")
            + location(Growing.class);
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f 100000 && exec \"$0\" -Xint -cp \"$1\" \"$2\" \"$3\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                classes,
                Growing.class.getName(),
                path().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("the file of minutiae cannot grow"), said);
    assertTrue(said.contains("all there"), said);
  }

  private static Path location(Class<?> of) throws Exception {
    return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Takes pages until it gets none. */
  static final class Growing {
    private Growing() {}

    public static void main(String[] args) throws IOException {
      ScratchFile file = ScratchFile.open(Path.of(args[0]), ScratchFiles.key(), 0);
      MinutiaPages pages = file.pages();
      try {
        while (pages.count() < 1024) {
          pages.add();
          pages.write(pages.count() - 1, 0, words(pages.count()), 300);
        }
      } catch (MinutiaeLost lost) {
        System.out.println(lost.getMessage());
      }
      boolean all = pages.count() >= PAGES_A_SLICE;
      int[] out = new int[300];
      for (int page = 0; page < pages.count(); page++) {
        all &= pages.copy(page, 0, out, 300) && Arrays.equals(words(page + 1), out);
      }
      System.out.println(all ? "all there" : "something is gone");
    }
  }
}
