package org.tenprint.testkit.architecture.planted.names.wiring;

public final class BookingHelper {}
