package org.tenprint.testkit.architecture.planted.avro.adapter.store;

import org.tenprint.events.booking.Receipt;

public record KeepsRecords(Receipt receipt) {}
