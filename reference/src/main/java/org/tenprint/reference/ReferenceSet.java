package org.tenprint.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A set of reference data and its version.
 *
 * <p>Three CSV files with a header line: {@code agencies.csv} (columns {@code ori9}, {@code
 * agency}, {@code county_fips}, {@code state}, and optionally {@code valid_from}, {@code
 * valid_to}), {@code county-field-office.csv} ({@code county_fips}, {@code ero_aor}) and {@code
 * offence-levels.csv} ({@code ncic_code}, {@code description}, and the level in the last column). A
 * fourth may be there, {@code offence-schemes.csv}: level schemes of one's own ({@code scheme},
 * {@code ncic_code}, {@code level}, and optionally {@code valid_from}, {@code valid_to}), and a
 * fifth, {@code adult-ages.csv} ({@code state}, {@code adult_age}, and optionally days), and two of
 * business time, {@code holidays.csv} ({@code calendar}, {@code year}, {@code days}) and {@code
 * time-zones.csv} ({@code place}, {@code time_zone}, and optionally days). Each may have a column
 * {@code source}; an unknown one is refused. The version is the first 16 hexadecimal digits of the
 * SHA-256 over what was read.
 */
public final class ReferenceSet {
  private static final long LARGEST_FILE = 32L * 1024 * 1024;
  private static final String SAMPLE = "sample/";

  /** The file with the counties' field offices. */
  public static final String COUNTIES = "county-field-office.csv";

  private static final String PUBLIC_AGENCIES = "agencies-sample.csv";
  private static final String PUBLIC_OFFENCES = "ncic-offense-levels-reconstructed.csv";

  private final SortedMap<String, List<Agency>> agencies;
  private final SortedMap<String, String> fieldOffices;
  private final SortedMap<String, Offence> offences;
  private final SortedMap<String, List<RankedOffence>> schemes;
  private final SortedMap<String, List<AdultAge>> adultAges;
  private final Calendars calendars;
  private final String version;

  private ReferenceSet(
      SortedMap<String, List<Agency>> agencies,
      SortedMap<String, String> fieldOffices,
      SortedMap<String, Offence> offences,
      SortedMap<String, List<RankedOffence>> schemes,
      SortedMap<String, List<AdultAge>> adultAges,
      Calendars calendars) {
    this.agencies = agencies;
    this.fieldOffices = fieldOffices;
    this.offences = offences;
    this.schemes = schemes;
    this.adultAges = adultAges;
    this.calendars = calendars;
    this.version = hash();
  }

  /**
   * Loads the three files of a directory. {@code agencies-sample.csv} and {@code
   * ncic-offense-levels-reconstructed.csv}, the names of the public files, do as well.
   *
   * @throws ReferenceDataException if a file is missing, too large or has a bad row
   */
  public static ReferenceSet load(Path directory) throws ReferenceDataException {
    return of(
            read(directory, PublicTables.AGENCIES, PUBLIC_AGENCIES),
            read(directory, COUNTIES, COUNTIES),
            read(directory, PublicTables.OFFENCES, PUBLIC_OFFENCES),
            readIfThere(directory.resolve(OwnSchemes.FILE), OwnSchemes.NONE),
            readIfThere(directory.resolve(AdultAges.FILE), AdultAges.NONE))
        .withCalendars(
            readIfThere(directory.resolve(Calendars.HOLIDAYS), Calendars.NO_HOLIDAYS),
            readIfThere(directory.resolve(Calendars.ZONES), Calendars.NO_ZONES));
  }

  private static String read(Path directory, String name, String publicName)
      throws ReferenceDataException {
    Path file = directory.resolve(name);
    return read(Files.exists(file) ? file : directory.resolve(publicName));
  }

  /**
   * The sample that the project ships: the places of the public record, a few offence codes; no
   * adult ages and no holidays, so that nothing is told by a row that no one decided on.
   */
  public static ReferenceSet sample() {
    try {
      return of(
          resource(PublicTables.AGENCIES),
          resource(COUNTIES),
          resource(PublicTables.OFFENCES),
          resource(OwnSchemes.FILE),
          AdultAges.NONE);
    } catch (ReferenceDataException e) {
      throw new IllegalStateException("the shipped sample is broken", e);
    }
  }

  /**
   * A set from the texts of the three files.
   *
   * @throws ReferenceDataException if one has a bad row
   */
  public static ReferenceSet of(String agencies, String countyFieldOffice, String offenceLevels)
      throws ReferenceDataException {
    return of(agencies, countyFieldOffice, offenceLevels, OwnSchemes.NONE, AdultAges.NONE);
  }

