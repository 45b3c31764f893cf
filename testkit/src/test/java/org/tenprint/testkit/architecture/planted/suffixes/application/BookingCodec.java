package org.tenprint.testkit.architecture.planted.suffixes.application;

public final class BookingCodec {}
