package org.tenprint.localstack.demo;

/** How to read the tables, for somebody who sees one for the first time. */
final class DemoLegend {
  static final String TEXT =
      """
      How to read it
        identification  the search among the enrolled, with its score
        level           how grave the charges are by sc-2008 / sc-2010; L1 is gravest
        recipient       field-office  the federal office of the place (edge share:
                                      no state or agency can switch it off)
                        sib, agency   the state's bureau, and who booked
                                      (edge return: they may choose not to receive)
        outcome         DELIVERED told; WITHHELD not told, which is recorded too;
                        HELD until two people agree; RECALLED told, then withdrawn;
                        NOT_APPLICABLE nothing to tell
        reason          PERMITTED an instrument allows it; NOT_ACTIVE never joined;
                        TERMINATED the agreement has ended; LEVEL not grave enough
                        for the county's rule; JUVENILE may be under age;
                        RECIPIENT_REFUSED does not wish to be told; NO_MATCH nobody
        instrument      the legal instrument that decided
      """;

  private DemoLegend() {}
}
