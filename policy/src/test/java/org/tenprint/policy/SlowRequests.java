package org.tenprint.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;

/**
 * The rules, slow and obvious, of an inquiry that may be a request: it is asked without the asked
 * agency's own place and, of a request, with what that keeps back, and the answer that tells less
 * counts; and so with each charge that may be dismissed, and without.
 *
 * @param codes levels of offence codes, as their file writes them
 * @param places where an agency is, by its ORI, that is none of the booking's
 */
public record SlowRequests(Map<String, String> codes, Function<String, Optional<Place>> places) {

  /** The answer, beside instruments that apply to nothing. */
  public Answer answer(List<Instrument> book, List<Instrument> idle, Inquiry asked) {
    return SlowDismissals.readings(asked).stream()
        .map(reading -> once(book, idle, reading))
        .reduce(SlowDismissals::less)
        .orElseThrow();
  }

  private Answer once(List<Instrument> book, List<Instrument> idle, Inquiry asked) {
    Answer without = new SlowPolicy(book, idle, asked, codes, Optional.empty()).answer();
    if (asked.recipient().edge() != Edge.REQUEST) {
      return without;
    }
    Answer with = new SlowPolicy(book, idle, asked, codes, Optional.of(own(asked))).answer();
    boolean tellsLess =
        with.outcome() == Outcome.WITHHELD && without.outcome() != Outcome.WITHHELD
            || with.outcome() == Outcome.HELD && without.outcome() == Outcome.DELIVERED;
    return tellsLess ? with : without;
  }

  /** What is first found of either. */
  public <T> Optional<T> first(
      List<Instrument> book, Inquiry asked, Function<SlowPolicy, Optional<T>> found) {
    return SlowDismissals.readings(asked).stream()
        .flatMap(reading -> firstOf(book, reading, found).stream())
        .findFirst();
  }

  private <T> Optional<T> firstOf(
      List<Instrument> book, Inquiry asked, Function<SlowPolicy, Optional<T>> found) {
    Optional<T> without = found.apply(new SlowPolicy(book, asked, codes));
    return without.isPresent() || asked.recipient().edge() != Edge.REQUEST
        ? without
        : found.apply(new SlowPolicy(book, List.of(), asked, codes, Optional.of(own(asked))));
  }

  private Place own(Inquiry asked) {
    String ori = asked.recipient().code();
    Places booked = asked.facts().places();
    return Stream.of(booked.controlling(), booked.arresting(), booked.booking())
        .filter(place -> place.ori().equals(ori))
        .findFirst()
        .or(() -> places.apply(ori))
        .orElseGet(() -> new Place(ori, "", ori.length() < 2 ? ori : ori.substring(0, 2), ""));
  }
}
