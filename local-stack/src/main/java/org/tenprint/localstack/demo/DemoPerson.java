package org.tenprint.localstack.demo;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.PngWriter;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.MasterFinger;
import org.tenprint.synthetic.SyntheticPerson;

/**
 * An invented person with synthetic fingers.
 *
 * @param seed makes the fingers
 */
record DemoPerson(long seed) {
  /** Thumbs and index fingers: enough for a sure match, and quick to make. */
  static final List<Integer> POSITIONS = List.of(1, 2, 6, 7);

  /** Fingers that were grown, while there is memory for them: most people come more than once. */
  private static final Map<Long, SoftReference<SyntheticPerson>> GROWN = new ConcurrentHashMap<>();

  /**
   * A finger pressed once.
   *
   * @param position ANSI/NIST-ITL friction ridge position
   * @param png 500 ppi, 8-bit grey
   */
  record Press(int position, byte[] png) {}

  /** Presses of the fingers; another occasion gives other presses of the same fingers. */
  List<Press> presses(long occasion) {
    SyntheticPerson person = grown();
    List<Press> presses = new ArrayList<>();
    for (int position : POSITIONS) {
      presses.add(new Press(position, PngWriter.write(image(person, position, occasion))));
    }
    return presses;
  }

  /** Images of the fingers pressed on an occasion, in the order of the positions. */
  List<GreyImage> images(long occasion) {
    SyntheticPerson person = grown();
    return POSITIONS.stream().map(position -> image(person, position, occasion)).toList();
  }

  private SyntheticPerson grown() {
    SoftReference<SyntheticPerson> kept = GROWN.get(seed);
    SyntheticPerson known = kept == null ? null : kept.get();
    if (known == null) {
      known = SyntheticPerson.of(seed, MasterFinger.Size.FULL);
      GROWN.put(seed, new SoftReference<>(known));
    }
    return known;
  }

  /** The id under which the gallery and the immigration records know the person. */
  String subjectId() {
    return "S-%06d".formatted(seed);
  }

  private static GreyImage image(SyntheticPerson person, int position, long occasion) {
    return person.impression(position, occasion, ImpressionQuality.BOOKING);
  }
}
