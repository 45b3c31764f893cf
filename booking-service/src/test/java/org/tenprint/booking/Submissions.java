package org.tenprint.booking;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.PngWriter;

/** Submissions for the tests of this module; the prints are images and no fingerprints. */
public final class Submissions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Submissions() {}

  /** A JSON submission that is in order, with prints of the thumbs. */
  public static ObjectNode json(String tcn) {
    ObjectNode booking = JSON.createObjectNode();
    booking.put("tcn", tcn);
    booking.put("controllingOri", "MA0130100");
    booking.put("bookedAt", "2011-06-05T23:10:00-04:00");
    booking.put("born", "1980-02-29");
    booking.put("name", "QUIMBY, ORVILLE");
    booking.put("citizenshipClaimed", false);
    booking.put("protectedPerson", false);
    ObjectNode charge = booking.putArray("charges").addObject();
    charge.put("ncic", "1201").put("literal", "ROBBERY").put("occurred", "2011-06-05");
    ObjectNode conviction = booking.putArray("convictions").addObject();
    conviction.put("ncic", "2299").put("convicted", "2006-01-01").put("class", "FELONY");
    conviction.put("sentence", "P2Y").put("released", "2007-12-01");
    booking.put("retention", "ENROL");
    ArrayNode prints = booking.putArray("prints");
    prints.add(print(1, png(1, 500)));
    prints.add(print(6, png(6, 500)));
    ObjectNode missing = booking.putArray("missing").addObject();
    missing.put("position", 10).put("reason", "AMPUTATED");
    return booking;
  }

  /** A print of a finger as PNG. */
  public static ObjectNode print(int position, byte[] png) {
    ObjectNode print = JSON.createObjectNode();
    print.put("position", position).put("impression", "ROLLED").put("format", "PNG");
    return print.put("data", Base64.getEncoder().encodeToString(png));
  }

  /** An image of a pattern that the seed makes. */
  public static byte[] png(int seed, int ppi) {
    return PngWriter.write(image(seed, ppi));
  }

  /** An image of a pattern that the seed makes. */
  public static GreyImage image(int seed, int ppi) {
    int side = 96;
    byte[] pixels = new byte[side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * seed + i / side * 7);
    }
    return new GreyImage(side, side, pixels, ppi);
  }
}
