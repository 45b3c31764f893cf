package org.tenprint.events;

import java.util.Set;

/** What a person may be, as the token says by which they come. */
public final class PersonRoles {
  /** Proposes instruments. */
  public static final String AUTHOR = "author";

  /** Approves instruments that others proposed. */
  public static final String APPROVER = "approver";

  /** Decides held cases that are no question of prints, and reports what happens to a case. */
  public static final String REVIEWER = "reviewer";

  /** Says whether prints are one person's. */
  public static final String EXAMINER = "examiner";

  /** Reads what was decided, and by which rules. */
  public static final String AUDITOR = "auditor";

  /** Runs the system. */
  public static final String OPERATOR = "operator";

  /** Custodian of records: orders, two together, that a booking be forgotten. */
  public static final String CUSTODIAN = "custodian";

  /** All of them; none has a colon. */
  public static final Set<String> ALL =
      Set.of(AUTHOR, APPROVER, REVIEWER, EXAMINER, AUDITOR, OPERATOR, CUSTODIAN);

  private PersonRoles() {}
}
