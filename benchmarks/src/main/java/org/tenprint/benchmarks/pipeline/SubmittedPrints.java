package org.tenprint.benchmarks.pipeline;

import org.tenprint.events.booking.PrintFormat;

/** The prints of people who are booked. */
interface SubmittedPrints {
  /** How all of them are encoded. */
  PrintFormat format();

  /**
   * One finger's print.
   *
   * @param person any number
   * @param position 1 to 10
   */
  byte[] of(int person, int position);
}
