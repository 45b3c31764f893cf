package org.tenprint.notification.adapter.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;

/**
 * A request as it is kept; to version 4 the warrant alone, as text, to version 8 without when it
 * was asked and what was consented to, to version 9 without when it was itself made, and to version
 * 11 without a purpose. One to which people can consent keeps its own time; of another of version 9
 * that is not known.
 */
final class RequestReader extends StdDeserializer<Request> {
  private static final long serialVersionUID = 1L;

  /** A request's components. */
  private record Kept(
      Optional<RequestKind> kind,
      Warrant warrant,
      Optional<RequestPurpose> purpose,
      Optional<Instant> asked,
      Optional<Instant> made,
      Consent consent,
      boolean afterConsent) {}

  RequestReader() {
    super(Request.class);
  }

  @Override
  public Request deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return Request.of(context.readValue(parser, Warrant.class));
    }
    Kept kept = context.readValue(parser, Kept.class);
    Consent consent = kept.consent() == null ? Consent.NONE : kept.consent();
    Optional<Instant> made = kept.made() == null ? Optional.empty() : kept.made();
    boolean ownTime = made.isEmpty() && !consent.withdrawn();
    return new Request(
        kept.kind(),
        kept.warrant(),
        kept.purpose(),
        kept.asked(),
        ownTime ? kept.asked() : made,
        consent,
        kept.afterConsent());
  }
}
