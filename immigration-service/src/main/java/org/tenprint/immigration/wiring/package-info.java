/**
 * Configuration, and the objects of the service put together. Invariant: the only place that knows
 * the clock, the framework and the environment.
 */
package org.tenprint.immigration.wiring;
