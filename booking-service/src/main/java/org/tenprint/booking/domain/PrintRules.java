package org.tenprint.booking.domain;

import static org.tenprint.booking.domain.ProblemCode.ALL_FINGERS_ABSENT;
import static org.tenprint.booking.domain.ProblemCode.BAD_FINGER_POSITION;
import static org.tenprint.booking.domain.ProblemCode.BAD_RESOLUTION;
import static org.tenprint.booking.domain.ProblemCode.DUPLICATE_FINGER;
import static org.tenprint.booking.domain.ProblemCode.DUPLICATE_IMAGE;
import static org.tenprint.booking.domain.ProblemCode.FINGER_BOTH_PRINTED_AND_MISSING;
import static org.tenprint.booking.domain.ProblemCode.MISSING_FIELD;
import static org.tenprint.booking.domain.ProblemCode.NO_PRINTS;
import static org.tenprint.booking.domain.ProblemCode.NO_USABLE_PRINT;
import static org.tenprint.booking.domain.ProblemCode.TOO_MANY;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.booking.domain.BookingContent.Impression;
import org.tenprint.booking.domain.BookingContent.Missing;
import org.tenprint.booking.domain.BookingContent.MissingReason;
import org.tenprint.booking.domain.BookingContent.Print;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.formats.Limits;

/**
 * Rules about the fingers: positions, formats, resolution, each finger once. Looked into are the
 * first ten prints at most, and none of a finger that was printed before: decoding one costs up to
 * half a second, and a submission of more is refused whatever they hold.
 */
final class PrintRules {
  /** More entries than this are not even looked at. */
  private static final int MOST = 20;

  private static final int FINGERS = 10;
  private static final String WHICH_FINGER =
      "give the finger: 1 (right thumb) to 5 (right little), 6 (left thumb) to 10 (left little);"
          + " one image a finger";

  private final Findings findings;
  private final FieldRules fields;
  private final PrintInspection inspection;
  private final List<Problem> notUsed = new ArrayList<>();
  private int inspected;

  PrintRules(Findings findings, PrintInspection inspection) {
    this.findings = findings;
    this.fields = new FieldRules(findings);
    this.inspection = inspection;
  }

  /** What was sent and is left out, once {@link #check} has been asked. */
  List<Problem> notUsed() {
    return NotUsed.canonical(notUsed);
  }

  BookingContent.Fingers check(Draft.Fingers draft) {
    notUsed.addAll(draft.notUsed());
    if (draft.prints().isEmpty()) {
      noPrint(draft);
    }
    if (draft.prints().size() > MOST || draft.missing().size() > MOST) {
      findings.add(draft.field(), TOO_MANY, "send one print a finger, at most ten");
      return new BookingContent.Fingers(List.of(), List.of());
    }
    Map<Integer, String> printed = new TreeMap<>();
    List<Print> prints = new ArrayList<>();
    List<Draft.Print> singles =
        draft.prints().stream()
            .flatMap(print -> inspection.singles(print, notUsed).stream())
            .toList();
    for (Draft.Print print : singles) {
      Optional<Integer> position = position(print.position());
      boolean first =
          position.map(finger -> once(printed, finger, print.position().field())).orElse(true);
      print(print, position, first).ifPresent(prints::add);
    }
    distinct(draft);
    Map<Integer, String> absent = new TreeMap<>();
    List<Missing> missing = new ArrayList<>();
    for (Draft.Missing finger : draft.missing()) {
      missing(finger, printed, absent).ifPresent(missing::add);
    }
    prints.sort(Comparator.comparing(Print::position));
    missing.sort(Comparator.comparing(Missing::position));
    return new BookingContent.Fingers(prints, missing, draft.slaps());
  }

