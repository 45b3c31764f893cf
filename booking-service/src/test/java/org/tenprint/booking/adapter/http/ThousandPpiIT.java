package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.FingerTemplate;
import org.tenprint.matching.SourceAfis;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.SyntheticPerson;

/**
 * Prints of 1,000 pixels an inch are as good as those of 500, through the door and at the match.
 */
class ThousandPpiIT {
  private static final int PEOPLE = 6;

  @Test
  void scoresAndQualityAreThoseOfTheTwinOf500() throws Exception {
    double fine = 0;
    double coarse = 0;
    for (int i = 0; i < PEOPLE; i++) {
      SyntheticPerson person = SyntheticPerson.of(100 + i);
      FingerTemplate of1000 = throughTheDoor(person.fine(2, 1, ImpressionQuality.BOOKING));
      FingerTemplate of500 = throughTheDoor(person.impression(2, 1, ImpressionQuality.BOOKING));
      FingerTemplate enrolled = throughTheDoor(person.impression(2, 2, ImpressionQuality.BOOKING));
      assertEquals(of500.width(), of1000.width(), 1);
      assertEquals(of500.quality(), of1000.quality(), 10, "quality of person " + i);
      FingerprintMatcher known = new FingerprintMatcher(SourceAfis.template(enrolled));
      fine += known.match(SourceAfis.template(of1000));
      coarse += known.match(SourceAfis.template(of500));
    }
    String scores =
        "mean score %.1f at 1,000 ppi, %.1f at 500".formatted(fine / PEOPLE, coarse / PEOPLE);
    assertTrue(fine >= 0.9 * coarse && coarse > 40 * PEOPLE, scores);
    System.out.println(scores);
  }

  private static FingerTemplate throughTheDoor(GreyImage image) throws Exception {
    byte[] file =
        CarFile.of("MA0130100", "TCN-0000001", LocalDate.of(2011, 6, 5))
            .typeFourteen(
                FingerPosition.RIGHT_INDEX,
                ImpressionType.LIVE_PLAIN,
                CarFile.png(image),
                List.of())
            .bytes();
    Findings findings = new Findings();
    Draft.Fingers fingers =
        AnsiNistFingers.read(AnsiNistReader.read(file), Limits.DEFAULT, findings);
    Draft.Print print = fingers.prints().get(0);
    assertEquals(Integer.toString(image.ppi()), print.sides().ppi().text().orElseThrow());
    byte[] data = print.data().bytes().orElseThrow();
    new PrintInspector(Limits.DEFAULT)
        .inspect(
            new BookingContent.Print(
                2,
                BookingContent.Impression.PLAIN,
                BookingContent.PrintFormat.PNG,
                print.sides().sides(),
                print.sides().ppi().text().map(Integer::valueOf),
                data),
            "data",
            findings);
    assertEquals(List.of(), findings.problems());
    Extraction extraction = TemplateExtractor.extract(new Print.Encoded(data, image.ppi()));
    return assertInstanceOf(Extraction.Extracted.class, extraction).template();
  }
}
