package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the sample recipients keep, each alike: it is there whole or not at all, its owner's alone,
 * and nothing is left that was recalled.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(LoneOffice.LOCK)
class SampleInboxIT {
  @TempDir Path folder;

  private SampleRun run(List<String> program) throws Exception {
    return new SampleRun(program, folder, folder.resolve("inbox"));
  }

  @ParameterizedTest
  @EnumSource
  void whatACutOffRunLeftIsNoMessageAndGone(SampleLanguage language) throws Exception {
    SampleRun run = run(language.program());
    Files.createDirectories(run.inbox());
    for (String left : List.of("part1234", "M-9.part", "M-2.json", "party.txt", "a film.part")) {
      Files.createFile(run.inbox().resolve(left));
    }
    Files.writeString(run.inbox().resolve("M-1.json.part"), "{\"subject\": \"S-0815\", ");
    run.office().tell(ToldMessage.identification("M-1"), ToldMessage.noMatch("M-2"));
    assertEquals(List.of("new M-1 IDENTIFICATION", "new M-2 NO_MATCH"), run.read("first"));
    assertEquals(Set.of("M-1.json", "M-2.json", "party.txt", "a film.part"), run.names());
    assertEquals(ToldMessage.SUBJECT, run.kept("M-1").path("subject").asText());
    assertEquals("NO_MATCH", run.kept("M-2").path("kind").asText());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptIsItsOwnersAlone(SampleLanguage language) throws Exception {
    SampleRun run = run(language.program());
    run.office()
        .tell(
            ToldMessage.identification("M-1"),
            ToldMessage.ofUnknownKind("M-2"),
            ToldMessage.recall("M-3", "M-4"));
    run.read("first");
    assertEquals("rwx------", permissions(run.inbox()));
    assertEquals(4, run.names().size(), run.names().toString());
    for (String name : run.names()) {
      assertEquals("rw-------", permissions(run.inbox().resolve(name)), name);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** While it waits for the door another program takes message and recall. */
  @ParameterizedTest
  @EnumSource
  void whatAnotherProgramRecalledStaysRecalled(SampleLanguage language) throws Exception {
    SampleRun run = run(language.program());
    run.office()
        .answer(
            asked -> {
              write(run.inbox().resolve("M-1.json"), "{\"recalledBy\":\"M-2\"}");
              write(run.inbox().resolve("M-2.json"), "{\"kind\":\"RECALL\"}");
              return ToldMessage.theKey(asked);
            });
    run.office().tell(ToldMessage.identification("M-1"), ToldMessage.recall("M-2", "M-1"));
    assertEquals(List.of("seen M-1 IDENTIFICATION", "seen M-2"), run.read("first"));
    assertEquals("M-2", run.kept("M-1").path("recalledBy").asText());
    assertFalse(run.kept("M-1").has("subject"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecallDeletesAlsoWhereTheDiskIsFull(SampleLanguage language) throws Exception {
    Optional<SmallDisk> small = SmallDisk.alone(folder, 1);
    assumeTrue(small.isPresent(), "skipped: nothing may be mounted");
    SmallDisk disk = small.get();
    try {
      SampleRun run = new SampleRun(language.program(), folder, disk.folder());
      run.office().tell(ToldMessage.identification("M-1"));
      assertEquals(List.of("new M-1 IDENTIFICATION"), run.read("first"));
      disk.fill(List.of());
      run.office().tell(ToldMessage.recall("M-2", "M-1"), ToldMessage.identification("M-3"));
      assertFalse(run.fails("first").contains("new M-2 RECALL"), "it is not on the disk");
      Set<String> left = run.names();
      if (left.remove("M-1.json")) { // there was room for that where the message had been
        assertEquals("M-2", run.kept("M-1").path("recalledBy").asText());
      }
      assertEquals(Set.of("filler"), left);

      disk.empty(List.of());
      List<String> said = run.read("first");
      assertEquals(List.of("new M-2 RECALL", "new M-3 IDENTIFICATION"), news(said));
      assertEquals("M-2", run.kept("M-1").path("recalledBy").asText());
    } finally {
      disk.unmount();
    }
  }

  private static List<String> news(List<String> said) {
    return said.stream().filter(line -> !line.startsWith("seen ")).toList();
  }

  /** As the system's own calls say: on the disk, then there, then certainly there. */
  @ParameterizedTest
  @EnumSource
  void whatIsSaidToBeKeptIsOnTheDisk(SampleLanguage language) throws Exception {
    assumeTrue(Command.succeeds("strace", "-V"), "skipped: needs strace");
    Path calls = folder.resolve("calls");
    List<String> traced =
        new ArrayList<>(List.of("strace", "-D", "-f", "-y", "-o", calls.toString(), "-e"));
    traced.add("trace=fsync,link,linkat,rename,renameat,renameat2,write");
    traced.addAll(language.program());
    SampleRun run = run(traced);
    run.office().tell(ToldMessage.noMatch("M-1"), ToldMessage.recall("M-2", "M-3"));
    run.read("first");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.readString(calls).contains("\"new END-"));
    List<String> all = Files.readAllLines(calls);
    String inbox = run.inbox().toRealPath().toString();
    Map<String, String> kept = Map.of("M-1", "link", "M-3", "rename", "M-2", "link");
    for (Map.Entry<String, String> named : kept.entrySet()) {
      String file = named.getKey() + ".json";
      int written = first(all, 0, "fsync(", "<" + inbox + "/" + file + ".part>");
      int there = first(all, written, named.getValue(), "/" + file + "\"");
      int certain = first(all, there, "fsync(", "<" + inbox + ">");
      first(all, certain, "write(1", named.getKey().equals("M-1") ? "new M-1" : "new M-2");
    }
  }

  /** The first line from there on that has both. */
  private static int first(List<String> lines, int from, String call, String with) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).contains(call) && lines.get(i).contains(with)) {
        return i;
      }
    }
    throw new AssertionError("no " + call + " of " + with + " behind line " + from);
  }
}
