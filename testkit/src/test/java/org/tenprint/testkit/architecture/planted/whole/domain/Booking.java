package org.tenprint.testkit.architecture.planted.whole.domain;

final class Booking {}
