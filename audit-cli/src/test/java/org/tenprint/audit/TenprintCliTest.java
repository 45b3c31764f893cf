package org.tenprint.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.audit.answer.ExitCodes;

class TenprintCliTest {
  @Test
  void helpNamesTheGroups() {
    Cli help = Cli.run("--help");
    assertEquals(ExitCodes.OK, help.exit());
    assertTrue(help.out().contains("audit") && help.out().contains("topics"), help.out());
    assertTrue(Cli.run("audit", "--help").out().contains("replay"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit show MA0130100 X",
        "audit prints 8a4a1dfe-55c3-5a43-8b0e-fffbcf5ba0ad --out x",
        "audit show MA0130100 X --purpose=Ann",
        "audit show MA0130100 X --purpose=complaint --case=1980-04-01",
        "audit verify --from 2011-06-05T00:00:00Z --to 2011-06-06T00:00:00Z",
        "audit replay --from 2011-06-05T00:00:00Z --to 2011-06-06T00:00:00Z --out x"
      })
  void nobodyReadsWithoutSayingWhatFor(String arguments) {
    Cli refused = Cli.exactly(arguments.split(" "));
    assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("--purpose"), refused.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit replay",
        "audit show MA0130100",
        "audit show boston X",
        "audit prints MA0130100 --out x",
        "audit prints 8a4a1dfe-55c3-5a43-8b0e-fffbcf5ba0ad",
        "audit prints 8a4a1dfe-55c3-5a43-8b0e-fffbcf5ba0ad --out x --source y",
        "audit show MA0130100 X --output xml",
        "topics create --replication 0",
        "audit replay --from 2011-06-05 --to 2011-06-06T00:00:00Z --out x",
        "audit replay --from 2011-06-05T00:00:00Z --to 2011-06-05T00:00:00Z --out x",
        "audit show MA0130100 X --client-config no-such-file",
        "audit show MA0130100 X --source no-such-folder"
      })
  void wrongArgumentsEndWithTwoAndSayWhy(String arguments) {
    Cli refused = Cli.run(arguments.split(" "));
    assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit());
    assertEquals("", refused.out());
    assertTrue(!refused.err().isBlank() && !refused.err().contains("\tat "), refused.err());
  }
}
