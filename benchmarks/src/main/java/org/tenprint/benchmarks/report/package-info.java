/** Curves and tables of the measurements, made from the result files alone. */
package org.tenprint.benchmarks.report;
