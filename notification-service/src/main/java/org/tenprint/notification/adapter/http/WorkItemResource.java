package org.tenprint.notification.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.doorway.rest.Readings.Reading;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.domain.Offices;

/**
 * Work for people, by kind: what is held, and what was withheld because no rule permitted it or the
 * identification failed. Ids alone, nothing personal.
 */
@Path("/work-items")
public class WorkItemResource {
  private static final int MOST = 1_000;

  private final OpenCases cases;
  private final Readings readings;

  /** Lists these, and records that they were. */
  public WorkItemResource(OpenCases cases, Readings readings) {
    this.cases = cases;
    this.readings = readings;
  }

  /**
   * The list.
   *
   * @param counts how many of each kind, among those listed
   * @param items at most {@value #MOST}, the nearest deadline first, of the partitions that this
   *     instance has
   * @param complete whether these are all of them
   */
  public record WorkItems(SortedMap<String, Integer> counts, List<Item> items, boolean complete) {}

  /**
   * A case.
   *
   * @param booking the booking's id
   * @param office code of the responsible field office; absent where an earlier version kept it
   * @param outcome HELD, or WITHHELD, which stands
   * @param kinds reasons for which it is so
   * @param since when its oldest hold began, or it was withheld, ISO-8601; absent where it waits
   *     for a push
   * @param deadline when the hold expires to a withholding, or the item leaves the list, ISO-8601;
   *     absent as above
   */
  public record Item(
      String booking,
      String office,
      String outcome,
      List<String> kinds,
      String since,
      String deadline) {}

  /**
   * What waits for people: for a reviewer or examiner the cases of their offices, for auditors and
   * operators all.
   */
  @GET
  @RolesAllowed({
    PersonRoles.REVIEWER,
    PersonRoles.EXAMINER,
    PersonRoles.AUDITOR,
    PersonRoles.OPERATOR
  })
  @Produces(MediaType.APPLICATION_JSON)
  public WorkItems list(@Context SecurityContext caller, @Context HttpHeaders headers)
      throws Refused {
    boolean seesAll =
        caller.isUserInRole(PersonRoles.AUDITOR) || caller.isUserInRole(PersonRoles.OPERATOR);
    Offices whose = seesAll ? Offices.ALL : Caller.offices(caller);
    Reading reading = new Reading(Caller.of(caller), "GET /work-items", Readings.stated(headers));
    List<OpenCase> open = cases.open(MOST, whose);
    SortedMap<String, Integer> counts = new TreeMap<>();
    open.forEach(item -> item.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum)));
    List<Item> items =
        open.stream()
            .map(
                item ->
                    new Item(
                        item.booking(),
                        item.office().orElse(null),
                        item.outcome().name(),
                        List.copyOf(item.kinds()),
                        item.since().map(Object::toString).orElse(null),
                        item.deadline().map(Object::toString).orElse(null)))
            .toList();
    return readings.handOut(
        reading,
        open.stream().map(OpenCase::booking).map(UUID::fromString).toList(),
        new WorkItems(counts, items, open.size() < MOST));
  }
}