  private void noPrint(Draft.Fingers draft) {
    long absent =
        draft.missing().stream().flatMap(m -> m.position().text().stream()).distinct().count();
    if (absent >= FINGERS) {
      findings.add(
          draft.field(),
          ALL_FINGERS_ABSENT,
          "every finger is said to be missing: nobody can be searched for by prints; identify the"
              + " person by other means, or send a print when one can be taken");
    } else {
      findings.add(
          draft.field(),
          draft.notUsed().isEmpty() ? NO_PRINTS : NO_USABLE_PRINT,
          "send at least one print of a single finger that can be read");
    }
    findings.addAll(NotUsed.canonical(draft.notUsed()));
  }

  /** The same bytes for two fingers, or two slaps: one of the two labels is wrong. */
  private void distinct(Draft.Fingers draft) {
    Map<ByteBuffer, String> seen = new HashMap<>();
    for (Draft.Print print : draft.prints()) {
      print.data().bytes().ifPresent(bytes -> distinct(bytes, print.data().field(), seen));
    }
    Map<ByteBuffer, String> slaps = new HashMap<>();
    for (BookingContent.Slap slap : draft.slaps()) {
      distinct(slap.whole().data(), draft.field(), slaps);
    }
  }

  private void distinct(byte[] bytes, String field, Map<ByteBuffer, String> seen) {
    String first = seen.putIfAbsent(ByteBuffer.wrap(bytes), field);
    if (first != null) {
      findings.add(
          field,
          DUPLICATE_IMAGE,
          "this is byte for byte the print of another finger, at "
              + first
              + "; send each finger's own");
    }
  }

  private Optional<Integer> position(Given given) {
    return fields.number(
        given,
        fields.required(given, WHICH_FINGER),
        1,
        10,
        new Problem("", BAD_FINGER_POSITION, WHICH_FINGER));
  }

  /** Whether it is the first; if not, that is found. */
  private boolean once(Map<Integer, String> seen, int finger, String field) {
    String first = seen.putIfAbsent(finger, field);
    if (first != null) {
      findings.add(
          field, DUPLICATE_FINGER, "this finger stands at " + first + " already; send it once");
    }
    return first == null;
  }

  private Optional<Print> print(Draft.Print draft, Optional<Integer> position, boolean first) {
    Optional<Impression> impression =
        fields.oneOf(draft.impression(), fields.optional(draft.impression()), Impression.values());
    Optional<PrintFormat> format =
        fields.oneOf(
            draft.format(),
            fields.required(draft.format(), "give the format of the data"),
            PrintFormat.values());
    Optional<Integer> ppi =
        fields.number(
            draft.sides().ppi(),
            fields.optional(draft.sides().ppi()),
            Limits.MIN_PPI,
            Limits.MAX_PPI,
            new Problem("", BAD_RESOLUTION, "give pixels an inch, 300 to 1200"));
    if (draft.data().bytes().isEmpty()) {
      if (draft.data().readable()) {
        findings.add(draft.data().field(), MISSING_FIELD, "send the print's data");
      }
      return Optional.empty();
    }
    if (format.isEmpty()) {
      return Optional.empty();
    }
    Print print =
        new Print(
            position.orElse(0),
            impression.orElse(Impression.UNKNOWN),
            format.get(),
            draft.sides().sides(),
            ppi,
            draft.data().bytes().get());
    if (first && inspected++ < FINGERS) {
      inspection.inspect(print, draft.data().field(), findings);
    }
    return Optional.of(print);
  }

  private Optional<Missing> missing(
      Draft.Missing draft, Map<Integer, String> printed, Map<Integer, String> absent) {
    Optional<Integer> position = position(draft.position());
    Optional<MissingReason> reason =
        fields.oneOf(
            draft.reason(),
            fields.required(draft.reason(), "say why there is no print: AMPUTATED, BANDAGED"),
            MissingReason.values());
    position.ifPresent(finger -> once(absent, finger, draft.position().field()));
    if (position.filter(printed::containsKey).isPresent()) {
      findings.add(
          draft.position().field(),
          FINGER_BOTH_PRINTED_AND_MISSING,
          "there is a print of this finger at "
              + printed.get(position.get())
              + "; send one of both");
    }
    return position.flatMap(finger -> reason.map(why -> new Missing(finger, why)));
  }
}
