package org.tenprint.benchmarks.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.formats.image.WsqWriter;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.SyntheticPerson;

/**
 * Fingers grown by {@code synthetic} as WSQ images, of 384 × 512 pixels once this encoder has
 * filled them up. Growing takes long, so a few people are booked again and again; who is not kept
 * is a stranger each time.
 *
 * @param people fingers of each
 */
record GrownPrints(List<List<byte[]>> people) implements SubmittedPrints {
  private static final int FIRST_PERSON = 43_000;
  private static final int PRESS = 1;

  /** Grows so many people's fingers, some seconds each. */
  static GrownPrints of(int people, int fingers, Progress progress) {
    Progress.Phase phase = progress.begin("growing people", people);
    List<List<byte[]>> grown =
        IntStream.range(0, people)
            .mapToObj(
                person -> {
                  List<byte[]> own = grow(FIRST_PERSON + person, fingers);
                  phase.step();
                  return own;
                })
            .toList();
    phase.end();
    return new GrownPrints(grown);
  }

  private static List<byte[]> grow(int person, int fingers) {
    SyntheticPerson grown = SyntheticPerson.of(person);
    return IntStream.rangeClosed(1, fingers)
        .mapToObj(position -> grown.impression(position, PRESS, ImpressionQuality.BOOKING))
        .map(image -> WsqWriter.write(WsqWriter.padded(image)))
        .toList();
  }

  @Override
  public PrintFormat format() {
    return PrintFormat.WSQ;
  }

  @Override
  public byte[] of(int person, int position) {
    return people.get(person % people.size()).get(position - 1);
  }
}
