package org.tenprint.reference;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table: it has all those needed, may have the others and {@code source}, each
 * once, and none besides. A table of offences has one more, the last, of any other name: the level.
 *
 * <p>A column that nobody reads is refused since it may be a misspelt one that somebody relies on,
 * such as the last day of a row.
 *
 * @param needed those that must be there
 * @param others those that may
 * @param levelLast whether the last is the level
 */
record Columns(Set<String> needed, Set<String> others, boolean levelLast) {
  /** The public file has {@code ero_aor} too. */
  static final Columns OF_AGENCIES =
      of("ori9", "agency", "county_fips", "state").and("valid_from", "valid_to", "ero_aor");

  static final Columns OF_COUNTIES =
      of("county_fips", "ero_aor").and("county", "state", "state_fips");

  /** The last two are the public file's. */
  static final Columns OF_OFFENCES =
      new Columns(of("ncic_code").needed, Set.of(), true)
          .and("description", "icots_type(V/D/S)", "ncic_group");

  static final Columns OF_SCHEMES =
      of("scheme", "ncic_code", "level").and("valid_from", "valid_to");
  static final Columns OF_HOLIDAYS = of("calendar", "year", "number", "days").and();
  static final Columns OF_ZONES = of("place", "time_zone").and("valid_from", "valid_to");
  static final Columns OF_AGES = of("state", "adult_age").and("valid_from", "valid_to");

  private static final String SHOWN = "[A-Za-z0-9_()/ .-]{1,40}";

  private static Columns of(String... needed) {
    return new Columns(new LinkedHashSet<>(List.of(needed)), Set.of(), false);
  }

  private Columns and(String... more) {
    Set<String> all = new LinkedHashSet<>(List.of(more));
    all.add("source");
    return new Columns(needed, all, levelLast);
  }

  /**
   * What is wrong with a header line and what mends it; empty if nothing is.
   *
   * @param header its names in their order
   */
  Optional<String> wrong(List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (known(name) && !seen.add(name)) {
        return Optional.of("there is a second column " + name + ": take one of the two out");
      }
    }
    for (String name : needed) {
      if (!seen.contains(name)) {
        return Optional.of("there is no column " + name + ": this table needs " + names(needed));
      }
    }
    int last = header.size() - 1;
    for (int at = 0; at <= last; at++) {
      if (known(header.get(at)) == (levelLast && at == last)) {
        return Optional.of(levelLast && at == last ? notLast() : unknown(header.get(at), at));
      }
    }
    return Optional.empty();
  }

  private boolean known(String name) {
    return needed.contains(name) || others.contains(name);
  }

  private String unknown(String name, int at) {
    return "column %d%s is not known: spell it as one of %s, %s, or take it out"
        .formatted(
            at + 1, name.matches(SHOWN) ? ", " + name + "," : "", names(needed), names(others));
  }

  private String notLast() {
    return "the last column must be the level, of a name that is none of %s, %s"
        .formatted(names(needed), names(others));
  }

  private static String names(Set<String> names) {
    return String.join(", ", names);
  }
}
