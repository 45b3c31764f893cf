/** How long booking-service takes to start when its topics are long, and in how much memory. */
package org.tenprint.benchmarks.receipts;
