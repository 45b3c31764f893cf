package org.tenprint.booking.domain;

/** Looks into a print's bytes: whether they are what the submission says of them. */
@FunctionalInterface
public interface PrintInspection {
  /**
   * Notes what is wrong.
   *
   * @param print as far as its other fields are in order
   * @param field where the bytes stand
   */
  void inspect(BookingContent.Print print, String field, Findings findings);
}
