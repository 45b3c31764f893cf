package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.domain.Draft;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * ANSI/NIST submissions: refused as a file, or a draft that every rule judges. An input is the
 * query up to the first line end, then the file.
 */
public class AnsiNistSubmissionFuzzTest {
  private static final Limits SMALL = new Limits(1 << 16, 32, 64, 1 << 15, 128);

  /** Slaps are decoded and cut, each in turn. */
  private static final long SOME = 32 << 20;

  private static final long A_BYTE = 1024;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), AnsiNistSubmissionFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    byte[] pixels = new byte[40 * 48];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 40 % 9 < 4 ? 40 : 230);
    }
    GreyImage image = new GreyImage(40, 48, pixels, 500);
    LocalDate day = LocalDate.of(2011, 6, 5);
    CarFile file =
        CarFile.of("MA0130100", "TCN-2011-000001", day)
            .retain(true)
            .person("DOE, JANE", Optional.of(LocalDate.of(1980, 2, 29)))
            .arrest(day, List.of(new ArrestSegment(Optional.of(day), "LARCENY")))
            .controllingAgencies(List.of("MA0130100"))
            .typeFour(
                FrictionRidgePosition.RIGHT_THUMB, ImpressionType.LIVE_ROLLED, CarFile.raw(image))
            .typeFourteen(
                FrictionRidgePosition.LEFT_FOUR,
                ImpressionType.LIVE_PLAIN,
                CarFile.png(image),
                List.of());
    byte[] query = "charge=1201&bookedAt=2011-06-05T20:00:00-04:00\n".getBytes();
    byte[] seed = Arrays.copyOf(query, query.length + file.bytes().length);
    System.arraycopy(file.bytes(), 0, seed, query.length, file.bytes().length);
    return List.of(seed);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    MultivaluedMap<String, String> query = query(Arrays.copyOf(input, end));
    byte[] file = Arrays.copyOfRange(input, Math.min(input.length, end + 1), input.length);
    try {
      Draft draft =
          Bounds.within(
              SOME + A_BYTE * input.length, () -> AnsiNistSubmission.read(file, query, SMALL));
      Judged.judge(draft, input.length);
    } catch (FormatException refusal) {
      if (refusal.advice().isBlank() || refusal.offset() < 0 || refusal.offset() > file.length) {
        throw new AssertionError("a refusal that does not say where or what to mend");
      }
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static MultivaluedMap<String, String> query(byte[] text) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    for (String pair : new String(text, StandardCharsets.UTF_8).split("&")) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        query.add(sides[0], sides[1]);
      }
    }
    return query;
  }
}
