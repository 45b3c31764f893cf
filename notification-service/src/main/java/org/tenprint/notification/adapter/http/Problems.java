package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals as responses. */
final class Problems {
  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    Response.ResponseBuilder response =
        Response.status(refusal.status()).type(Problem.MEDIA_TYPE).entity(Problem.of(refusal));
    return (refusal.status() == 503 ? response.header("Retry-After", "5") : response).build();
  }
}
