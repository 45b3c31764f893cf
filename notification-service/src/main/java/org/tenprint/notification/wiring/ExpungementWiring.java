package org.tenprint.notification.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.messaging.Lifeline;
import org.tenprint.notification.adapter.kafka.NotificationChannels;
import org.tenprint.notification.adapter.kafka.NotificationCodecs;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.NotificationTopology;
import org.tenprint.notification.adapter.kafka.OrderFeed;
import org.tenprint.notification.application.ExpungementRegister;
import org.tenprint.notification.application.OrderExpungement;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.vault.KeyVault;

/** What orders that a booking be forgotten, and what forgets it here. */
@ApplicationScoped
class ExpungementWiring {
  @Produces
  @Singleton
  ExpungementRegister register() {
    return new ExpungementRegister();
  }

  @Produces
  @Singleton
  OrderExpungement orderExpungement(ExpungementRegister register, NotificationChannels log) {
    return new OrderExpungement(register, log::expunged);
  }

  /** It is there before anybody asks. */
  @Produces
  @Singleton
  @Startup
  OrderFeed<Expungement> expungements(
      ExpungementRegister register,
      NotificationCodecs codecs,
      KafkaClient kafka,
      Lifeline lifeline) {
    return OrderFeed.of(
        register,
        new OrderFeed.Means(
            codecs, NotificationTopics.OF_THE_CATALOGUE, kafka.settings(), lifeline));
  }

  void close(@Disposes OrderFeed<Expungement> expungements) {
    expungements.close();
  }

  /** Nothing more of a booking is held in memory here than its key. */
  @Produces
  @Singleton
  ErasureFeed erasures(
      NotificationCodecs codecs, KeyVault vault, KafkaClient kafka, Lifeline lifeline) {
    return new ErasureFeed(
        NotificationTopology.SERVICE,
        codecs.erasures(),
        vault,
        booking -> {},
        kafka.settings(),
        lifeline);
  }

  void close(@Disposes ErasureFeed erasures) {
    erasures.close();
  }
}
