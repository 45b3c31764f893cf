package org.tenprint.messaging;

/**
 * Behind {@link EventWalk}, which has each field's own: bounds on what Avro allocates for a length
 * that an event names. Avro reads them once, from system properties, when it is first used; an
 * operator's own setting stands.
 */
final class AvroLimits {
  private static final int MOST_ITEMS = EventBounds.MOST_VALUES;

  private AvroLimits() {}

  static void apply(int largest) {
    set("org.apache.avro.limits.bytes.maxLength", largest);
    set("org.apache.avro.limits.string.maxLength", largest);
    set("org.apache.avro.limits.collectionItems.maxLength", MOST_ITEMS);
  }

  private static void set(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }
}
