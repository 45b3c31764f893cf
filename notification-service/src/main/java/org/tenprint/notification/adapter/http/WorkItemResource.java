package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;

/** Held cases that wait for people, by kind; ids alone, nothing personal. */
@Path("/work-items")
public class WorkItemResource {
  private static final int MOST = 1_000;

  private final OpenCases cases;

  /** Lists these. */
  public WorkItemResource(OpenCases cases) {
    this.cases = cases;
  }

  /**
   * The list.
   *
   * @param counts how many of each kind, among those listed
   * @param items at most {@value #MOST}, by booking id, of the partitions that this instance has
   * @param complete whether these are all of them
   */
  public record WorkItems(SortedMap<String, Integer> counts, List<Item> items, boolean complete) {}

  /**
   * A held case.
   *
   * @param booking the booking's id
   * @param kinds reasons for which it is held
   * @param since when its oldest hold began, ISO-8601; absent where it waits for a push
   */
  public record Item(String booking, List<String> kinds, String since) {}

  /** What waits for people. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public WorkItems list() {
    List<OpenCase> open = cases.open(MOST);
    SortedMap<String, Integer> counts = new TreeMap<>();
    open.forEach(item -> item.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum)));
    List<Item> items =
        open.stream()
            .map(
                item ->
                    new Item(
                        item.booking(),
                        List.copyOf(item.kinds()),
                        item.since().map(Object::toString).orElse(null)))
            .toList();
    return new WorkItems(counts, items, open.size() < MOST);
  }
}
