package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.SyntheticPerson;

/**
 * Prints of 1,000 pixels an inch are as good as those of 500, through the door and at the match.
 */
class ThousandPpiIT {
  private static final Logger LOG = LoggerFactory.getLogger(ThousandPpiIT.class);
  private static final int PEOPLE = 5;

  /** Grown once for both encodings. */
  private static final List<SyntheticPerson> PERSONS =
      LongStream.range(100, 100 + PEOPLE).mapToObj(SyntheticPerson::of).toList();

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("PNG", (Function<GreyImage, EncodedImage>) CarFile::png),
        Arguments.of("WSQ", (Function<GreyImage, EncodedImage>) CarFile::wsq));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void scoresAndQualityAreThoseOfTheTwinOf500(
      String format, Function<GreyImage, EncodedImage> encoding) throws Exception {
    double fine = 0;
    double coarse = 0;
    for (int i = 0; i < PEOPLE; i++) {
      SyntheticPerson person = PERSONS.get(i);
      GreyImage fineImage = person.fine(2, 1, ImpressionQuality.BOOKING);
      FingerTemplate of1000 = throughTheDoor(encoding.apply(fineImage));
      FingerTemplate of500 =
          throughTheDoor(encoding.apply(person.impression(2, 1, ImpressionQuality.BOOKING)));
      FingerTemplate enrolled =
          throughTheDoor(encoding.apply(person.impression(2, 2, ImpressionQuality.BOOKING)));
      assertEquals(of500.width(), of1000.width(), 17);
      assertEquals(of500.quality(), of1000.quality(), 10, "quality of person " + i);
      FingerprintMatcher known = new FingerprintMatcher(SourceAfis.template(enrolled));
      fine += known.match(SourceAfis.template(of1000));
      coarse += known.match(SourceAfis.template(of500));
    }
    String scores =
        "%s: mean score %.1f at 1,000 ppi, %.1f at 500"
            .formatted(format, fine / PEOPLE, coarse / PEOPLE);
    assertTrue(fine >= 0.9 * coarse && coarse > 40 * PEOPLE, scores);
    LOG.info(scores);
  }

  private static FingerTemplate throughTheDoor(EncodedImage image) throws Exception {
    byte[] file =
        CarFile.of("MA0130100", "TCN-0000001", LocalDate.of(2011, 6, 5))
            .typeFourteen(
                FrictionRidgePosition.RIGHT_INDEX, ImpressionType.LIVE_PLAIN, image, List.of())
            .bytes();
    Findings findings = new Findings();
    Draft.Fingers fingers =
        AnsiNistFingers.read(AnsiNistReader.read(file), Limits.DEFAULT, findings);
    Draft.Print print = fingers.prints().get(0);
    assertEquals(Integer.toString(image.ppi()), print.sides().ppi().text().orElseThrow());
    BookingContent.PrintFormat format =
        BookingContent.PrintFormat.valueOf(print.format().text().orElseThrow());
    byte[] data = print.data().bytes().orElseThrow();
    new PrintInspector(Limits.DEFAULT)
        .inspect(
            new BookingContent.Print(
                2,
                BookingContent.Impression.PLAIN,
                format,
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
