package org.tenprint.formats.annist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;

/**
 * The Type-2 record of a criminal ten-print submission by the names of FBI EBTS 9.1 appendix C.
 * What is absent is empty; what is malformed fails, without repeating the value.
 */
public final class Descriptors {
  static final int RET = 5;
  static final int OCA = 9;
  static final int FBI = 14;
  static final int SID = 15;
  static final int NAM = 18;
  static final int AKA = 19;
  static final int POB = 20;
  static final int DOB = 22;
  static final int SEX = 24;
  static final int RAC = 25;
  static final int HGT = 27;
  static final int WGT = 29;
  static final int EYE = 31;
  static final int HAI = 32;
  static final int DOA = 45;
  static final int ASL = 47;
  static final int CRI = 73;
  static final int AMP = 84;

  /** EBTS: at most 40 arrest segments and 3 controlling agencies. */
  static final int MAX_ASL = 40;

  static final int MAX_CRI = 3;

  private static final String UNKNOWN_DATE = "00000000";

  private final TaggedRecord record;

  Descriptors(TaggedRecord record) {
    this.record = record;
  }

  /**
   * One arrest segment of 2.047 (ASL).
   *
   * @param occurred date of offence (DOO), where it is given
   * @param literal the charge in words (AOL)
   */
  public record ArrestSegment(Optional<LocalDate> occurred, String literal) {}

  /** 2.005, RET: whether the prints may be kept. */
  public Optional<Boolean> retain() throws FormatException {
    Optional<String> text = record.text(RET);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get()) {
      case "Y", "y" -> Optional.of(true);
      case "N", "n" -> Optional.of(false);
      default -> throw bad(RET, "2.005 (RET) must be Y or N");
    };
  }

  /** 2.018, NAM: {@code LAST, FIRST MIDDLE}. */
  public Optional<String> name() {
    return record.text(NAM);
  }

  /** 2.019, AKA: other names. */
  public List<String> aliases() {
    return list(AKA);
  }

  /** 2.020, POB: place of birth, NCIC code. */
  public Optional<String> placeOfBirth() {
    return record.text(POB);
  }

  /** 2.022, DOB; empty where absent or given as unknown, eight zeros. */
  public Optional<LocalDate> birthDate() throws FormatException {
    return record.text(DOB).filter(UNKNOWN_DATE::equals).isPresent()
        ? Optional.empty()
        : date(DOB, "DOB");
  }

  /** 2.024, SEX. */
  public Optional<String> sex() {
    return record.text(SEX);
  }

  /** 2.025, RAC. */
  public Optional<String> race() {
    return record.text(RAC);
  }

  /** 2.045, DOA: date of arrest. */
  public Optional<LocalDate> arrestDate() throws FormatException {
    return date(DOA, "DOA");
  }

  /** 2.047, ASL: what the arrest was for, at most 40 segments. */
  public List<ArrestSegment> arrestSegments() throws FormatException {
    List<ArrestSegment> segments = new ArrayList<>();
    if (record.text(ASL).isEmpty() && record.subfields(ASL).size() <= 1) {
      return segments;
    }
    for (List<String> items : record.subfields(ASL)) {
      String date = items.get(0);
      if (items.size() < 2 || items.get(1).isEmpty() || segments.size() == MAX_ASL) {
        throw bad(
            ASL, "2.047 (ASL) must be 1 to 40 pairs of an offence date and a charge in words");
      }
      Optional<LocalDate> occurred =
          date.isEmpty() || date.equals(UNKNOWN_DATE)
              ? Optional.empty()
              : Optional.of(Dates.parse(date, record, ASL, "ASL"));
      segments.add(new ArrestSegment(occurred, items.get(1)));
    }
    return List.copyOf(segments);
  }

  /** 2.073, CRI: controlling agencies by ORI, at most 3, the first the responsible one. */
  public List<String> controllingAgencies() throws FormatException {
    List<String> agencies = list(CRI);
    if (agencies.size() > MAX_CRI) {
      throw bad(CRI, "2.073 (CRI) must name one to three agencies");
    }
    return agencies;
  }

  /** 2.009, OCA: the agency's own case number. */
  public Optional<String> agencyCaseNumber() {
    return record.text(OCA);
  }

  /** 2.014, FBI number. */
  public Optional<String> fbiNumber() {
    return record.text(FBI);
  }

  /** 2.015, SID: state identification number. */
  public Optional<String> stateNumber() {
    return record.text(SID);
  }

  /** 2.084, AMP: fingers of which there is no print. */
  public List<MissingFinger> missingFingers() throws FormatException {
    return List.copyOf(MissingFinger.read(record, AMP));
  }

  /** The record itself, for what has no name here. */
  public TaggedRecord record() {
    return record;
  }

  private Optional<LocalDate> date(int number, String name) throws FormatException {
    return record.text(number).isEmpty()
        ? Optional.empty()
        : Optional.of(Dates.parse(record, number, name));
  }

  private List<String> list(int number) {
    return record.subfields(number).stream()
        .map(items -> items.get(0))
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private FormatException bad(int number, String advice) {
    return new FormatException(FormatCode.BAD_VALUE, record.offsetOf(number), advice);
  }
}
