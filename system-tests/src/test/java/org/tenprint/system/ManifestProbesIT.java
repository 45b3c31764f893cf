package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** Where the manifests' probes ask, a running service answers; a letter beside it, none does. */
class ManifestProbesIT {
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource(Service.class)
  void aProbeIsAnswered(Service service) throws Exception {
    RunningStack stack = Stack.shared();
    JsonNode container =
        Manifests.read()
            .find("StatefulSet", service.module())
            .orElseThrow()
            .at("/spec/template/spec/containers/0");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      String asked =
          stack.ports().managementUrl(service)
              + container.at("/" + probe + "/httpGet/path").asText();
      assertEquals(200, status(asked), asked);
      assertEquals(404, status(asked + "x"), asked + "x");
    }
  }

  private int status(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
