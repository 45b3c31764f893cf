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
import org.tenprint.matching.Candidate;

/** {@code identify} of the published interface. */
@Path("/v1/identify")
@RolesAllowed(AbisScopes.IDENTIFY)
@Produces(MediaType.APPLICATION_JSON)
public class AbisIdentifyResource {
  private final AbisOpening opening;

  /**
   * @param opening of the face
   */
  public AbisIdentifyResource(AbisOpening opening) {
    this.opening = opening;
  }

  /** Whose the prints are, of those who are found in a gallery. */
  @POST
  @Path("/{galleryId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public List<Map<String, Object>> identify(
      @Context SecurityContext user,
      @Context UriInfo at,
      @PathParam("galleryId") String gallery,
      byte[] body)
      throws AbisRefused {
    AbisQuery query = AbisQuery.of(at);
    String name = AbisJson.name(gallery, "the path");
    int most = query.candidates();
    double least = query.threshold();
    AbisFace face = opening.served();
    return face.work(
        () -> {
          AbisSearch.Identified found =
              face.search().identify(name, AbisBody.identify(body), most, least);
          List<String> told =
              found.candidates().candidates().stream().map(Candidate::subjectId).toList();
          face.record(user, "identify", told);
          return AbisDocuments.candidates(found);
        });
  }
}
