package org.tenprint.biometric.wiring;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.adapter.http.AbisFace;
import org.tenprint.biometric.adapter.http.AbisOpening;
import org.tenprint.biometric.adapter.http.AbisServing;
import org.tenprint.biometric.adapter.store.AbisFolder;
import org.tenprint.biometric.adapter.store.AbisJournalFile;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.biometric.application.AbisSearch;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.vault.KeyVault;

/** The ABIS face, where it is served. */
@ApplicationScoped
class AbisWiring {
  private static final Logger LOG = LoggerFactory.getLogger(AbisWiring.class);
  private static final int MOST_AT_ONCE = 1000;

  /**
   * The pipeline does not wait for what is beside it, however many people are to be read: until
   * then, and where it cannot be opened, it is answered 503. Nor is the vault opened for it where
   * it is not wanted, as routes are made before the door is looked at.
   */
  @Produces
  @Singleton
  AbisOpening abisOpening(BiometricConfig config, Instance<KeyVault> vault, InstantSource clock) {
    return config.abis().enabled() ? opening(config, vault.get(), clock) : AbisOpening.notWanted();
  }

  /**
   * Opens it in a thread of its own, where it can be opened.
   *
   * @throws IllegalStateException if a setting is none that can be
   */
  static AbisOpening opening(BiometricConfig config, KeyVault vault, InstantSource clock) {
    folder(config.abis());
    SettingBounds.require("tenprint.abis.at-once", config.abis().atOnce(), 1, MOST_AT_ONCE);
    GallerySizing.heapOfAbis(config.abis(), Runtime.getRuntime().maxMemory());
    AbisOpening opening = AbisOpening.begun();
    Thread thread = new Thread(() -> open(opening, config, vault, clock), "abis-face");
    thread.setDaemon(true);
    thread.start();
    return opening;
  }

  private static void open(
      AbisOpening opening, BiometricConfig config, KeyVault vault, InstantSource clock) {
    AbisFolder folder = null;
    try {
      folder = new AbisFolder(folder(config.abis()), vault, UUID::randomUUID, clock);
      opening.opened(face(folder, config, clock), folder::close);
      LOG.info("abis face is served");
    } catch (RuntimeException | Error e) {
      LOG.error("abis face is not served: bookings are identified without it", e);
      if (folder != null) {
        folder.close();
      }
      opening.failed();
    }
  }

  private static Path folder(BiometricConfig.Abis abis) {
    return abis.folder()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "tenprint.abis.enabled wants tenprint.abis.folder: where its people are kept"));
  }

  private static AbisFace face(AbisFolder folder, BiometricConfig config, InstantSource clock) {
    BiometricConfig.Abis abis = config.abis();
    Thresholds thresholds = BiometricBounds.thresholds(config.matching());
    AbisRegister register =
        new AbisRegister(
            folder, Galleries.create(abis.mostEncounters()), thresholds, abis.mostEncounters());
    return new AbisFace(
        register,
        new AbisSearch(register, thresholds),
        new AbisJournalFile(folder(abis)),
        clock,
        UUID::randomUUID,
        abis.atOnce());
  }

  /** At the start, and not with the first request. */
  void read(@Observes StartupEvent started, AbisOpening opening, MeterRegistry meters) {
    if (opening.serving() != AbisServing.NOT_WANTED) {
      Gauge.builder("tenprint.abis.intact", () -> intact(opening)).register(meters);
    }
  }

  /** 1 or 0; no number while its people are read, which nobody is to be called for. */
  static double intact(AbisOpening opening) {
    if (!opening.ended()) {
      return Double.NaN;
    }
    return opening.face().filter(AbisFace::intact).isPresent() ? 1 : 0;
  }

  /** After the door, which waits for what is worked on. */
  void leave(@Observes @Priority(LIBRARY_AFTER) ShutdownEvent stopping, AbisOpening opening) {
    opening.close();
  }
}
