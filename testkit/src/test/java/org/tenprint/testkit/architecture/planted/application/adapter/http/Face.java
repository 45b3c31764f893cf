package org.tenprint.testkit.architecture.planted.application.adapter.http;

public final class Face {}
