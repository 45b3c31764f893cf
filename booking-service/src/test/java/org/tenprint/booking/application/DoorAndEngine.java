package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingContent.Impression;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.intake.EngineEye;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.Print.Encoded;
import org.tenprint.matching.intake.Print.Raw;

/** A print before the door and before the engine. */
final class DoorAndEngine {
  private final PrintInspector door = new PrintInspector(Limits.DEFAULT);

  /** What both see of an image that the door accepts; fails where they see another. */
  GreyImage both(BookingContent.Print print) throws FormatException {
    assertEquals(List.of(), door(print));
    GreyImage atTheDoor = door.image(print).decode();
    GreyImage inTheEngine = EngineEye.pixels(booked(print));
    assertEquals(atTheDoor, inTheEngine);
    return inTheEngine;
  }

  /** Whether the door accepts; the engine must think the same, and see the same. */
  boolean agrees(BookingContent.Print print) throws FormatException {
    List<ProblemCode> problems = door(print);
    String what = print.format() + " at " + print.ppi() + ", the door found " + problems;
    if (problems.isEmpty()) {
      both(print);
      return true;
    }
    try {
      GreyImage seen = EngineEye.pixels(booked(print));
      throw new AssertionError(what + " and the engine saw " + seen);
    } catch (FormatException refused) {
      assertEquals(List.of(refused.code().name()), problems.stream().map(Enum::name).toList());
      return false;
    }
  }

  /** What the door finds wrong. */
  List<ProblemCode> door(BookingContent.Print print) {
    Findings findings = new Findings();
    door.inspect(print, "/prints/0/data", findings);
    return findings.problems().stream().map(Problem::code).toList();
  }

  /** The print as the log hands it to the engine. */
  static Print booked(BookingContent.Print print) {
    int ppi = print.ppi().orElse(0);
    return print.format() == PrintFormat.RAW8
        ? new Raw(print.data(), print.sides().get().width(), print.sides().get().height(), ppi)
        : new Encoded(print.data(), ppi);
  }

  /** The prints as which the door passes a record on. */
  List<BookingContent.Print> singles(PrintFormat format, byte[] record) {
    Given none = Given.absent("");
    Draft.Print draft =
        new Draft.Print(
            "",
            none,
            none,
            Given.of("", format.name()),
            new Draft.Resolution(none, Optional.empty()),
            new Draft.Data("", Optional.of(record), true));
    return door.singles(draft, new ArrayList<>()).stream()
        .map(single -> print(format, Optional.empty(), single.data().bytes().get()))
        .toList();
  }

  /** No resolution for 0. */
  static Optional<Integer> stated(int ppi) {
    return Optional.of(ppi).filter(value -> value > 0);
  }

  static BookingContent.Print png(Optional<Integer> ppi, byte[] data) {
    return print(PrintFormat.PNG, ppi, data);
  }

  static BookingContent.Print raw(int width, int height, Optional<Integer> ppi, byte[] pixels) {
    Optional<Draft.Sides> sides = Optional.of(new Draft.Sides(width, height));
    return new BookingContent.Print(1, Impression.UNKNOWN, PrintFormat.RAW8, sides, ppi, pixels);
  }

  static BookingContent.Print print(PrintFormat format, Optional<Integer> ppi, byte[] data) {
    return new BookingContent.Print(0, Impression.UNKNOWN, format, Optional.empty(), ppi, data);
  }
}
