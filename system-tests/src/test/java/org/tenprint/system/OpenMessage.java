package org.tenprint.system;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;

/** How a recipient opens a message: what stands between the marks stands in docs/recipients.md. */
final class OpenMessage {
  private OpenMessage() {}

  // sample
  /** The whole message: the record's value from the topic, key and about from the door. */
  static GenericRecord open(
      BinaryMessageDecoder<GenericRecord> decoder, byte[] value, String key, String about)
      throws IOException, GeneralSecurityException {
    GenericRecord outside = decoder.decode(value);
    if (!(outside.get("sealed") instanceof GenericRecord sealed)) {
      return outside; // a recall, a NO_MATCH, or one of before there were keys
    }
    ByteBuffer bytes = (ByteBuffer) sealed.get("bytes");
    byte[] ciphertext = new byte[bytes.remaining()];
    bytes.duplicate().get(ciphertext);
    AesSivParameters siv =
        AesSivParameters.builder()
            .setKeySizeBytes(64)
            .setVariant(AesSivParameters.Variant.NO_PREFIX)
            .build();
    SecretBytes secret =
        SecretBytes.copyFrom(Base64.getDecoder().decode(key), InsecureSecretKeyAccess.get());
    byte[] plain =
        AesSiv.create(AesSivKey.builder().setParameters(siv).setKeyBytes(secret).build())
            .decryptDeterministically(ciphertext, about.getBytes(StandardCharsets.UTF_8));
    return decoder.decode(plain);
  }
  // end of sample
}
