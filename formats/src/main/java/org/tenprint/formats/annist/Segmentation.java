package org.tenprint.formats.annist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.image.Box;

/**
 * The sender's segmentation of a slap: rectangles (14.021, SEG) or else polygons (14.025, ASEG),
 * which are taken by their bounding box. Where several algorithms segmented a finger the first
 * stands.
 */
final class Segmentation {
  /** SP 500-290: a polygon has 3 to 99 vertices. */
  private static final int MAX_VERTICES = 99;

  private Segmentation() {}

  static List<Segment> read(TaggedRecord record, FrictionRidgePosition slap, EncodedImage image)
      throws FormatException {
    boolean boxes = record.states(ImpressionReader.SEG);
    int number = boxes ? ImpressionReader.SEG : ImpressionReader.ASEG;
    List<Segment> segments = new ArrayList<>();
    if (!record.states(number)) {
      return segments;
    }
    for (List<String> items : record.subfields(number)) {
      int[] n = items.stream().mapToInt(TaggedRecord::digits).toArray();
      Box box = boxes ? rectangle(n) : polygon(n);
      Optional<FingerPosition> finger = FingerPosition.ofCode(n[0]);
      if (box == null
          || finger.filter(slap.fingers()::contains).isEmpty()
          || box.right() > image.width()
          || box.bottom() > image.height()) {
        throw new FormatException(
            FormatCode.BAD_VALUE,
            record.offsetOf(number),
            boxes
                ? "14.021 (SEG) must give finger, left, right, top, bottom within the image, for"
                    + " fingers of the slap"
                : "14.025 (ASEG) must give finger, number of vertices and their x and y within the"
                    + " image, for fingers of the slap");
      }
      Segment segment = new Segment(finger.get(), box);
      if (segments.stream().noneMatch(known -> known.position() == segment.position())) {
        segments.add(segment);
      }
    }
    return segments;
  }

  /** Finger, left, right, top, bottom; null where they make no rectangle. */
  private static Box rectangle(int[] n) {
    return n.length == 5 && n[1] >= 0 && n[1] < n[2] && n[3] >= 0 && n[3] < n[4]
        ? new Box(n[1], n[3], n[2], n[4])
        : null;
  }

  /** Finger, number of vertices, then x and y of each; null where they make no polygon. */
  private static Box polygon(int[] n) {
    if (n.length < 8 || n[1] < 3 || n[1] > MAX_VERTICES || n.length != 2 + 2 * n[1]) {
      return null;
    }
    int[] x = new int[n[1]];
    int[] y = new int[n[1]];
    for (int i = 0; i < n[1]; i++) {
      x[i] = n[2 + 2 * i];
      y[i] = n[3 + 2 * i];
    }
    Arrays.sort(x);
    Arrays.sort(y);
    boolean area = x[0] >= 0 && y[0] >= 0 && x[0] < x[n[1] - 1] && y[0] < y[n[1] - 1];
    return area ? new Box(x[0], y[0], x[n[1] - 1], y[n[1] - 1]) : null;
  }
}
