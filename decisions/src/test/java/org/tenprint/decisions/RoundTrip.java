package org.tenprint.decisions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Events to bytes and back, as they travel. */
final class RoundTrip {
  private RoundTrip() {}

  /** The event that is read from what is written of it. */
  static <T extends SpecificRecord> T of(T event) {
    SpecificData model = SpecificData.getForClass(event.getClass());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<T>(event.getSchema(), model).write(event, encoder);
      encoder.flush();
      return new SpecificDatumReader<T>(event.getSchema(), event.getSchema(), model)
          .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
