package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.Truth;

/** Requests that conditions can tell apart, one for each that they tell. */
final class SampleRequests {
  private SampleRequests() {}

  /**
   * Those to a recipient; of what is no request, one that is empty.
   *
   * @param asked conditions of the instruments that may speak
   * @param booked day of the booking
   * @param calendars by which business time is counted
   */
  static List<Optional<Request>> of(
      Recipient recipient,
      Collection<Condition> asked,
      LocalDate booked,
      BusinessCalendars calendars) {
    if (recipient.edge() != Edge.REQUEST) {
      return List.of(Optional.empty());
    }
    List<RequestCondition> ofRequests =
        asked.stream()
            .filter(RequestCondition.class::isInstance)
            .map(RequestCondition.class::cast)
            .toList();
    Map<List<Object>, Optional<Request>> told = new LinkedHashMap<>();
    List<Optional<LocalDate>> days = AskedDays.of(asked, booked, calendars);
    for (Request stated : stated(ofRequests)) {
      for (Consent consent : SampleConsents.of(ofRequests)) {
        Request request = stated.with(consent);
        List<Truth> seen = ofRequests.stream().map(one -> one.holds(request)).toList();
        for (Optional<LocalDate> day : days) {
          told.putIfAbsent(
              List.of(day, seen),
              Optional.of(day.map(one -> request.at(noon(one))).orElse(request)));
        }
      }
    }
    return List.copyOf(told.values());
  }

  /** Every paper, kind and purpose, and none stated of the latter two, in that order. */
  private static List<Request> stated(List<RequestCondition> asked) {
    List<Request> all = new ArrayList<>();
    for (Warrant warrant : Warrant.values()) {
      for (Optional<RequestKind> kind : orNone(RequestKind.values())) {
        for (Optional<RequestPurpose> purpose : purposes(asked)) {
          all.add(new Request(kind, warrant).statedFor(purpose));
        }
      }
    }
    return all;
  }

  /** Where they are asked for: none, and each. */
  private static List<Optional<RequestPurpose>> purposes(List<RequestCondition> asked) {
    return asked.stream().anyMatch(RequestCondition.PurposeIn.class::isInstance)
        ? orNone(RequestPurpose.values())
        : List.of(Optional.empty());
  }

  private static <T> List<Optional<T>> orNone(T[] constants) {
    List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
    for (T one : constants) {
      all.add(Optional.of(one));
    }
    return all;
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }
}
