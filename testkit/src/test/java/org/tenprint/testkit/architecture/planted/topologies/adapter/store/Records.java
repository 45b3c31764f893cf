package org.tenprint.testkit.architecture.planted.topologies.adapter.store;

public final class Records {}
