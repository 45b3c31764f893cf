package org.tenprint.testkit.architecture.planted.sound.adapter.kafka;

import org.apache.avro.Schema;

public final class BookingCodec {
  public Schema schema() {
    return Schema.create(Schema.Type.STRING);
  }
}
