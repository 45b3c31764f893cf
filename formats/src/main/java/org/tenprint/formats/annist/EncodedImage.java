package org.tenprint.formats.annist;

import java.util.Arrays;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.ImageDecoder;
import org.tenprint.formats.image.ImageHeader;

/**
 * An image as it stands in a record, sides and resolution checked, its header inspected.
 *
 * @param ppi pixels an inch
 * @param data the encoded image, or raw 8-bit grey pixels; not copied
 */
public record EncodedImage(Compression compression, int width, int height, int ppi, byte[] data) {
  /** The pixels. */
  public GreyImage decode(Limits limits) throws FormatException {
    return ImageDecoder.decode(
        new ImageHeader(compression, width, height, 8, ppi), data, ppi, limits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedImage image
        && image.compression == compression
        && image.width == width
        && image.height == height
        && image.ppi == ppi
        && Arrays.equals(image.data, data);
  }

  @Override
  public int hashCode() {
    return 31 * compression.hashCode() + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return compression + " " + width + "×" + height + " at " + ppi + " ppi";
  }
}
