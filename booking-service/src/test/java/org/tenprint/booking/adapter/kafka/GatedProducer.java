package org.tenprint.booking.adapter.kafka;

import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Its first commit waits at the gate. */
final class GatedProducer extends MockProducer<byte[], byte[]> {
  final CountDownLatch arrived = new CountDownLatch(1);
  final CountDownLatch gate = new CountDownLatch(1);

  GatedProducer() {
    super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void commitTransaction() {
    try {
      arrived.countDown();
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    super.commitTransaction();
  }
}
