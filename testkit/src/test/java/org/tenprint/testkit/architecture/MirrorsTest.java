package org.tenprint.testkit.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.planted.mirrors.Words;
import org.tenprint.testkit.architecture.planted.mirrors.Words.Longer;
import org.tenprint.testkit.architecture.planted.mirrors.Words.Ours;
import org.tenprint.testkit.architecture.planted.mirrors.Words.Wire;

class MirrorsTest {
  private static final String ROOT = Words.class.getPackageName();

  @Test
  void whatIsListedAndHasTheSameWordsHolds() {
    Mirrors mirrors =
        new Mirrors(ROOT).wire(Wire.class, Ours.class, "UNKNOWN").within(Ours.class, Longer.class);
    assertEquals(List.of(), broken(mirrors));
  }

  @Test
  void aWordThatOneSideAloneHasIsNamed() {
    Mirrors mirrors = new Mirrors(ROOT).same(Wire.class, Ours.class).same(Longer.class, Ours.class);
    assertEquals(
        List.of(
            Wire.class.getName() + ".UNKNOWN is not in " + Ours.class.getName(),
            Longer.class.getName() + ".PERHAPS is not in " + Ours.class.getName()),
        broken(mirrors));
  }

  @Test
  void aWordThatIsNotItsAloneAnyMoreIsNamed() {
    Mirrors mirrors =
        new Mirrors(ROOT)
            .wire(Wire.class, Ours.class, "UNKNOWN", "NO")
            .within(Ours.class, Longer.class);
    assertEquals(List.of(Wire.class.getName() + ".NO is not its alone"), broken(mirrors));
  }

  @Test
  void aMirrorThatIsNotListedIsNamedInALambdaToo() {
    List<String> broken = broken(new Mirrors(ROOT));
    assertEquals(2, broken.size(), broken.toString());
    assertEquals(
        1,
        broken.stream().filter(line -> line.endsWith("Words$Wire, which is not listed")).count());
    assertEquals(
        1,
        broken.stream().filter(line -> line.endsWith("Words$Longer, which is not listed")).count());
  }

  @Test
  void aMirrorThroughACarrierThatIsNotListedIsNamed() {
    Mirrors mirrors =
        new Mirrors(ROOT).through(Words.Carrier.class.getName()).within(Ours.class, Longer.class);
    assertEquals(2, broken(mirrors).size(), broken(mirrors).toString());
  }

  @Test
  void whatIsListedAndNowhereMirroredIsNamed() {
    Mirrors mirrors =
        new Mirrors(ROOT)
            .wire(Wire.class, Ours.class, "UNKNOWN")
            .within(Ours.class, Longer.class)
            .same(java.time.DayOfWeek.class, java.time.DayOfWeek.class);
    assertEquals(List.of("java.time.DayOfWeek is listed and nowhere mirrored"), broken(mirrors));
  }

  private static List<String> broken(Mirrors mirrors) {
    return mirrors.broken(new ClassFileImporter().importPackages(ROOT));
  }
}
