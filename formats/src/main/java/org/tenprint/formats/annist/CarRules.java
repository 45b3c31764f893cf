package org.tenprint.formats.annist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;

/**
 * Whether a readable file is a criminal ten-print submission: what FBI EBTS 9.1 makes mandatory for
 * CAR and its relatives, as one list of everything that is to be mended.
 */
public final class CarRules {
  /** CAR (answer required), CNA (no answer), CPDR (direct route), CPNU (not urgent). */
  public static final Set<String> TRANSACTION_TYPES = Set.of("CAR", "CNA", "CPDR", "CPNU");

  private static final int MAX_PRINTS = 14;

  private CarRules() {}

  /** A check of one field. */
  private interface Check {
    void run() throws FormatException;
  }

  /** What is wrong, in the order of the fields; empty if the file may be processed. */
  public static List<FormatException> problems(AnsiNistFile file) {
    List<FormatException> problems = new ArrayList<>();
    checkTransaction(file.transaction(), problems);
    try {
      checkDescriptors(file.descriptors(), problems);
    } catch (FormatException noTypeTwo) {
      problems.add(noTypeTwo);
    }
    run(problems, () -> checkRecords(file));
    return List.copyOf(problems);
  }

  private static void checkTransaction(Transaction transaction, List<FormatException> problems) {
    TaggedRecord record = transaction.record();
    run(problems, transaction::version);
    run(
        problems,
        () ->
            require(
                TRANSACTION_TYPES.contains(transaction.type()),
                record,
                Transaction.TOT,
                "1.004 (TOT) must be a criminal ten-print submission: CAR, CNA, CPDR or CPNU"));
    run(problems, transaction::date);
    run(problems, transaction::destination);
    run(
        problems,
        () ->
            require(
                transaction.originator().matches("[A-Z0-9]{9}"),
                record,
                Transaction.ORI,
                "1.008 (ORI) must be 9 capital letters and digits"));
    run(
        problems,
        () ->
            require(
                transaction.controlNumber().matches("[\\x21-\\x7e]{10,40}"),
                record,
                Transaction.TCN,
                "1.009 (TCN) must be 10 to 40 characters without spaces"));
    run(problems, transaction::nativeResolution);
    run(problems, () -> record.required(Transaction.NTR, "NTR"));
  }

  private static void checkDescriptors(Descriptors person, List<FormatException> problems) {
    TaggedRecord record = person.record();
    mandatory(record, Descriptors.RET, "RET", problems);
    run(problems, person::retain);
    mandatory(record, Descriptors.NAM, "NAM", problems);
    mandatory(record, Descriptors.POB, "POB", problems);
    mandatory(record, Descriptors.DOB, "DOB", problems);
    run(problems, person::birthDate);
    mandatory(record, Descriptors.SEX, "SEX", problems);
    mandatory(record, Descriptors.RAC, "RAC", problems);
    mandatory(record, Descriptors.HGT, "HGT", problems);
    mandatory(record, Descriptors.WGT, "WGT", problems);
    mandatory(record, Descriptors.EYE, "EYE", problems);
    mandatory(record, Descriptors.HAI, "HAI", problems);
    mandatory(record, Descriptors.DOA, "DOA", problems);
    run(problems, person::arrestDate);
    run(
        problems,
        () ->
            require(
                !person.arrestSegments().isEmpty(),
                record,
                Descriptors.ASL,
                "2.047 (ASL) is mandatory: offence date and charge in words"));
    mandatory(record, Descriptors.CRI, "CRI", problems);
    run(problems, person::controllingAgencies);
    run(problems, person::missingFingers);
  }

  private static void checkRecords(AnsiNistFile file) throws FormatException {
    if (file.ofType(2).size() > 1) {
      throw new FormatException(
          FormatCode.BAD_RECORD_TYPE,
          file.ofType(2).get(1).offset(),
          "a submission has one Type-2 record; remove the others");
    }
    int prints = file.ofType(4).size() + file.ofType(14).size();
    if (prints < 1 || prints > MAX_PRINTS) {
      throw new FormatException(
          FormatCode.MISSING_FIELD,
          0,
          "a submission has 1 to %d Type-4 or Type-14 records and this one %d"
              .formatted(MAX_PRINTS, prints));
    }
  }

  private static void mandatory(
      TaggedRecord record, int number, String name, List<FormatException> problems) {
    run(problems, () -> record.required(number, name));
  }

  private static void require(boolean holds, TaggedRecord record, int number, String advice)
      throws FormatException {
    if (!holds) {
      throw new FormatException(FormatCode.BAD_VALUE, record.offsetOf(number), advice);
    }
  }

  private static void run(List<FormatException> problems, Check check) {
    try {
      check.run();
    } catch (FormatException problem) {
      problems.add(problem);
    }
  }
}
