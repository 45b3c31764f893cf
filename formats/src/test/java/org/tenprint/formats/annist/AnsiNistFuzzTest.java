package org.tenprint.formats.annist;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.formats.Typed.SMALL;
import static org.tenprint.formats.Typed.require;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.Typed;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * ANSI/NIST-ITL files: the records, the descriptors, the fingers; what is written is read again.
 */
public class AnsiNistFuzzTest {
  /** Records, fields and their texts are each a copy of a part of the file. */
  private static final int TIMES = 8;

  private static final long SOME = 256 << 10;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), AnsiNistFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    return List.of(Samples.mixed().bytes(), Samples.submission().bytes());
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    long most = SOME + (long) TIMES * input.length;
    AnsiNistFile file =
        Typed.read(input, most, bytes -> AnsiNistReader.read(bytes, SMALL), AnsiNistFile.class);
    if (file == null) {
      return;
    }
    Typed.read(input, most, bytes -> descriptors(file), String.class);
    Typed.read(input, most, bytes -> transaction(file), String.class);
    TenPrint prints = Typed.read(input, most, bytes -> TenPrint.of(file, SMALL), TenPrint.class);
    prints.refusals().forEach(refusal -> within(refusal, input.length));
    prints.impressions().forEach(AnsiNistFuzzTest::whole);
    if (file.records().stream().noneMatch(record -> record instanceof OpaqueRecord)) {
      AnsiNistFile again = writtenAndRead(file);
      int count = file.records().size();
      require(
          again.records().subList(1, count).equals(file.records().subList(1, count)),
          "the records behind the first are others once written and read");
      require(writtenAndRead(again).equals(again), "what was written by us reads as another");
    }
  }

  private static AnsiNistFile writtenAndRead(AnsiNistFile file) {
    try {
      return AnsiNistReader.read(AnsiNistWriter.write(file), Limits.DEFAULT);
    } catch (FormatException refusal) {
      throw new AssertionError("what was read is refused once written", refusal);
    }
  }

  /** Everything that can be asked of the person; each may be refused by itself. */
  private static String descriptors(AnsiNistFile file) throws FormatException {
    Descriptors person = file.descriptors();
    StringBuilder all = new StringBuilder();
    all.append(person.name()).append(person.aliases()).append(person.placeOfBirth());
    all.append(person.sex()).append(person.race()).append(person.agencyCaseNumber());
    all.append(person.fbiNumber()).append(person.stateNumber());
    each(all, person::retain);
    each(all, person::birthDate);
    each(all, person::arrestDate);
    each(all, person::arrestSegments);
    each(all, person::controllingAgencies);
    each(all, person::missingFingers);
    return all.toString();
  }

  private static String transaction(AnsiNistFile file) {
    StringBuilder all = new StringBuilder();
    Transaction first = file.transaction();
    each(all, first::version);
    each(all, first::type);
    each(all, first::date);
    each(all, first::originator);
    each(all, first::controlNumber);
    each(all, first::nativeResolution);
    all.append(CarRules.problems(file));
    return all.toString();
  }

  private interface Asked {
    Object read() throws FormatException;
  }

  private static void each(StringBuilder all, Asked asked) {
    try {
      all.append(asked.read());
    } catch (FormatException refusal) {
      all.append(refusal.code());
    }
  }

  private static void within(TenPrint.Refusal refusal, int length) {
    int offset = refusal.reason().offset();
    require(offset >= 0 && offset <= length, "refused outside of the file");
    require(!refusal.reason().advice().isBlank(), "a refusal without advice");
  }

  /** An impression that was taken has the sides it says, whenever its image can be decoded. */
  private static void whole(FingerImpression impression) {
    EncodedImage image = impression.image();
    if (image.compression() == Compression.PNG) {
      GreyImage decoded =
          Typed.read(image.data(), 8 << 20, bytes -> image.decode(SMALL), GreyImage.class);
      require(
          decoded == null || decoded.width() == image.width() && decoded.height() == image.height(),
          "an image of other sides");
    }
    for (Segment segment : impression.segments()) {
      require(
          segment.box().right() <= image.width() && segment.box().bottom() <= image.height(),
          "a segment outside of its image");
    }
  }
}
