/** The broker on which measurements are made, and booking-service beside it. */
package org.tenprint.benchmarks.broker;
