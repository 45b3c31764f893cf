package org.tenprint.testkit.architecture.planted.packages.helpers;

public final class Stray {}
