package org.tenprint.reference;

/** Reference data cannot be loaded; the message names the file, the line and what to mend. */
public final class ReferenceDataException extends Exception {
  /**
   * @param message file, line and what to mend
   */
  public ReferenceDataException(String message) {
    super(message);
  }

  /**
   * @param message file and what to mend
   * @param cause what the file system said
   */
  public ReferenceDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
