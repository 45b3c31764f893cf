package org.tenprint.notification.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.messaging.Lifeline;
import org.tenprint.notification.adapter.kafka.NotificationChannels;
import org.tenprint.notification.adapter.kafka.NotificationCodecs;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.OrderFeed;
import org.tenprint.notification.application.ReassignPrints;
import org.tenprint.notification.application.ReassignmentRegister;
import org.tenprint.notification.domain.Reassignment;

/** What orders that a booking's prints are another's. */
@ApplicationScoped
class ReassignmentWiring {
  @Produces
  @Singleton
  ReassignmentRegister register() {
    return new ReassignmentRegister();
  }

  @Produces
  @Singleton
  ReassignPrints reassignPrints(ReassignmentRegister register, NotificationChannels log) {
    return new ReassignPrints(register, log::reassigned);
  }

  /** It is there before anybody asks. */
  @Produces
  @Singleton
  @Startup
  OrderFeed<Reassignment> reassignments(
      ReassignmentRegister register,
      NotificationCodecs codecs,
      KafkaClient kafka,
      Lifeline lifeline) {
    return OrderFeed.of(
        register,
        new OrderFeed.Means(
            codecs, NotificationTopics.OF_THE_CATALOGUE, kafka.settings(), lifeline));
  }

  void close(@Disposes OrderFeed<Reassignment> reassignments) {
    reassignments.close();
  }
}
