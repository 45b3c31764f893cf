package org.tenprint.booking.application;

import static org.tenprint.booking.domain.ProblemCode.BAD_FINGER_POSITION;
import static org.tenprint.booking.domain.ProblemCode.DUPLICATE_FINGER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.minutiae.MinutiaeReader;
import org.tenprint.formats.minutiae.MinutiaeRecord;
import org.tenprint.formats.minutiae.MinutiaeRecord.View;

/**
 * A minutiae record as the prints of its views. Without a stated position each finger of the record
 * is a print; with one, the record must speak of that finger or of none. Of several views of a
 * finger the one of the best quality stands, then the one of the most minutiae, then the first. A
 * record of one view that is by the book is passed on byte for byte, any other is written anew.
 */
final class TemplateViews {
  private final Draft.Print print;
  private final List<Problem> notUsed;

  TemplateViews(Draft.Print print, List<Problem> notUsed) {
    this.print = print;
    this.notUsed = notUsed;
  }

  List<Draft.Print> singles() {
    Optional<String> format = print.format().text();
    boolean template =
        format.equals(Optional.of(PrintFormat.ISO_19794_2.name()))
            || format.equals(Optional.of(PrintFormat.ANSI_378.name()));
    if (!template || print.data().bytes().isEmpty()) {
      return List.of(print);
    }
    try {
      return singles(MinutiaeReader.read(print.data().bytes().get()));
    } catch (FormatException unreadable) {
      return List.of(print);
    }
  }

  private List<Draft.Print> singles(MinutiaeRecord record) {
    Optional<Integer> stated = stated();
    boolean regular = record.views().size() == 1 && !record.irregular();
    if (stated.isEmpty()
        || stated.filter(finger -> finger > 0).isPresent()
            && (regular || !speaksOf(record, stated.get()))) {
      return List.of(print);
    }
    Map<Integer, Integer> best = best(record, stated.orElse(0));
    if (best.isEmpty()) {
      return List.of(print);
    }
    List<Draft.Print> singles = new ArrayList<>();
    best.forEach(
        (finger, view) ->
            singles.add(
                new Draft.Print(
                    print.field(),
                    Given.of(print.position().field(), finger.toString()),
                    print.impression(),
                    print.format(),
                    print.sides(),
                    new Draft.Data(
                        print.data().field(),
                        regular ? print.data().bytes() : Optional.of(record.single(view)),
                        true))));
    return singles;
  }

  /** The position as a number, 0 where it is left to the record; empty where it is no finger. */
  private Optional<Integer> stated() {
    String text = print.position().text().orElse(print.position().readable() ? "0" : "");
    return text.matches("\\d|10") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static boolean speaksOf(MinutiaeRecord record, int finger) {
    return record.views().stream()
        .allMatch(view -> view.position().code() == 0 || view.position().code() == finger);
  }

  /** The view that stands for each finger; what is left out is told, once a kind. */
  private Map<Integer, Integer> best(MinutiaeRecord record, int stated) {
    Map<Integer, Integer> best = new TreeMap<>();
    int unknown = 0;
    int others = 0;
    for (int i = 0; i < record.views().size(); i++) {
      View view = record.views().get(i);
      int finger = stated > 0 ? stated : view.position().code();
      if (finger == 0) {
        unknown++;
        continue;
      }
      Integer known = best.putIfAbsent(finger, i);
      if (known != null) {
        others++;
        if (better(view, record.views().get(known))) {
          best.put(finger, i);
        }
      }
    }
    if (others > 0) {
      tell(DUPLICATE_FINGER, others + " views of fingers of which a better view is used");
    }
    if (unknown > 0 && !best.isEmpty()) {
      tell(BAD_FINGER_POSITION, unknown + " views that do not say which finger they are of");
    }
    return best;
  }

  private static boolean better(View view, View than) {
    int quality = Integer.compare(quality(view), quality(than));
    return quality > 0 || quality == 0 && view.minutiae() > than.minutiae();
  }

  /** 0 to 100; what is not reported is the least. */
  private static int quality(View view) {
    return view.quality() > 100 ? -1 : view.quality();
  }

  private void tell(ProblemCode code, String what) {
    notUsed.add(new Problem(print.data().field(), code, what));
  }
}
