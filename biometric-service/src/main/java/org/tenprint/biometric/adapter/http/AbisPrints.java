package org.tenprint.biometric.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.domain.CapturedPrint;
import org.tenprint.biometric.domain.FingerProblem;
import org.tenprint.biometric.domain.Probe;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.prints.TenPrint;

/**
 * The fingers of an array of OSIA's {@code BiometricData}. Each stands for itself: one that cannot
 * be used does not stop the others. What is no finger is not looked at. Nothing is fetched: an item
 * by reference is refused.
 *
 * @param fingers those that can be used, one at least
 * @param notUsed why which others cannot
 * @param otherItems items that are no fingers, by their places
 */
record AbisPrints(TenPrint fingers, List<Map<String, Object>> notUsed, List<Integer> otherItems) {
  private static final String FINGER = "FINGER";

  /** Items of an array at most. */
  private static final int MOST = 40;

  private static final int EIGHT = 8;
  private static final Set<String> TYPES = Set.of(FINGER, "FACE", "IRIS", "SIGNATURE", "UNKNOWN");
  private static final Set<String> COMPRESSIONS = Set.of("NONE", "WSQ", "JPEG", "JPEG2000", "PNG");
  private static final Set<String> KEYS =
      Set.of(
          "biometricType",
          "biometricSubType",
          "instance",
          "encounterId",
          "image",
          "imageRef",
          "captureDate",
          "captureDevice",
          "impressionType",
          "width",
          "height",
          "bitdepth",
          "mimeType",
          "resolution",
          "compression",
          "missing",
          "metadata",
          "comment",
          "template",
          "templateRef",
          "templateFormat",
          "quality",
          "qualityFormat",
          "algorithm",
          "vendor",
          "encryption",
          "integrity");

  /**
   * Reads and extracts prints to search or compare with: what {@link Probe#of} costs.
   *
   * @throws AbisRefused MALFORMED, NOT_SUPPORTED, or NO_USABLE_FINGER
   */
  static AbisPrints of(AbisJson body, String key) throws AbisRefused {
    return of(body, key, false);
  }

  /**
   * The same of prints to be held, none of them under two labels: also {@link
   * Probe#withoutRepeated}.
   *
   * @throws AbisRefused as above
   */
  static AbisPrints toHold(AbisJson body, String key) throws AbisRefused {
    return of(body, key, true);
  }

  private static AbisPrints of(AbisJson body, String key, boolean held) throws AbisRefused {
    List<CapturedPrint> prints = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    List<AbisJson> items = body.objects(key, MOST, KEYS);
    for (int place = 0; place < items.size(); place++) {
      AbisJson item = items.get(place);
      String type = item.required("biometricType");
      if (!TYPES.contains(type)) {
        throw AbisJson.malformed(item.at("biometricType"), "it is none of the interface's");
      }
      if (type.equals(FINGER)) {
        prints.add(captured(item));
      } else {
        others.add(place);
      }
    }
    Probe probe = held ? Probe.of(prints).withoutRepeated() : Probe.of(prints);
    if (probe.tenPrint().isEmpty()) {
      throw new AbisRefused(
          AbisRefusal.NO_USABLE_FINGER, body.at(key) + ": no finger of it can be used");
    }
    List<Map<String, Object>> notUsed = probe.problems().stream().map(AbisPrints::told).toList();
    return new AbisPrints(probe.tenPrint().get(), notUsed, others);
  }

  private static CapturedPrint captured(AbisJson item) throws AbisRefused {
    item.without("send the data itself: nothing is fetched", "imageRef", "templateRef");
    item.without("send it in the clear, over TLS", "encryption");
    item.without("nothing of it is checked here: send it without", "integrity");
    Optional<String> finger = item.text("biometricSubType");
    int position = finger.flatMap(AbisPrints::position).map(FingerPosition::code).orElse(0);
    if (item.has("template")) {
      return new CapturedPrint(position, Optional.of(new Print.Encoded(item.bytes("template"), 0)));
    }
    if (!item.has("image")) {
      throw AbisJson.malformed(item.at("image"), "a finger has an image or a template");
    }
    return new CapturedPrint(position, image(item));
  }

  /** Empty where raw pixels come without their sides. */
  private static Optional<Print> image(AbisJson item) throws AbisRefused {
    String compression = item.text("compression").orElse("");
    if (!compression.isEmpty() && !COMPRESSIONS.contains(compression)) {
      throw AbisJson.malformed(item.at("compression"), "it is none of the interface's");
    }
    byte[] bytes = item.bytes("image");
    int ppi = item.number("resolution");
    if (!compression.equals("NONE")) {
      return Optional.of(new Print.Encoded(bytes, ppi));
    }
    int depth = item.number("bitdepth");
    if (depth != 0 && depth != EIGHT) {
      throw AbisJson.unsupported(item.at("bitdepth"), "raw pixels are of 8 bits");
    }
    int width = item.number("width");
    int height = item.number("height");
    return width == 0 || height == 0 || ppi == 0
        ? Optional.empty()
        : Optional.of(new Print.Raw(bytes, width, height, ppi));
  }

  private static Optional<FingerPosition> position(String subType) {
    for (FingerPosition position : FingerPosition.values()) {
      if (position.name().equals(subType)) {
        return Optional.of(position);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> told(FingerProblem problem) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(
        "biometricSubType",
        FingerPosition.ofCode(problem.position()).map(FingerPosition::name).orElse("UNKNOWN"));
    told.put("reason", problem.reason().name());
    return told;
  }
}
