package org.tenprint.testkit.architecture.planted.circle.domain;

import org.tenprint.testkit.architecture.planted.circle.domain.egg.Egg;

public record Chicken(Egg laid) {}
