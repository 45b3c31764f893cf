package org.tenprint.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the table of level schemes of one's own. */
final class OwnSchemes {
  static final String FILE = "offence-schemes.csv";
  static final String NONE = "scheme,ncic_code,level\n";

  private OwnSchemes() {}

  static SortedMap<String, List<RankedOffence>> read(String text) throws ReferenceDataException {
    SortedMap<String, List<RankedOffence>> schemes = new TreeMap<>();
    for (Table.Row row : Table.rows(FILE, text, Columns.OF_SCHEMES)) {
      String level = row.field("level", "L[123]|NONE");
      RankedOffence ranked =
          new RankedOffence(
              row.field("scheme", "(?!sc-2008$|sc-2010$)[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?"),
              row.field("ncic_code", "\\d{4}|[*]"),
              level.equals("NONE") ? Optional.empty() : Optional.of(level),
              row.date("valid_from"),
              row.date("valid_to"));
      if (!ranked.holdsOnSomeDay()) {
        throw row.error("valid_to must be after valid_from");
      }
      List<RankedOffence> known =
          schemes.computeIfAbsent(ranked.scheme() + " " + ranked.code(), key -> new ArrayList<>());
      if (known.stream().anyMatch(ranked::meets)) {
        throw row.error("this scheme has this code above for the same time");
      }
      known.add(ranked);
    }
    schemes.values().forEach(some -> some.sort(Comparator.comparing(RankedOffence::firstDay)));
    return schemes;
  }
}
