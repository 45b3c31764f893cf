/** How many bookings a whole packaged stack carries, and how long each takes, beside bare Kafka. */
package org.tenprint.benchmarks.pipeline;
