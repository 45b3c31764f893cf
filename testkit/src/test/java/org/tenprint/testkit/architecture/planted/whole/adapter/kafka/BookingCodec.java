package org.tenprint.testkit.architecture.planted.whole.adapter.kafka;

final class BookingCodec {}
