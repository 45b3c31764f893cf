package org.tenprint.biometric.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.events.AbisScopes;

/** {@code readGalleries} and {@code readGalleryContent} of the published interface. */
@Path("/v1/galleries")
@RolesAllowed(AbisScopes.GALLERY)
@Produces(MediaType.APPLICATION_JSON)
public class AbisGalleryResource {
  private final AbisOpening opening;

  /**
   * @param opening of the face
   */
  public AbisGalleryResource(AbisOpening opening) {
    this.opening = opening;
  }

  private AbisFace face() {
    return opening.served();
  }

  /** The galleries that somebody is found in. */
  @GET
  public List<String> galleries(@Context UriInfo at) throws AbisRefused {
    AbisQuery.of(at);
    return List.copyOf(face().register().galleries());
  }

  /** Who is found in a gallery: offset and limit count people, whose encounters stay together. */
  @GET
  @Path("/{galleryId}")
  public List<Map<String, Object>> content(
      @Context SecurityContext user, @Context UriInfo at, @PathParam("galleryId") String galleryId)
      throws AbisRefused {
    AbisQuery query = AbisQuery.of(at);
    String gallery = AbisJson.name(galleryId, "the path");
    if (!gallery.equals(AbisEncounter.ALL) && !face().register().galleries().contains(gallery)) {
      throw new AbisRefused(AbisRefusal.UNKNOWN, "no such gallery");
    }
    List<AbisPerson> people = face().register().in(gallery, query.offset(), query.limit());
    face().record(user, "readGalleryContent", people.stream().map(AbisPerson::id).toList());
    return AbisDocuments.content(people, gallery);
  }
}
