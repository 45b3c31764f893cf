package org.tenprint.biometric.application;

/** Why the ABIS face does not do what it is asked. The numbers are public and stay. */
public enum AbisRefusal {
  /** The request is not in order, or not of the published form. */
  MALFORMED(1001, 400),
  /** The published form has it, this face does not do it. */
  NOT_SUPPORTED(1002, 400),
  /** None of the prints can be used. */
  NO_USABLE_FINGER(1003, 400),
  /** No such person, encounter or gallery. */
  UNKNOWN(1101, 404),
  /** The person has an encounter of that id. */
  ID_TAKEN(1102, 409),
  /** The prints are not found to be of the person of whom they are said to be. */
  NOT_ONE_PERSON(1201, 403),
  /** The person would have more encounters, or the face hold more, than either may. */
  FULL(1202, 403);

  private final int code;
  private final int status;

  AbisRefusal(int code, int status) {
    this.code = code;
    this.status = status;
  }

  /** The number by which an answer names it. */
  public int code() {
    return code;
  }

  /** The HTTP status that the published interface has for it. */
  public int status() {
    return status;
  }
}
