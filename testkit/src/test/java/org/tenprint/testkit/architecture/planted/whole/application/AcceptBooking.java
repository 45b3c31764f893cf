package org.tenprint.testkit.architecture.planted.whole.application;

final class AcceptBooking {}
