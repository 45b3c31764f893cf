package org.tenprint.testkit.architecture.planted.producers.adapter.http;

import jakarta.enterprise.inject.Produces;

public final class MakesBeans {
  @Produces
  String bean() {
    return "made in the wrong place";
  }
}
