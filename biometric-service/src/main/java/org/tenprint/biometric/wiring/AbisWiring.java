package org.tenprint.biometric.wiring;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.adapter.http.AbisFace;
import org.tenprint.biometric.adapter.store.AbisFolder;
import org.tenprint.biometric.adapter.store.AbisJournalFile;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.biometric.application.AbisSearch;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.vault.KeyVault;

/** The ABIS face, where it is served. */
@ApplicationScoped
class AbisWiring {
  private static final Logger LOG = LoggerFactory.getLogger(AbisWiring.class);

  @Produces
  @Singleton
  Optional<AbisFolder> abisFolder(BiometricConfig config, KeyVault vault, InstantSource clock) {
    return config.abis().enabled()
        ? Optional.of(new AbisFolder(folder(config.abis()), vault, UUID::randomUUID, clock))
        : Optional.empty();
  }

  private static Path folder(BiometricConfig.Abis abis) {
    return abis.folder()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "tenprint.abis.enabled wants tenprint.abis.folder: where its people are kept"));
  }

  @Produces
  @Singleton
  Optional<AbisFace> abisFace(
      Optional<AbisFolder> folder, BiometricConfig config, InstantSource clock) {
    BiometricConfig.Abis abis = config.abis();
    BiometricConfig.Matching matching = config.matching();
    Thresholds thresholds = new Thresholds(matching.matchRate(), matching.greyRate());
    return folder.map(
        store -> {
          AbisRegister register =
              new AbisRegister(
                  store,
                  Galleries.create(abis.mostEncounters()),
                  thresholds,
                  abis.mostEncounters());
          return new AbisFace(
              register,
              new AbisSearch(register, thresholds),
              new AbisJournalFile(folder(abis)),
              clock,
              UUID::randomUUID,
              abis.atOnce());
        });
  }

  /** What it cannot read ends the start, and not the first request. */
  void read(@Observes StartupEvent started, Optional<AbisFace> face) {
    face.ifPresent(served -> LOG.info("abis face is served"));
  }

  /** After the door, which waits for what is worked on. */
  void leave(
      @Observes @Priority(LIBRARY_AFTER) ShutdownEvent stopping, Optional<AbisFolder> folder) {
    folder.ifPresent(AbisFolder::close);
  }
}
