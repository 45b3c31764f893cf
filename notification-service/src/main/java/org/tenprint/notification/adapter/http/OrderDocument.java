package org.tenprint.notification.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.domain.TwoPersonOrder;

/** What is read and said of an order of two people. */
final class OrderDocument {
  private OrderDocument() {}

  /**
   * The id in a path.
   *
   * @param unknown why one is refused that is none, as one that nobody has
   * @param name what such an order is called
   */
  static UUID id(String text, RefusalReason unknown, String name) throws Refused {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(unknown, "There is no " + name + " of that id.");
    }
  }

  /**
   * An order.
   *
   * @param said puts what is said of its matter alone
   */
  static <M extends TwoPersonOrder.Matter> Map<String, Object> of(
      TwoPersonOrder<M> order, BiConsumer<M, Map<String, Object>> said) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", order.id().toString());
    document.put("state", state(order));
    document.put("booking", order.matter().booking().toString());
    said.accept(order.matter(), document);
    document.put("citation", order.matter().citation());
    document.put("proposedBy", order.proposed().by());
    document.put("proposedAt", order.proposed().at().toString());
    order
        .approved()
        .ifPresent(
            act -> {
              document.put("approvedBy", act.by());
              document.put("approvedAt", act.at().toString());
            });
    order.withdrawn().ifPresent(act -> document.put("withdrawnAt", act.at().toString()));
    return document;
  }

  private static String state(TwoPersonOrder<?> order) {
    if (order.withdrawn().isPresent()) {
      return "withdrawn";
    }
    return order.approved().isPresent() ? "approved" : "proposed";
  }

  /** Those that wait, handed out once that is recorded. */
  static <M extends TwoPersonOrder.Matter> List<Map<String, Object>> handedOut(
      List<TwoPersonOrder<M>> open,
      Readings readings,
      Readings.Reading reading,
      Function<TwoPersonOrder<M>, Map<String, Object>> document) {
    return readings.handOut(
        reading,
        open.stream().map(one -> one.matter().booking()).toList(),
        open.stream().map(document).toList());
  }
}
