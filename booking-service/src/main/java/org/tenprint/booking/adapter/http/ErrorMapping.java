package org.tenprint.booking.adapter.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.doorway.rest.Responses;

/** What this service's uses throw, as a problem; every other error is the doorway's. */
public class ErrorMapping {

  /** The log or what is known of it cannot be had. */
  @ServerExceptionMapper
  public Response unavailable(Unavailable e, UriInfo at) {
    return Answers.of(e, Responses.path(at));
  }
}
