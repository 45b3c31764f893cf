package org.tenprint.doorway;

import java.util.Optional;

/**
 * What a service says of how it may be reached.
 *
 * @param lets what whoever reaches its door can do, and who alone should reach it; empty where it
 *     serves nobody
 * @param sampleReference whether the shipped sample of reference data is used
 */
public record Exposed(Optional<String> lets, boolean sampleReference) {}
