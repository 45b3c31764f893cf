package org.tenprint.formats.annist;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.PngWriter;
import org.tenprint.formats.image.WsqWriter;

/**
 * Builds a criminal ten-print submission (EBTS 9.1 {@code CAR}): Type-1, Type-2, then the prints in
 * the order in which they were added. What is not set is left out, so that incomplete files can be
 * built too; {@link CarRules} says what is mandatory.
 */
public final class CarFile {
  private final TreeMap<Integer, Field> transaction = new TreeMap<>();
  private final TreeMap<Integer, Field> person = new TreeMap<>();
  private final List<AnsiNistRecord> prints = new ArrayList<>();
  private final String originator;
  private final LocalDate date;

  private CarFile(String originator, String controlNumber, LocalDate date) {
    this.originator = originator;
    this.date = date;
    one(Transaction.VER, "0400");
    one(Transaction.TOT, "CAR");
    one(Transaction.DAT, day(date));
    one(Transaction.DAI, "WVIAFIS0Z");
    one(Transaction.ORI, originator);
    one(Transaction.TCN, controlNumber);
    one(Transaction.NSR, "19.69");
    one(Transaction.NTR, "19.69");
  }

  /** A submission of an agency (ORI, 9 characters) with its control number (TCN, 10 to 40). */
  public static CarFile of(String originator, String controlNumber, LocalDate date) {
    return new CarFile(originator, controlNumber, date);
  }

  /** Sets a Type-1 field by number, as 4 for TOT; the separators RS and US may stand in it. */
  public CarFile one(int number, String value) {
    transaction.put(number, Field.of(number, value));
    return this;
  }

  /** Sets a Type-2 field by number, as 24 for SEX; the separators RS and US may stand in it. */
  public CarFile two(int number, String value) {
    person.put(number, Field.of(number, value));
    return this;
  }

  /** RET: whether the prints may be kept. */
  public CarFile retain(boolean retain) {
    return two(Descriptors.RET, retain ? "Y" : "N");
  }

  /** NAM and DOB; an absent date is written as unknown. */
  public CarFile person(String name, Optional<LocalDate> born) {
    two(Descriptors.NAM, name);
    return two(Descriptors.DOB, born.map(CarFile::day).orElse("00000000"));
  }

  /** POB, SEX, RAC, HGT, WGT, EYE, HAI, in that order. */
  public CarFile description(List<String> values) {
    int[] numbers = {
      Descriptors.POB,
      Descriptors.SEX,
      Descriptors.RAC,
      Descriptors.HGT,
      Descriptors.WGT,
      Descriptors.EYE,
      Descriptors.HAI
    };
    for (int i = 0; i < numbers.length; i++) {
      two(numbers[i], values.get(i));
    }
    return this;
  }

  /** DOA and ASL. */
  public CarFile arrest(LocalDate arrested, List<Descriptors.ArrestSegment> segments) {
    two(Descriptors.DOA, day(arrested));
    List<List<String>> subfields = new ArrayList<>();
    for (Descriptors.ArrestSegment segment : segments) {
      subfields.add(
          List.of(segment.occurred().map(CarFile::day).orElse("00000000"), segment.literal()));
    }
    person.put(Descriptors.ASL, Field.of(Descriptors.ASL, subfields));
    return this;
  }

  /** CRI, the responsible agency first. */
  public CarFile controllingAgencies(List<String> agencies) {
    person.put(
        Descriptors.CRI, Field.of(Descriptors.CRI, agencies.stream().map(List::of).toList()));
    return this;
  }

  /** AMP: fingers without a print. */
  public CarFile missing(List<MissingFinger> fingers) {
    List<List<String>> subfields =
        fingers.stream()
            .map(finger -> List.of("%02d".formatted(finger.position().code()), finger.code()))
            .toList();
    person.put(Descriptors.AMP, Field.of(Descriptors.AMP, subfields));
    return this;
  }

  /** Adds a print as a Type-4 record. It is read back at 500 ppi. */
  public CarFile typeFour(FrictionRidgePosition position, ImpressionType type, EncodedImage image) {
    prints.add(
        new FixedImageRecord(
            4,
            prints.size() + 1,
            0,
            new FixedImageRecord.Header(
                type.code(),
                List.of(position.code()),
                0,
                image.width(),
                image.height(),
                image.compression().code()),
            image.data()));
    return this;
  }

  /** Adds a print as a Type-14 record; segments only for slaps. */
  public CarFile typeFourteen(
      FrictionRidgePosition position,
      ImpressionType type,
      EncodedImage image,
      List<Segment> segments) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of(ImpressionReader.IMP, Integer.toString(type.code())));
    fields.add(Field.of(4, originator));
    fields.add(Field.of(5, day(date)));
    fields.add(Field.of(ImpressionReader.HLL, Integer.toString(image.width())));
    fields.add(Field.of(ImpressionReader.VLL, Integer.toString(image.height())));
    fields.add(Field.of(ImpressionReader.SLC, "1"));
    fields.add(Field.of(ImpressionReader.THPS, Integer.toString(image.ppi())));
    fields.add(Field.of(ImpressionReader.THPS + 1, Integer.toString(image.ppi())));
    fields.add(Field.of(ImpressionReader.CGA, image.compression().label()));
    fields.add(Field.of(ImpressionReader.BPX, "8"));
    fields.add(Field.of(ImpressionReader.FGP, Integer.toString(position.code())));
    if (!segments.isEmpty()) {
      fields.add(Field.of(ImpressionReader.SEG, segments.stream().map(CarFile::subfield).toList()));
    }
    fields.add(Field.ofBytes(TaggedRecord.DATA, image.data()));
    prints.add(TaggedRecord.of(14, prints.size() + 1, fields));
    return this;
  }

  /** The file as a model. */
  public AnsiNistFile file() {
    List<AnsiNistRecord> records = new ArrayList<>();
    records.add(TaggedRecord.of(1, 0, List.copyOf(transaction.values())));
    records.add(TaggedRecord.of(2, 0, List.copyOf(person.values())));
    records.addAll(prints);
    return new AnsiNistFile(records);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return AnsiNistWriter.write(file());
  }

  /** Raw pixels of an image as a record holds them. */
  public static EncodedImage raw(GreyImage image) {
    return new EncodedImage(
        Compression.NONE, image.width(), image.height(), image.ppi(), image.pixels());
  }

  /** An image as PNG. */
  public static EncodedImage png(GreyImage image) {
    return new EncodedImage(
        Compression.PNG, image.width(), image.height(), image.ppi(), PngWriter.write(image));
  }

  /** An image as WSQ, with ground added to sides that are multiples of 32. */
  public static EncodedImage wsq(GreyImage image) {
    GreyImage padded = WsqWriter.padded(image);
    return new EncodedImage(
        Compression.WSQ20, padded.width(), padded.height(), image.ppi(), WsqWriter.write(padded));
  }

  private static List<String> subfield(Segment segment) {
    return List.of(
        Integer.toString(segment.position().code()),
        Integer.toString(segment.box().left()),
        Integer.toString(segment.box().right()),
        Integer.toString(segment.box().top()),
        Integer.toString(segment.box().bottom()));
  }

  private static String day(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
