package org.tenprint.notification.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tenprint.events.RecipientAddress;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.Tampered;
import org.tenprint.vault.VaultUnavailable;

/**
 * Cases as the stores have them: the state that {@link CaseCodec} writes, sealed under the person's
 * key, {@code {"version":5,"told":[…],"sealed":"…"}}; readable beside it is which recipients were
 * ever told, who are of nobody. State of before is read as it lies; of who was forgotten there is
 * nothing but these.
 */
final class KeptCases {
  private static final String USE = "notification-service/cases";

  /** All but what is sealed, in which a pattern would look for each character. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "\\{\"version\":[45],(?:\"told\":\\[([A-Za-z0-9:\",-]*)\\],?)?(\"sealed\":\"|}\\z)");

  private static final byte[] SAYS_WHO_WAS_TOLD =
      "{\"version\":5,\"told\":[".getBytes(StandardCharsets.US_ASCII);

  private static final String END = "\"}";
  private static final CaseCodec.Kept NOTHING =
      new CaseCodec.Kept(Optional.empty(), CaseEntry.NONE);

  private final CaseCodec codec;
  private final KeyVault vault;

  KeptCases(NotificationCodecs.Inputs inputs) {
    this.codec = new CaseCodec(inputs);
    this.vault = inputs.vault();
  }

  /**
   * The bytes to be kept.
   *
   * @throws KeyDestroyed if the person was forgotten
   */
  byte[] encode(String booking, CaseCodec.Kept kept) {
    byte[] sealed = vault.ensure(key(booking)).seal(USE, booking, codec.encode(kept));
    String text = Base64.getEncoder().encodeToString(sealed);
    String told =
        kept.opened().map(KeptCases::told).orElse(Set.of()).stream()
            .map(one -> '"' + one + '"')
            .collect(Collectors.joining(","));
    return "{\"version\":5,\"told\":[%s],\"sealed\":\"%s\"}"
        .formatted(told, text)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Recipients that were ever told something, each as the principal that it is. */
  static Set<String> told(OpenedCase opened) {
    return opened.sent().keySet().stream()
        .map(recipient -> RecipientAddress.of(recipient).reader())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What stays of a case that is forgotten: who was told; empty where nobody was. */
  static Optional<byte[]> forgotten(byte[] bytes) {
    String told =
        (bytes == null ? Set.<String>of() : told(bytes))
            .stream().sorted().map(one -> '"' + one + '"').collect(Collectors.joining(","));
    return Optional.of(told)
        .filter(some -> !some.isEmpty())
        .map(some -> "{\"version\":5,\"told\":[%s]}".formatted(some))
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The same as it stands beside what is sealed; none where that was not kept. */
  static Set<String> told(byte[] bytes) {
    Matcher sealed = BESIDE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    return sealed.lookingAt() && sealed.group(1) != null
        ? Arrays.stream(sealed.group(1).replace("\"", "").split(","))
            .filter(one -> !one.isEmpty())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * Whether that recipient was certainly never told anything of a case, which is told without
   * opening it since version 5; null is no case.
   */
  static boolean neverTold(byte[] bytes, String recipient) {
    return bytes != null && saysWhoWasTold(bytes) && !told(bytes).contains(recipient);
  }

  private static boolean saysWhoWasTold(byte[] bytes) {
    int end = Math.min(bytes.length, SAYS_WHO_WAS_TOLD.length);
    return Arrays.equals(bytes, 0, end, SAYS_WHO_WAS_TOLD, 0, SAYS_WHO_WAS_TOLD.length);
  }

  /**
   * What was kept.
   *
   * @throws VaultUnavailable if the key is not there
   */
  CaseCodec.Kept decode(String booking, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher sealed = BESIDE.matcher(text);
    if (!sealed.lookingAt()) {
      return codec.decode(booking, bytes);
    }
    if (sealed.group(2).equals("}")) {
      return NOTHING;
    }
    try {
      byte[] ciphertext = Base64.getDecoder().decode(sealed(text, sealed.end()));
      return codec.decode(
          booking,
          vault
              .find(key(booking))
              .orElseThrow(() -> new VaultUnavailable("the key of a kept case is not there"))
              .open(USE, booking, ciphertext));
    } catch (KeyDestroyed forgotten) {
      return NOTHING;
    } catch (Tampered | IllegalArgumentException e) {
      throw new IllegalStateException("a kept case cannot be opened", e);
    }
  }

  private static String sealed(String text, int from) {
    if (!text.startsWith(END, text.length() - END.length())) {
      throw new IllegalArgumentException("it does not end as what is sealed does");
    }
    return text.substring(from, text.length() - END.length());
  }

  private static KeyId key(String booking) {
    return KeyId.ofBooking(UUID.fromString(booking));
  }
}
