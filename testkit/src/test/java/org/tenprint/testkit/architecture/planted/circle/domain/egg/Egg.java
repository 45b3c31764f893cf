package org.tenprint.testkit.architecture.planted.circle.domain.egg;

import org.tenprint.testkit.architecture.planted.circle.domain.hatchery.Hatchery;

public record Egg(Hatchery place) {}
