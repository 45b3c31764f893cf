package org.tenprint.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench mixed-cards}, in a checkout of its own. */
class MixedCardsCommandTest {
  private static final String ROOT = "tenprint.root";
  private final String rootBefore = System.getProperty(ROOT);
  private final StringWriter errors = new StringWriter();
  @TempDir Path checkout;
  @TempDir Path results;

  @BeforeEach
  void makeCheckout() throws Exception {
    git("init", "-q");
    commit("one");
    System.setProperty(ROOT, checkout.toString());
  }

  @AfterEach
  void backToTheRoot() {
    if (rootBefore == null) {
      System.clearProperty(ROOT);
    } else {
      System.setProperty(ROOT, rootBefore);
    }
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c"));
    command.addAll(List.of("user.email=t@example.org", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes());
    assertEquals(0, git.waitFor(), said);
  }

  private void commit(String content) throws Exception {
    Files.writeString(checkout.resolve("file"), content);
    git("add", "file");
    git("commit", "-q", "-m", content);
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("mixed-cards", "--cards=1", "--genuine=1"));
    arguments.addAll(List.of("--turned=1", "--results=" + results));
    arguments.addAll(List.of(more));
    if (more.length == 0 || !more[0].startsWith("--people")) {
      arguments.add("--people=20");
    }
    return BenchCommand.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(errors))
        .execute(arguments.toArray(String[]::new));
  }

  private ObjectNode document() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(file().toFile());
  }

  private Path file() {
    return results.resolve("matching-mixed.json");
  }

  @Test
  void a_small_run_writes_every_row_and_another_goes_on_where_it_was_cut_off() throws Exception {
    assertEquals(0, run(), errors.toString());
    ObjectNode whole = document();
    assertWhole(whole);
    ObjectNode cut = whole.deepCopy();
    ((ObjectNode) cut.at("/genuine/0")).put("measured", "before");
    ((ArrayNode) cut.get("mixed")).remove(27);
    ((ArrayNode) cut.get("turned")).remove(35);
    cut.remove("poisoned");
    Files.writeString(file(), cut.toString());
    assertEquals(0, run("--resume"), errors.toString());
    ObjectNode resumed = document();
    assertEquals(cut.get("genuine"), resumed.get("genuine"));
    for (String list : new String[] {"mixed", "turned", "poisoned"}) {
      assertEquals(whole.get(list), resumed.get(list));
    }
    assertEquals(1, resumed.path("earlierRuns").size());
    assertEquals(whole.get("commit"), resumed.at("/earlierRuns/0/commit"));
    refusesWhatWasMeasuredOtherwise();
  }

  private static void assertWhole(JsonNode result) {
    assertEquals(2 * 7, result.path("genuine").size());
    assertEquals(2 * (5 + 9), result.path("mixed").size());
    assertEquals(2 * 2, result.path("poisoned").size());
    assertEquals(2 * 3 * 3 * 2, result.path("turned").size());
    assertEquals(1, result.path("genuine").path(0).path("matchFirst").asInt());
    for (JsonNode row : result.path("turned")) {
      assertTrue(row.path("enrolled").asBoolean() || row.path("noMatch").asInt() == 1, "" + row);
    }
  }

  private void refusesWhatWasMeasuredOtherwise() throws Exception {
    String kept = Files.readString(file());
    ObjectNode other = document();
    other.put("matchDecibans", other.get("matchDecibans").asDouble() + 1);
    Files.writeString(file(), other.toString());
    refused("matchDecibans");
    Files.writeString(file(), kept);
    Files.writeString(checkout.resolve("file"), "changed");
    refused("-dirty");
    commit("two");
    refused("commit");
    assertEquals(kept, Files.readString(file()));
  }

  @Test
  void a_gallery_of_one_is_refused() {
    assertEquals(BenchCommand.UNREADABLE, run("--people=1"));
  }

  private void refused(String why) {
    errors.getBuffer().setLength(0);
    assertEquals(BenchCommand.UNREADABLE, run("--resume"));
    assertTrue(errors.toString().contains(why), errors.toString());
  }
}
