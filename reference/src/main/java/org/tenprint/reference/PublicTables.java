package org.tenprint.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the three tables of the public record: agencies, counties and offence codes. */
final class PublicTables {
  static final String AGENCIES = "agencies.csv";
  static final String OFFENCES = "offence-levels.csv";

  private PublicTables() {}

  static SortedMap<String, List<Agency>> agencies(String text) throws ReferenceDataException {
    SortedMap<String, List<Agency>> agencies = new TreeMap<>();
    for (Table.Row row : Table.rows(AGENCIES, text, Columns.OF_AGENCIES)) {
      Agency agency =
          new Agency(
              row.field("ori9", "[A-Z0-9]{9}"),
              row.field("agency", ".{1,120}"),
              row.field("county_fips", "\\d{5}"),
              row.field("state", "[A-Z]{2}"),
              row.date("valid_from"),
              row.date("valid_to"));
      if (!agency.holdsOnSomeDay()) {
        throw row.error("valid_to must be after valid_from");
      }
      List<Agency> known = agencies.computeIfAbsent(agency.ori(), ori -> new ArrayList<>());
      if (!known.isEmpty() && !follows(known.get(known.size() - 1), agency)) {
        throw row.error("this ORI stands above for the same time; give valid_from and valid_to");
      }
      known.add(agency);
    }
    return agencies;
  }

  private static boolean follows(Agency earlier, Agency later) {
    return earlier.to().isPresent()
        && later.from().isPresent()
        && !later.from().get().isBefore(earlier.to().get());
  }

  static SortedMap<String, String> fieldOffices(String text) throws ReferenceDataException {
    SortedMap<String, String> offices = new TreeMap<>();
    for (Table.Row row : Table.rows(ReferenceSet.COUNTIES, text, Columns.OF_COUNTIES)) {
      String county = row.field("county_fips", "\\d{5}");
      Optional<String> office = row.optional("ero_aor", "[A-Z]{3}");
      if (office.isPresent() && offices.put(county, office.get()) != null) {
        throw row.error("this county stands above");
      }
    }
    return offices;
  }

  static SortedMap<String, Offence> offences(String text) throws ReferenceDataException {
    SortedMap<String, Offence> offences = new TreeMap<>();
    for (Table.Row row : Table.rows(OFFENCES, text, Columns.OF_OFFENCES)) {
      String code = row.field("ncic_code", "\\d{4}");
      Offence offence =
          new Offence(
              code,
              row.optional("description", ".{0,200}").orElse(""),
              row.last("L[123](_IF_[A-Z0-9_]{1,40})?"));
      if (offences.put(code, offence) != null) {
        throw row.error("this code stands above");
      }
    }
    return offences;
  }
}
