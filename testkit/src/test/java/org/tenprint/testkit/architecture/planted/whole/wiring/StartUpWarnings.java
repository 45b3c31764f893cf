package org.tenprint.testkit.architecture.planted.whole.wiring;

final class StartUpWarnings {}
