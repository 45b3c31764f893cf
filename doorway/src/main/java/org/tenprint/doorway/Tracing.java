package org.tenprint.doorway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tenprint.messaging.Traces;

/** Tells the service's spans where a collector is named; else there is no exporter at all. */
@ApplicationScoped
public class Tracing {
  private static final int FIRST = 1;

  private final TracingConfig config;
  private final String service;
  private Optional<SpanExport> export = Optional.empty();

  Tracing(TracingConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.config = config;
    this.service = service;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    export = config.endpoint().map(collector -> new SpanExport(service, collector, config.ratio()));
    export.ifPresent(Traces::tellTo);
  }

  void stop(@Observes ShutdownEvent stopping) {
    Traces.tellNobody();
    export.ifPresent(SpanExport::close);
  }
}
