package org.tenprint.formats.image;

import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * The one decoder of prints and slaps, whoever asks: the door, the engine, a test. Cost: PNG a byte
 * of memory a pixel and some 10 ns, WSQ 13 bytes and some 60 ns; raw pixels nothing.
 */
public final class ImageDecoder {
  private ImageDecoder() {}

  /**
   * The pixels.
   *
   * @param header what {@link ImageInspection} said of the data, or the declared sides of raw
   *     pixels
   * @param ppi pixels an inch, as settled by who asks
   */
  public static GreyImage decode(ImageHeader header, byte[] data, int ppi, Limits limits)
      throws FormatException {
    GreyImage image =
        switch (header.compression()) {
          case NONE -> ImageInspection.raw(data, header.width(), header.height(), ppi, limits);
          case PNG -> PngReader.decode(data, limits);
          case WSQ20 -> WsqReader.decode(data, limits);
          default ->
              throw new FormatException(
                  FormatCode.BAD_COMPRESSION,
                  0,
                  header.compression().label() + " images are not read; send WSQ or PNG");
        };
    return new GreyImage(image.width(), image.height(), image.pixels(), ppi);
  }
}
