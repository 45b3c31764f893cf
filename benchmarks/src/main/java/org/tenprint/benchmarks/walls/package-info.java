/** What the walls around Kafka cost: one broker without them and one with them, side by side. */
package org.tenprint.benchmarks.walls;
