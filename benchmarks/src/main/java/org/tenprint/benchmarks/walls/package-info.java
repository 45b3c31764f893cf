/** What the walls around Kafka and HTTP cost: without them and with them, side by side. */
package org.tenprint.benchmarks.walls;
