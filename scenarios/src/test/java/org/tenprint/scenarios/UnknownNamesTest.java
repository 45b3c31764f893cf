package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.scenarios.text.UnreadableText;

class UnknownNamesTest {
  private static final String SCENARIO =
      """
      scenario: s
      title: names that nobody has
      instruments:
        - {id: NOBODYS, issuer: agency, scope: {ori: MA0139900}, edge: return, effect: withhold,
           reason: RECIPIENT_REFUSED, effective: {from: 2006-01-01T00:00:00-05:00},
           recorded: 2006-01-01T00:00:00-05:00, supersedes: NOWHERE}
        - {id: BOSTONS, issuer: county, scope: {county: "25025"}, edge: return, effect: permit,
           effective: {from: 2006-01-01T00:00:00-05:00}, recorded: 2006-01-01T00:00:00-05:00}
      timeline:
        - booking:
            tcn: T-1
            controlling: MA0130100
            booked-at: 2011-05-05T14:20:00-04:00
            born: 1980-03-04
            charges: [{ncic: "1201", occurred: 2011-05-04}, {ncic: "9998", occurred: 2011-05-04}]
            identification: match
        - tick: 2011-05-05T14:30:00-04:00
      expect:
        dispositions:
          field-office:BOS: {outcome: WITHHELD, reason: NO_RULE}
          sib:MA: {outcome: WITHHELD, reason: NO_RULE}
          agency:MA0130100: {outcome: WITHHELD, instrument: BOSTON}
      """;

  @TempDir private Path folder;

  @Test
  void placesInstrumentsAndCodesThatNobodyKnowsAreNamed() throws IOException, UnreadableText {
    Path file = Files.writeString(folder.resolve("s.yaml"), SCENARIO);
    List<ScenarioResult> results = new ScenarioSuite(Optional.empty(), Optional.empty()).run(file);
    assertEquals(
        List.of(
            "the offence code 9998 is in no table",
            "NOBODYS speaks of ori MA0139900, where the reference data have no agency",
            "NOBODYS ends NOWHERE, which is nowhere",
            "the instrument BOSTON is expected, and is nowhere"),
        results.get(0).unknown());
    assertEquals(
        List.of(
            "NOBODYS speaks of ori MA0139900, where the reference data have no agency",
            "NOBODYS ends NOWHERE, which is nowhere"),
        new ProposalSuite(Optional.empty(), Optional.empty()).unknown(file));
  }
}
