/** The broker on which measurements are made. */
package org.tenprint.benchmarks.broker;
