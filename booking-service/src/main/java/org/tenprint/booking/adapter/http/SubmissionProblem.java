package org.tenprint.booking.adapter.http;

import org.tenprint.doorway.ProblemKind;

/** The kinds of error that a submission alone has. */
enum SubmissionProblem implements ProblemKind {
  MALFORMED(400, "The body cannot be read"),
  NOT_YOURS(403, "The booking is another agency's"),
  DUPLICATE_TCN(409, "The TCN came before with other content"),
  NOT_IN_ORDER(422, "The submission is not in order");

  private final int status;
  private final String title;

  SubmissionProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
