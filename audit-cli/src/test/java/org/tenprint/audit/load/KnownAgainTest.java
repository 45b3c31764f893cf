package org.tenprint.audit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.InstrumentWriter;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether what a file proposes is there already. */
class KnownAgainTest {
  private static final Path SAMPLE =
      Path.of("../reference/src/main/resources/org/tenprint/reference/sample");
  private static final String END =
      """
      id: END
      issuer: state
      scope: {state: MA}
      edge: return
      effect: withhold
      reason: TERMINATED
      terminates: {instrument: OLD, notice: {business-days: 10, holidays: US}}
      effective: {from: 2011-05-20T00:00:00-04:00}
      recorded: 2011-05-01T00:00:00-04:00
      citation: section 4
      """;

  @TempDir private Path folder;

  @Command(name = "test")
  private static final class Told {
    @Mixin private InstrumentOptions options;
  }

  @BeforeEach
  void reference() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    calendar("1,2011-05-30");
  }

  private void calendar(String days) throws IOException {
    Files.writeString(
        folder.resolve("holidays.csv"), "calendar,year,number,days\nUS,2011," + days + "\n");
  }

  private boolean isThere(Instrument one, JsonNode there) throws RefusedLine {
    Told told = new Told();
    new CommandLine(told).parseArgs("any.yaml", "--reference", folder.toString());
    Map<String, JsonNode> known = Map.of("END", there);
    return told.options.isThere(one, folder.resolve("any.yaml"), known);
  }

  private static ObjectNode document(Instrument one) {
    return new ObjectMapper().valueToTree(InstrumentWriter.write(one));
  }

  private static Instrument end() throws UnreadableText {
    return InstrumentReader.read("END", END);
  }

  /** As the door records it: days, and behind the citation of what they were made. */
  private static Instrument recorded(int days) throws UnreadableText {
    Instrument stated = end();
    Validity validity = stated.validity();
    Provenance its = stated.provenance();
    return new Instrument(
        stated.id(),
        stated.issuer(),
        stated.reach(),
        stated.ruling(),
        new Validity(
            validity.from(),
            validity.to(),
            validity.supersedes(),
            Optional.of(new Termination("OLD", Period.ofDays(days)))),
        new Provenance(
            its.recorded(),
            its.author(),
            its.approvals(),
            its.citation() + " (notice: 10 business days by US)",
            its.filing()));
  }

  private static RefusedLine refused(Executable asked) {
    return assertThrows(RefusedLine.class, asked);
  }

  @Test
  void aNoticeOfBusinessDaysIsKnownAgain() throws Exception {
    assertTrue(isThere(end(), InstrumentDoor.there(document(recorded(18)))));
  }

  /** The citation alone is anybody's to write. */
  @Test
  void aLongerNoticeUnderTheSameCitationIsAnotherText() throws Exception {
    for (int days : new int[] {17, 19, 900}) {
      JsonNode there = InstrumentDoor.there(document(recorded(days)));
      assertEquals("OTHER_TEXT_IS_THERE", refused(() -> isThere(end(), there)).reason());
    }
  }

  @Test
  void byAnotherCalendarItIsAnotherTextAndByNoneNobodyCanTell() throws Exception {
    JsonNode there = InstrumentDoor.there(document(recorded(18)));
    calendar("0,");
    assertEquals("OTHER_TEXT_IS_THERE", refused(() -> isThere(end(), there)).reason());
    Files.delete(folder.resolve("holidays.csv"));
    assertEquals("CALENDAR_NOT_HERE", refused(() -> isThere(end(), there)).reason());
  }

  @Test
  void whatIsNotThereNeedsNoCalendar() throws Exception {
    Files.delete(folder.resolve("holidays.csv"));
    Told told = new Told();
    new CommandLine(told).parseArgs("any.yaml");
    assertFalse(told.options.isThere(end(), folder.resolve("any.yaml"), Map.of()));
  }

  /** A service of before wrote no seconds where they are zero. */
  @Test
  void timesAreTheSameHoweverTheyAreWritten() throws Exception {
    ObjectNode there = document(recorded(18));
    assertEquals("2011-05-20T00:00:00-04:00", there.path("effective").path("from").asText());
    ((ObjectNode) there.path("effective")).put("from", "2011-05-20T00:00-04:00");
    there.put("state", "draft").put("revision", 1);
    assertTrue(isThere(end(), InstrumentDoor.there(there)));
  }

  @Test
  void whatCannotBeReadIsAnotherText() throws Exception {
    ObjectNode there = document(recorded(18));
    there.put("effect", "a word of later");
    JsonNode unread = InstrumentDoor.there(there);
    assertEquals("OTHER_TEXT_IS_THERE", refused(() -> isThere(end(), unread)).reason());
  }
}
