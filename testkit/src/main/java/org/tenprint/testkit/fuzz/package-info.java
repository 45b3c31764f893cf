/**
 * Fuzz targets: a {@code …FuzzTest} beside each parser and codec has a method {@code
 * fuzzerTestOneInput(byte[])} that fails for whatever may not happen. {@code ./tenprint fuzz} runs
 * it under Jazzer; every test run gives it its kept inputs again. Needs nothing but the JDK.
 */
package org.tenprint.testkit.fuzz;
