package org.tenprint.benchmarks.pipeline;

import org.tenprint.events.booking.PrintFormat;
import org.tenprint.synthetic.IsoTemplates;

/** Minutiae records drawn by chance, in no time: nobody has another's. */
record RecordPrints() implements SubmittedPrints {
  @Override
  public PrintFormat format() {
    return PrintFormat.ISO_19794_2;
  }

  @Override
  public byte[] of(int person, int position) {
    return IsoTemplates.of(person, position);
  }
}
