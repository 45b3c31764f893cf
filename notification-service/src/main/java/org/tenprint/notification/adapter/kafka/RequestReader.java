package org.tenprint.notification.adapter.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;

/** A request as it is kept; to version 4 the warrant alone, as text. */
final class RequestReader extends StdDeserializer<Request> {
  private static final long serialVersionUID = 1L;

  /** A request's components. */
  private record Kept(Optional<RequestKind> kind, Warrant warrant) {}

  RequestReader() {
    super(Request.class);
  }

  @Override
  public Request deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return Request.of(context.readValue(parser, Warrant.class));
    }
    Kept kept = context.readValue(parser, Kept.class);
    return new Request(kept.kind(), kept.warrant());
  }
}
