package org.tenprint.notification.adapter.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.domain.Authority;
import org.tenprint.notification.domain.Offices;
import org.tenprint.policy.fact.PersonId;

/**
 * Makes of a bearer token, which was verified, the person who came with it: issuer and subject, of
 * the roles those that people have, and for which offices and jurisdictions ({@value #OFFICE},
 * {@value #JURISDICTION}: a text or several). No name, mail address or session is looked at.
 */
@ApplicationScoped
public class PersonIdentity implements SecurityIdentityAugmentor {
  private static final String OFFICE = "office";
  private static final String JURISDICTION = "jurisdiction";
  private static final int MOST_WORDS = 100;

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Uni.createFrom().item(() -> person(identity, token))
        : Uni.createFrom().item(identity);
  }

  private static SecurityIdentity person(SecurityIdentity identity, JsonWebToken token) {
    if (token.getIssuer() == null || token.getSubject() == null) {
      throw new AuthenticationFailedException("the token says not whose it is");
    }
    Person person;
    try {
      person =
          new Person(
              PersonId.of(token.getIssuer(), token.getSubject()),
              Offices.of(words(token, OFFICE)),
              Authority.of(words(token, JURISDICTION)));
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException("the token names nobody", e);
    }
    QuarkusSecurityIdentity.Builder known = QuarkusSecurityIdentity.builder().setPrincipal(person);
    identity.getRoles().stream().filter(PersonRoles.ALL::contains).forEach(known::addRole);
    return known.build();
  }

  private static List<String> words(JsonWebToken token, String claim) {
    Object stated = token.getClaim(claim);
    Stream<?> words =
        stated instanceof Collection<?> several ? several.stream() : Stream.ofNullable(stated);
    return words.limit(MOST_WORDS).flatMap(PersonIdentity::word).toList();
  }

  private static Stream<String> word(Object value) {
    String text = value instanceof JsonString json ? json.getString() : value.toString();
    return value instanceof JsonString || value instanceof String
        ? Stream.of(text)
        : Stream.empty();
  }
}
