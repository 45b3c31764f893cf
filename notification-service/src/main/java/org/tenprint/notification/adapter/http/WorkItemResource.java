package org.tenprint.notification.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.doorway.rest.Readings.Reading;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ShowWork;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.application.ShowWork.Summary;
import org.tenprint.notification.domain.Offices;
import org.tenprint.policy.law.Outcome;

/**
 * Work for people, by kind: what is held, and what was withheld because no rule permitted it or the
 * identification failed. The list has numbers alone, nothing personal; of one case, whoever may
 * answer it sees the facts on which their answer rests.
 */
@Path("/work-items")
public class WorkItemResource {
  private static final Logger LOG = LoggerFactory.getLogger(WorkItemResource.class);
  private static final int MOST = 1_000;

  private final OpenCases cases;
  private final ShowWork work;
  private final Readings readings;

  /** Lists and shows these, and records that they were. */
  public WorkItemResource(OpenCases cases, ShowWork work, Readings readings) {
    this.cases = cases;
    this.work = work;
    this.readings = readings;
  }

  /**
   * The list.
   *
   * @param counts how many of each kind, among those listed
   * @param items at most {@value #MOST} of the partitions that this instance has, what is held
   *     first, and of each outcome the nearest deadline first
   * @param complete whether these are all of them, whichever instance decides them
   * @param missing numbers of the partitions that this instance does not have, of whose cases
   *     nothing is here
   */
  public record WorkItems(
      SortedMap<String, Integer> counts,
      List<Item> items,
      boolean complete,
      SortedSet<Integer> missing) {}

  /**
   * A case.
   *
   * @param booking the booking's id
   * @param ori ORI of the booking agency; absent where the booking was forgotten this moment, its
   *     case cannot be opened, or 250 others come before it
   * @param tcn its transaction control number; absent as above
   * @param asked the verdicts that answer what is held; none where its ORI is absent
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
      String ori,
      String tcn,
      List<String> asked,
      String office,
      String outcome,
      List<String> kinds,
      String since,
      String deadline) {}

  /**
   * What waits for people: for a reviewer or examiner the cases of their offices, for auditors and
   * operators all. With {@code outcome} that alone which is held, or was withheld.
   */
  @GET
  @RolesAllowed({
    PersonRoles.REVIEWER,
    PersonRoles.EXAMINER,
    PersonRoles.AUDITOR,
    PersonRoles.OPERATOR
  })
  @Produces(MediaType.APPLICATION_JSON)
  public WorkItems list(
      @QueryParam("outcome") String outcome,
      @Context SecurityContext caller,
      @Context HttpHeaders headers)
      throws Refused {
    boolean seesAll =
        caller.isUserInRole(PersonRoles.AUDITOR) || caller.isUserInRole(PersonRoles.OPERATOR);
    Offices whose = seesAll ? Offices.ALL : Caller.offices(caller);
    Reading reading = new Reading(Caller.of(caller), "GET /work-items", Readings.stated(headers));
    OpenCases.Open known = cases.open(new OpenCases.Asked(MOST, whose, outcome(outcome)));
    List<OpenCase> open = known.cases();
    List<UUID> bookings = open.stream().map(OpenCase::booking).map(UUID::fromString).toList();
    Map<UUID, Summary> summaries = work.summaries(bookings, WorkItemResource::unopened);
    return readings.handOut(reading, bookings, items(known, summaries));
  }

  /** The one that is asked for; empty is both. */
  static Optional<Outcome> outcome(String asked) throws Refused {
    for (Outcome one : List.of(Outcome.HELD, Outcome.WITHHELD)) {
      if (one.name().equals(asked)) {
        return Optional.of(one);
      }
    }
    if (asked != null) {
      throw RequestBody.unreadable("outcome: HELD or WITHHELD, or leave it out.");
    }
    return Optional.empty();
  }

  /**
   * What is said of these.
   *
   * @param summaries by booking; none of a case that was not opened
   */
  static WorkItems items(OpenCases.Open known, Map<UUID, Summary> summaries) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    List<Item> items = new ArrayList<>();
    for (OpenCase one : known.cases()) {
      one.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum));
      UUID booking = UUID.fromString(one.booking());
      items.add(item(one, Optional.ofNullable(summaries.get(booking))));
    }
    boolean complete = known.missing().isEmpty() && items.size() < MOST;
    return new WorkItems(counts, items, complete, known.missing());
  }

  private static void unopened(UUID booking, RuntimeException cause) {
    LOG.error(
        "listed case cannot be opened booking={} cause={}", booking, cause.getClass().getName());
  }

  private static Item item(OpenCase item, Optional<Summary> summary) {
    return new Item(
        item.booking(),
        summary.map(Summary::ori).orElse(null),
        summary.map(Summary::tcn).orElse(null),
        summary.map(Summary::asked).orElse(Set.of()).stream().map(WorkSheetDocument::word).toList(),
        item.office().orElse(null),
        item.outcome().name(),
        List.copyOf(item.kinds()),
        item.since().map(Object::toString).orElse(null),
        item.deadline().map(Object::toString).orElse(null));
  }

  /**
   * What the caller is asked of a case, and the facts on which an answer rests: for an examiner
   * what the prints say, for a reviewer the rest. Of the verdicts the caller's own is there, never
   * another's. {@code sheet} names it for who answers. 404: no case of their offices asks them
   * anything.
   */
  @GET
  @Path("/{booking}")
  @RolesAllowed({PersonRoles.REVIEWER, PersonRoles.EXAMINER})
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> show(
      @PathParam("booking") String id,
      @Context SecurityContext caller,
      @Context HttpHeaders headers)
      throws Refused {
    Asking who = Caller.asking(caller);
    Reading reading = new Reading(who.by(), "GET /work-items/{booking}", Readings.stated(headers));
    UUID booking = KeyResource.booking(id);
    Map<String, Object> sheet = WorkSheetDocument.of(booking, work.sheet(booking, who));
    return readings.handOut(reading, List.of(booking), sheet);
  }
}
