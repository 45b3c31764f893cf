package org.tenprint.booking.domain;

import java.util.List;

/** Looks into a print's bytes: whether they are what the submission says of them. */
public interface PrintInspection {
  /** Most prints that one can stand for. */
  int MOST_SINGLES = 10;

  /**
   * The prints that one print stands for: a minutiae record may hold views of several fingers, or
   * several of one. What is no such record, or cannot be read, stands for itself.
   *
   * @param notUsed takes what is left out, with the reason
   * @return at most {@link #MOST_SINGLES}, in order of position
   */
  List<Draft.Print> singles(Draft.Print print, List<Problem> notUsed);

  /**
   * Notes what is wrong.
   *
   * @param print as far as its other fields are in order
   * @param field where the bytes stand
   */
  void inspect(BookingContent.Print print, String field, Findings findings);
}
