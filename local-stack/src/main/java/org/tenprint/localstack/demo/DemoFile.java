package org.tenprint.localstack.demo;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors;
import org.tenprint.formats.image.GreyImage;

/** A booking as an ANSI/NIST-ITL file of type CAR, with Type-14 records in PNG. */
final class DemoFile {
  private DemoFile() {}

  static byte[] of(DemoBooking booking, List<GreyImage> images, OffsetDateTime bookedAt) {
    CarFile file =
        CarFile.of(booking.ori(), booking.tcn(), bookedAt.toLocalDate())
            .retain(false)
            .person("SAMPLE,INVENTED", booking.charge().born())
            .description(List.of("XX", "U", "U", "507", "160", "XXX", "XXX"))
            .arrest(
                bookedAt.toLocalDate(),
                List.of(
                    new Descriptors.ArrestSegment(
                        Optional.of(bookedAt.toLocalDate().minusDays(1)), "SAMPLE CHARGE")))
            .controllingAgencies(List.of(booking.ori()));
    for (int i = 0; i < images.size(); i++) {
      FrictionRidgePosition position = FrictionRidgePosition.ofCode(DemoPerson.POSITIONS.get(i));
      file.typeFourteen(
          position, ImpressionType.LIVE_ROLLED, CarFile.png(images.get(i)), List.of());
    }
    return file.bytes();
  }
}
