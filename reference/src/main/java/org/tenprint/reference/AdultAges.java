package org.tenprint.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the table of adult ages: columns {@code state}, {@code adult_age}, and days. */
final class AdultAges {
  static final String FILE = "adult-ages.csv";
  static final String NONE = "state,adult_age\n";

  private AdultAges() {}

  static SortedMap<String, List<AdultAge>> read(String text) throws ReferenceDataException {
    SortedMap<String, List<AdultAge>> ages = new TreeMap<>();
    for (Table.Row row : Table.rows(FILE, text, Columns.OF_AGES)) {
      AdultAge age =
          new AdultAge(
              row.field("state", "[A-Z]{2}"),
              Integer.parseInt(row.field("adult_age", "1[6-9]|2[01]")),
              row.date("valid_from"),
              row.date("valid_to"));
      if (!before(age.from(), age.to())) {
        throw row.error("valid_to must be after valid_from");
      }
      List<AdultAge> known = ages.computeIfAbsent(age.state(), state -> new ArrayList<>());
      if (known.stream().anyMatch(other -> meet(age, other))) {
        throw row.error("this state stands above for the same time");
      }
      known.add(age);
    }
    ages.values()
        .forEach(some -> some.sort(Comparator.comparing(a -> a.from().orElse(LocalDate.MIN))));
    return ages;
  }

  /** The highest that any of these states has on any of these days. */
  static int highest(
      Map<String, List<AdultAge>> ages, Collection<String> states, Collection<LocalDate> days) {
    int highest = AdultAge.LOWEST;
    for (String state : states) {
      for (LocalDate day : days) {
        highest = Math.max(highest, age(ages.getOrDefault(state, List.of()), day));
      }
    }
    return highest;
  }

  private static int age(List<AdultAge> known, LocalDate day) {
    return known.stream()
        .filter(one -> one.holdsOn(day))
        .mapToInt(AdultAge::age)
        .findFirst()
        .orElse(AdultAge.USUAL);
  }

  private static boolean meet(AdultAge one, AdultAge other) {
    return before(one.from(), other.to()) && before(other.from(), one.to());
  }

  private static boolean before(Optional<LocalDate> start, Optional<LocalDate> end) {
    return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
  }
}
