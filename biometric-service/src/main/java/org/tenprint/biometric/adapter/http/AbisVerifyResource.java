package org.tenprint.biometric.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.application.AbisSearch;
import org.tenprint.events.AbisScopes;
import org.tenprint.matching.prints.TenPrint;

/** {@code verifyFromId} and {@code verifyFromBio} of the published interface. */
@Path("/v1/verify")
@RolesAllowed(AbisScopes.VERIFY)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AbisVerifyResource {
  private final AbisOpening opening;

  /**
   * @param opening of the face
   */
  public AbisVerifyResource(AbisOpening opening) {
    this.opening = opening;
  }

  private AbisFace face() {
    return opening.served();
  }

  /** Whether the prints are that person's, as found in a gallery. */
  @POST
  @Path("/{galleryId}/{personId}")
  public Map<String, Object> verify(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("galleryId") String galleryId,
      @PathParam("personId") String personId,
      byte[] body)
      throws AbisRefused {
    double least = AbisQuery.of(at).threshold();
    String gallery = AbisJson.name(galleryId, "the path");
    String person = AbisJson.name(personId, "the path");
    AbisFace face = face();
    return face.work(
        () -> {
          AbisSearch.Verified found =
              face.search().verify(gallery, person, AbisBody.verify(body), least);
          face.record(user, "verifyFromId", List.of(person));
          return AbisDocuments.verified(found);
        });
  }

  /** Whether two sets of prints are one person's; nobody is looked up. */
  @POST
  public Map<String, Object> verifyTwo(
      @Context SecurityContext user, @Context UriInfo at, byte[] body) throws AbisRefused {
    double least = AbisQuery.of(at).threshold();
    AbisFace face = face();
    return face.work(
        () -> {
          List<TenPrint> two = AbisBody.verifyTwo(body);
          AbisSearch.Verified found = face.search().verify(two.get(0), two.get(1), least);
          face.record(user, "verifyFromBio", List.of());
          return AbisDocuments.verified(found);
        });
  }
}
