package org.tenprint.testkit.architecture.planted.circle.domain.hatchery;

import java.util.List;
import org.tenprint.testkit.architecture.planted.circle.domain.Chicken;

public record Hatchery(List<Chicken> brood) {}
