package org.tenprint.notification.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.messaging.Lifeline;
import org.tenprint.notification.adapter.kafka.NotificationCodecs;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.ReassignmentFeed;
import org.tenprint.notification.application.ReassignPrints;
import org.tenprint.notification.application.ReassignmentLog;
import org.tenprint.notification.application.ReassignmentRegister;

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
  ReassignPrints reassignPrints(ReassignmentRegister register, ReassignmentLog log) {
    return new ReassignPrints(register, log);
  }

  /** It is there before anybody asks. */
  @Produces
  @Singleton
  @Startup
  ReassignmentFeed reassignments(
      ReassignmentRegister register,
      NotificationCodecs codecs,
      KafkaClient kafka,
      Lifeline lifeline) {
    return new ReassignmentFeed(
        register, codecs, NotificationTopics.OF_THE_CATALOGUE, kafka.settings(), lifeline);
  }

  void close(@Disposes ReassignmentFeed reassignments) {
    reassignments.close();
  }
}
