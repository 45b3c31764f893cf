package org.tenprint.testkit.architecture.planted.sound.domain;

import java.time.Instant;
import java.util.UUID;

public record Booking(UUID id, Instant recorded) {}
