package org.tenprint.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistFile;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.CarRules;
import org.tenprint.formats.annist.Descriptors;
import org.tenprint.formats.annist.TenPrint;
import org.tenprint.formats.image.Compression;

class TenPrintCardTest {
  private static final LocalDate DAY = LocalDate.of(2011, 6, 5);

  @Test
  void aCardIsReadBackFromAValidSubmission() throws FormatException {
    SyntheticPerson person = SyntheticPerson.of(11, MasterFinger.Size.SMALL);
    TenPrintCard card = TenPrintCard.take(person, 1, ImpressionQuality.BOOKING);
    AnsiNistFile read =
        AnsiNistReader.read(card.asTypeFour(submission(), Compression.NONE).bytes());
    assertEquals(List.of(), CarRules.problems(read));
    TenPrint prints = TenPrint.of(read);
    assertEquals(List.of(), prints.refusals());
    assertEquals(10, prints.impressions().size());
    assertEquals(10, prints.impressions().get(9).position().code());
    assertEquals(
        java.nio.ByteBuffer.wrap(card.prints().get(10).pixels()),
        java.nio.ByteBuffer.wrap(prints.impressions().get(9).image().data()));
  }

  @Test
  void pngImagesOfTypeFourteenDecodeToTheSamePixels() throws FormatException {
    SyntheticPerson person = SyntheticPerson.of(11, MasterFinger.Size.SMALL);
    TenPrintCard card = TenPrintCard.take(person, 1, ImpressionQuality.POOR, List.of(2, 7));
    AnsiNistFile read =
        AnsiNistReader.read(card.asTypeFourteen(submission(), Compression.PNG).bytes());
    TenPrint prints = TenPrint.of(read);
    assertEquals(List.of(), prints.refusals());
    assertEquals(card.prints().get(7), prints.impressions().get(1).image().decode(Limits.DEFAULT));
  }

  private static CarFile submission() {
    return CarFile.of("MA0130100", "SYN-2011-000001", DAY)
        .retain(true)
        .person("DOE, JANE", Optional.of(LocalDate.of(1980, 2, 29)))
        .description(List.of("XX", "F", "U", "505", "130", "BRO", "BRO"))
        .arrest(DAY, List.of(new Descriptors.ArrestSegment(Optional.of(DAY), "LARCENY")))
        .controllingAgencies(List.of("MA0130100"));
  }
}
