package org.tenprint.testkit.architecture.planted.application.application;

import org.tenprint.testkit.architecture.planted.application.adapter.http.Face;

public record KnowsAdapter(Face face) {}
