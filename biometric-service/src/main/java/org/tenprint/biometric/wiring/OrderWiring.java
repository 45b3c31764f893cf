package org.tenprint.biometric.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tenprint.biometric.adapter.kafka.BiometricTopology;
import org.tenprint.biometric.adapter.kafka.Kafka;
import org.tenprint.biometric.adapter.kafka.Orders;
import org.tenprint.biometric.adapter.kafka.ReassignmentFeed;
import org.tenprint.biometric.adapter.kafka.SubjectRemovalFeed;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.vault.KeyVault;

/** What people order of enrolled bookings, told to the gallery. */
@ApplicationScoped
class OrderWiring {
  @Produces
  @Singleton
  @Typed(Orders.class)
  Orders orders(
      Optional<GalleryShard> shard, EnrolledGallery gallery, Kafka kafka, KeyVault vault) {
    ErasureFeed erasures =
        new ErasureFeed(
            BiometricTopology.SERVICE,
            kafka.codecs().erasures(),
            vault,
            shard.<Consumer<UUID>>map(own -> own::forget).orElse(gallery::forget),
            kafka.client(),
            kafka.lifeline());
    BiConsumer<UUID, Optional<String>> reassigned =
        shard
            .<BiConsumer<UUID, Optional<String>>>map(own -> own::reassign)
            .orElse(gallery::reassign);
    Consumer<String> removed =
        shard.<Consumer<String>>map(own -> own::removedForGood).orElse(gallery::removedForGood);
    return new Orders(
        erasures, new ReassignmentFeed(reassigned, kafka), new SubjectRemovalFeed(removed, kafka));
  }

  void close(@Disposes Orders orders) {
    orders.close();
  }
}
