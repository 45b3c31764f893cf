package org.tenprint.booking.adapter.http;

import static org.tenprint.booking.domain.ProblemCode.BAD_VALUE;
import static org.tenprint.booking.domain.ProblemCode.MISSING_FIELD;
import static org.tenprint.booking.domain.ProblemCode.UNKNOWN_FIELD;
import static org.tenprint.booking.domain.ProblemCode.WRONG_TYPE;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.booking.application.PixelBudget;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistFile;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.CarRules;
import org.tenprint.formats.annist.Descriptors;
import org.tenprint.formats.annist.TaggedRecord;

/**
 * An ANSI/NIST-ITL file (traditional encoding, FBI EBTS {@code CAR} and relatives) as a draft, with
 * query parameters for what EBTS has no field for.
 *
 * <p>The booking agency is 1.008 (ORI), the controlling agency the first of 2.073 (CRI) or else the
 * booking agency; the booking's time is {@code bookedAt} or else the start, in UTC, of the day of
 * 2.045 (DOA); the i-th {@code charge} is the NCIC code of the i-th segment of 2.047 (ASL); prints
 * are kept where 2.005 (RET) is Y. A country of citizenship (2.021, CTZ) of the United States is a
 * claim of citizenship.
 */
final class AnsiNistSubmission {
  private static final int ORI = 8;
  private static final int TCN = 9;
  private static final int CTZ = 21;
  private static final Set<String> COUNTRY = Set.of("US", "USA");
  private static final Set<String> PARAMETERS =
      new TreeSet<>(
          List.of(
              "arrestingOri",
              "bookedAt",
              "charge",
              "citizenshipClaimed",
              "controllingOri",
              "protectedPerson"));

  private final AnsiNistFile file;
  private final MultivaluedMap<String, String> query;
  private final Findings findings = new Findings();

  private AnsiNistSubmission(AnsiNistFile file, MultivaluedMap<String, String> query) {
    this.file = file;
    this.query = query;
  }

  /** Reads one field. */
  @FunctionalInterface
  private interface Field<T> {
    T read() throws FormatException;
  }

  /**
   * The draft in a file.
   *
   * @throws FormatException if it is no file of this encoding
   */
  static Draft read(
      byte[] body, MultivaluedMap<String, String> query, Limits limits, PixelBudget pixels)
      throws FormatException {
    return new AnsiNistSubmission(AnsiNistReader.read(body, limits), query).draft(limits, pixels);
  }

  /** The draft in a file that is read alone. */
  static Draft read(byte[] body, MultivaluedMap<String, String> query, Limits limits)
      throws FormatException {
    return read(body, query, limits, PixelBudget.unlimited());
  }

  private Draft draft(Limits limits, PixelBudget pixels) {
    query.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .forEach(
            name ->
                findings.add(
                    "?",
                    UNKNOWN_FIELD,
                    "the query parameters are " + String.join(", ", PARAMETERS)));
    TaggedRecord first = file.typeOne();
    String type = first.text(4).orElse("");
    if (!CarRules.TRANSACTION_TYPES.contains(type)) {
      findings.add(
          "1.004",
          type.isEmpty() ? MISSING_FIELD : BAD_VALUE,
          "TOT must be a criminal ten-print submission: CAR, CNA, CPDR or CPNU");
    }
    Optional<Descriptors> person = read("Type-2", file::descriptors);
    Given booking = Given.of("1.008", first.text(ORI).orElse(null));
    return new Draft(
        new Draft.Transaction(
            Given.of("1.009", first.text(TCN).orElse(null)),
            controlling(person, booking),
            parameter("arrestingOri"),
            booking,
            bookedAt(person)),
        subject(person),
        new Draft.History(charges(person), List.of()),
        retention(person),
        AnsiNistFingers.read(file, limits, pixels, findings),
        findings.problems());
  }

  private Given controlling(Optional<Descriptors> person, Given booking) {
    if (query.containsKey("controllingOri")) {
      return parameter("controllingOri");
    }
    List<String> named =
        person.flatMap(p -> read("2.073", p::controllingAgencies)).orElse(List.of());
    return named.isEmpty() ? booking : Given.of("2.073", named.get(0));
  }

  private Given bookedAt(Optional<Descriptors> person) {
    if (query.containsKey("bookedAt") || person.isEmpty()) {
      return parameter("bookedAt");
    }
    Optional<Optional<LocalDate>> arrested = read("2.045", person.get()::arrestDate);
    return arrested.isEmpty()
        ? Given.unreadable("2.045")
        : Given.of("2.045", arrested.get().map(day -> day + "T00:00:00Z").orElse(null));
  }

  private Draft.Person subject(Optional<Descriptors> person) {
    Optional<LocalDate> born =
        person.flatMap(p -> read("2.022", p::birthDate)).flatMap(date -> date);
    boolean citizen = person.filter(AnsiNistSubmission::claimsCitizenship).isPresent();
    return new Draft.Person(
        Given.of("2.022", born.map(LocalDate::toString).orElse(null)),
        Given.of("2.018", person.flatMap(Descriptors::name).orElse(null)),
        citizen | flag("citizenshipClaimed"),
        flag("protectedPerson"));
  }

  /** Of one or several countries: whoever names this one claims it, however it is written. */
  private static boolean claimsCitizenship(Descriptors person) {
    return person.record().subfields(CTZ).stream()
        .flatMap(List::stream)
        .map(country -> country.strip().toUpperCase(Locale.ROOT))
        .anyMatch(COUNTRY::contains);
  }

  private List<Draft.Charge> charges(Optional<Descriptors> person) {
    List<Descriptors.ArrestSegment> segments =
        person.flatMap(p -> read("2.047", p::arrestSegments)).orElse(List.of());
    List<String> codes = query.getOrDefault("charge", List.of());
    if (segments.isEmpty()) {
      return codes.stream()
          .map(
              code ->
                  new Draft.Charge(
                      Given.of("?charge", code), Given.absent("2.047"), Given.absent("2.047")))
          .toList();
    }
    if (codes.size() > segments.size()) {
      findings.add(
          "?charge",
          BAD_VALUE,
          "give one charge, an NCIC code, a segment of 2.047 (ASL), in order");
    }
    List<Draft.Charge> charges = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Descriptors.ArrestSegment segment = segments.get(i);
      charges.add(
          new Draft.Charge(
              Given.of("?charge", i < codes.size() ? codes.get(i) : null),
              Given.of("2.047", segment.literal()),
              Given.of("2.047", segment.occurred().map(LocalDate::toString).orElse(null))));
    }
    return charges;
  }

  private Given retention(Optional<Descriptors> person) {
    Optional<Boolean> retain = person.flatMap(p -> read("2.005", p::retain)).flatMap(r -> r);
    return Given.of("2.005", retain.orElse(false) ? "ENROL" : "SEARCH_ONLY");
  }

  private Given parameter(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      findings.add("?" + name, ProblemCode.TOO_MANY, "give it once");
      return Given.unreadable("?" + name);
    }
    return Given.of("?" + name, values.isEmpty() ? null : values.get(0));
  }

  private boolean flag(String name) {
    String text = parameter(name).text().orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      findings.add("?" + name, WRONG_TYPE, "give true or false");
    }
    return text.equals("true");
  }

  private <T> Optional<T> read(String tag, Field<T> field) {
    try {
      return Optional.of(field.read());
    } catch (FormatException e) {
      findings.add(tag, ProblemCode.valueOf(e.code().name()), e.advice());
      return Optional.empty();
    }
  }
}
