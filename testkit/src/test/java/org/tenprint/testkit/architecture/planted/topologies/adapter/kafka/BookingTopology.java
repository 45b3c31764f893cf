package org.tenprint.testkit.architecture.planted.topologies.adapter.kafka;

import org.tenprint.testkit.architecture.planted.topologies.adapter.store.Records;

record BookingTopology(Records asksThemItself) {}
