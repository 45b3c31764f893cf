package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulePictureTest {
  private static final Path PAGE = Sources.ROOT.resolve("docs/architecture.md");
  private static final String BEGIN = "<!-- modules: generated from the poms -->\n";
  private static final String END = "<!-- end of modules -->\n";

  /** Written again with {@code -Dtenprint.generate=true}. */
  @Test
  void thePictureOfTheModulesIsTheOneInThePoms() throws IOException {
    Map<String, String> poms = new LinkedHashMap<>();
    Sources.modules().stream()
        .filter(module -> !module.equals("service-parent"))
        .forEach(module -> poms.put(module, Sources.read(module + "/pom.xml")));
    String page = Sources.read(PAGE);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    assertTrue(begin >= 0 && end > begin, "no place for the picture in " + PAGE);
    String picture = ModulePicture.of(poms);
    if (Boolean.getBoolean("tenprint.generate")) {
      page = page.substring(0, begin) + BEGIN + picture + page.substring(end);
      Files.writeString(PAGE, page);
      end = page.indexOf(END);
    }
    assertEquals(
        picture,
        page.substring(begin + BEGIN.length(), end),
        "write it again: -pl system-tests -Dtest=ModulePictureTest -Dtenprint.test.jvm=-Dtenprint.generate=true");
  }

  @Test
  void arrowsAreWhatIsCompiledInButForWhatOthersImply() {
    Map<String, String> planted = new LinkedHashMap<>();
    planted.put("a", "");
    planted.put("b", uses("a", ""));
    planted.put("c-service", uses("a", "") + uses("b", "") + uses("d", "<scope>test</scope>"));
    planted.put("d", "");
    assertEquals(
        """
        ```mermaid
        flowchart TD
          a[a]
          b[b]
          c-service([c-service])
          d[d]
          b --> a
          c-service --> b
        ```
        """,
        ModulePicture.of(planted));
  }

  private static String uses(String module, String scope) {
    return "<dependency><groupId>org.tenprint</groupId><artifactId>"
        + module
        + "</artifactId>"
        + scope
        + "</dependency>";
  }
}
