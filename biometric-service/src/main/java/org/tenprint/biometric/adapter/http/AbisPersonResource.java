package org.tenprint.biometric.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.events.AbisScopes;

/** The operations of the published interface on people and encounters. */
@Path("/v1/persons")
@RolesAllowed(AbisScopes.WRITE)
@Produces(MediaType.APPLICATION_JSON)
public class AbisPersonResource {
  private final AbisOpening opening;

  /**
   * @param opening of the face
   */
  public AbisPersonResource(AbisOpening opening) {
    this.opening = opening;
  }

  private AbisFace face() {
    return opening.served();
  }

  private static String name(String id) throws AbisRefused {
    return AbisJson.name(id, "the path");
  }

  /** {@code createEncounterNoIds}: of a new person. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> create(@Context SecurityContext user, @Context UriInfo at, byte[] body)
      throws AbisRefused {
    Named named = new Named(face().name(), face().name(), Optional.empty());
    return create(user, at, named, "createEncounterNoIds", body);
  }

  /** {@code createEncounterNoId}. */
  @POST
  @Path("/{personId}/encounters")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> createOf(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      byte[] body)
      throws AbisRefused {
    Named named = new Named(name(personId), face().name(), Optional.empty());
    return create(user, at, named, "createEncounterNoId", body);
  }

  /** {@code createEncounter}. */
  @POST
  @Path("/{personId}/encounters/{encounterId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> createNamed(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      @PathParam("encounterId") String encounterId,
      byte[] body)
      throws AbisRefused {
    Named named = new Named(name(personId), name(encounterId), Optional.of(encounterId));
    return create(user, at, named, "createEncounter", body);
  }

  /**
   * Of whom an encounter is to be.
   *
   * @param stated the encounter's id, if the client gives it
   */
  private record Named(String personId, String encounterId, Optional<String> stated) {}

  private Map<String, Object> create(
      SecurityContext user, UriInfo at, Named named, String operation, byte[] body)
      throws AbisRefused {
    AbisQuery.of(at);
    AbisFace face = face();
    return face.work(
        () -> {
          AbisBody.Encounter asked = AbisBody.encounter(body, named.stated());
          AbisEncounter held =
              face.changed(
                  user,
                  change(operation, named.personId(), named.encounterId()),
                  () ->
                      face.register()
                          .add(named.personId(), named.encounterId(), asked.sent(), face.now()));
          return AbisDocuments.held(named.personId(), held, asked);
        });
  }

  /** {@code updateEncounter}. */
  @PUT
  @Path("/{personId}/encounters/{encounterId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> update(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      @PathParam("encounterId") String encounterId,
      byte[] body)
      throws AbisRefused {
    AbisQuery.of(at);
    AbisFace face = face();
    String person = name(personId);
    String encounter = name(encounterId);
    return face.work(
        () -> {
          AbisBody.Encounter asked = AbisBody.encounter(body, Optional.of(encounter));
          AbisEncounter held =
              face.changed(
                  user,
                  change("updateEncounter", person, encounter),
                  () -> face.register().update(person, encounter, asked.sent(), face.now()));
          return AbisDocuments.held(person, held, asked);
        });
  }

  /** {@code readAllEncounters}. */
  @GET
  @Path("/{personId}/encounters")
  @RolesAllowed(AbisScopes.READ)
  public List<Map<String, Object>> readAll(
      @Context SecurityContext user, @Context UriInfo at, @PathParam("personId") String personId)
      throws AbisRefused {
    AbisQuery.of(at);
    AbisPerson person = face().register().person(name(personId));
    face().record(user, "readAllEncounters", List.of(person.id()));
    return person.encounters().stream().map(AbisDocuments::encounter).toList();
  }

  /** {@code readEncounter}. */
  @GET
  @Path("/{personId}/encounters/{encounterId}")
  @RolesAllowed(AbisScopes.READ)
  public Map<String, Object> read(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      @PathParam("encounterId") String encounterId)
      throws AbisRefused {
    AbisQuery.of(at);
    AbisPerson person = face().register().person(name(personId));
    AbisEncounter encounter = AbisRegister.encounter(person, name(encounterId));
    face().record(user, "readEncounter", List.of(person.id()));
    return AbisDocuments.encounter(encounter);
  }

  /** What changes someone who is there. */
  private interface Change {
    void of(AbisRegister register, String personId) throws AbisRefused;
  }

  private static AbisFace.Change change(String operation, String person, String encounter) {
    return new AbisFace.Change(operation, List.of(person), Optional.of(encounter));
  }

  private Response changed(SecurityContext user, UriInfo at, AbisFace.Change what, Change change)
      throws AbisRefused {
    AbisQuery.of(at);
    AbisFace face = face();
    return face.work(
        () ->
            face.changed(
                user,
                what,
                () -> {
                  change.of(face.register(), what.persons().get(0));
                  return Response.noContent().build();
                }));
  }

  /** {@code deleteEncounter}; with the last one the person is deleted. */
  @DELETE
  @Path("/{personId}/encounters/{encounterId}")
  public Response delete(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      @PathParam("encounterId") String encounterId)
      throws AbisRefused {
    String encounter = name(encounterId);
    return changed(
        user,
        at,
        change("deleteEncounter", name(personId), encounter),
        (register, id) -> register.delete(id, encounter));
  }

  /** {@code deleteAll}. */
  @DELETE
  @Path("/{personId}")
  public Response deleteAll(
      @Context SecurityContext user, @Context UriInfo at, @PathParam("personId") String personId)
      throws AbisRefused {
    return changed(
        user,
        at,
        new AbisFace.Change("deleteAll", List.of(name(personId)), Optional.empty()),
        AbisRegister::delete);
  }

  /** {@code mergeEncounter}. */
  @POST
  @Path("/{personIdTarget}/merge/{personIdSource}")
  public Response merge(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personIdTarget") String target,
      @PathParam("personIdSource") String source)
      throws AbisRefused {
    String other = name(source);
    return changed(
        user,
        at,
        new AbisFace.Change("mergeEncounter", List.of(name(target), other), Optional.empty()),
        (register, id) -> register.merge(id, other));
  }

  /** Of these changes the published interface has no 404. */
  private static Change published(Change change) {
    return (register, id) -> {
      try {
        change.of(register, id);
      } catch (AbisRefused refused) {
        throw refused.reason() == AbisRefusal.UNKNOWN
            ? AbisJson.malformed("the path", refused.getMessage())
            : refused;
      }
    };
  }

  /** {@code updateEncounterStatus}. */
  @PUT
  @Path("/{personId}/encounters/{encounterId}/status")
  public Response status(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      @PathParam("encounterId") String encounterId)
      throws AbisRefused {
    String encounter = name(encounterId);
    boolean active = AbisBody.active(AbisQuery.of(at).one("status").orElse(""), "?status");
    return changed(
        user,
        at,
        change("updateEncounterStatus", name(personId), encounter),
        published((register, id) -> register.activate(id, encounter, active, face().now())));
  }

  /** {@code updateEncounterGalleries}. */
  @PUT
  @Path("/{personId}/encounters/{encounterId}/galleries")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response galleries(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("personId") String personId,
      @PathParam("encounterId") String encounterId,
      byte[] body)
      throws AbisRefused {
    String encounter = name(encounterId);
    return changed(
        user,
        at,
        change("updateEncounterGalleries", name(personId), encounter),
        published(
            (register, id) ->
                register.place(id, encounter, AbisBody.galleries(body), face().now())));
  }
}