  /**
   * The same with schemes of one's own.
   *
   * @throws ReferenceDataException if one has a bad row
   */
  public static ReferenceSet of(
      String agencies, String countyFieldOffice, String offenceLevels, String offenceSchemes)
      throws ReferenceDataException {
    return of(agencies, countyFieldOffice, offenceLevels, offenceSchemes, AdultAges.NONE);
  }

  /**
   * The same with adult ages.
   *
   * @throws ReferenceDataException if one has a bad row
   */
  public static ReferenceSet of(
      String agencies,
      String countyFieldOffice,
      String offenceLevels,
      String offenceSchemes,
      String adultAges)
      throws ReferenceDataException {
    return new ReferenceSet(
        PublicTables.agencies(agencies),
        PublicTables.fieldOffices(countyFieldOffice),
        PublicTables.offences(offenceLevels),
        OwnSchemes.read(offenceSchemes),
        AdultAges.read(adultAges),
        Calendars.read(Calendars.NO_HOLIDAYS, Calendars.NO_ZONES));
  }

  /**
   * The same set with these adult ages and no others.
   *
   * @param adultAges the text of the file
   * @throws ReferenceDataException if it has a bad row
   */
  public ReferenceSet withAdultAges(String adultAges) throws ReferenceDataException {
    return new ReferenceSet(
        agencies, fieldOffices, offences, schemes, AdultAges.read(adultAges), calendars);
  }

  /**
   * The same set with these holidays and time zones and no others.
   *
   * @param holidays the text of the file
   * @param timeZones the text of the file
   * @throws ReferenceDataException if one has a bad row
   */
  public ReferenceSet withCalendars(String holidays, String timeZones)
      throws ReferenceDataException {
    return new ReferenceSet(
        agencies, fieldOffices, offences, schemes, adultAges, Calendars.read(holidays, timeZones));
  }

  /** The agency of that ORI as last known; empty if nobody knows it. */
  public Optional<Agency> agency(String ori) {
    List<Agency> known = agencies.getOrDefault(ori, List.of());
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
  }

  /** The agency of that ORI as it was on a day; empty if there was none. */
  public Optional<Agency> agency(String ori, LocalDate day) {
    return agencies.getOrDefault(ori, List.of()).stream().filter(a -> a.holdsOn(day)).findFirst();
  }

  /** Every agency as last known, by ORI. */
  public Collection<Agency> agencies() {
    return agencies.values().stream().map(known -> known.get(known.size() - 1)).toList();
  }

  /** Every row of every agency, by ORI and day: past ones, and those to come. */
  public Collection<Agency> rows() {
    return agencies.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The code of the field office responsible for a county; empty if the table has no such county.
   */
  public Optional<String> fieldOffice(String countyFips) {
    return Optional.ofNullable(fieldOffices.get(countyFips));
  }

  /** The offence codes, in their order. */
  public Collection<Offence> offences() {
    return List.copyOf(offences.values());
  }

  /** What the schemes of one's own give, by scheme and code. */
  public Collection<RankedOffence> schemes() {
    return schemes.values().stream().flatMap(List::stream).toList();
  }

  /**
   * From which age a person is an adult to each of these states on each of these days: the highest
   * there is; {@value AdultAge#USUAL} where the table says nothing.
   */
  public int adultAge(Collection<String> states, Collection<LocalDate> days) {
    return AdultAges.highest(adultAges, states, days);
  }

  /** The holidays of every calendar and year, by name and year. */
  public Collection<HolidayYear> holidays() {
    return calendars.years().values();
  }

  /** Every place's time zones. */
  public Collection<PlaceZone> timeZones() {
    return calendars.zones().values().stream().flatMap(List::stream).toList();
  }

  /** The version: 16 hexadecimal digits that follow from the content. */
  public String version() {
    return version;
  }

  private static String read(Path file) throws ReferenceDataException {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new ReferenceDataException(file.getFileName() + ": larger than 32 MiB");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new ReferenceDataException(file + ": cannot be read as UTF-8 text", e);
    }
  }

  private static String readIfThere(Path file, String otherwise) throws ReferenceDataException {
    return Files.exists(file) ? read(file) : otherwise;
  }

  private static String resource(String name) throws ReferenceDataException {
    try (InputStream in = ReferenceSet.class.getResourceAsStream(SAMPLE + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ReferenceDataException(name + ": cannot be read", e);
    }
  }

  private String hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      // without the later tables it is the version that the same data had before there were any
      for (Map<String, ?> table :
          List.of(
              agencies,
              fieldOffices,
              offences,
              schemes,
              adultAges,
              calendars.years(),
              calendars.zones(),
              calendars.offsets())) {
        table.forEach(
            (key, row) ->
                sha256.update((key + "\u001f" + row + "\u001e").getBytes(StandardCharsets.UTF_8)));
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
