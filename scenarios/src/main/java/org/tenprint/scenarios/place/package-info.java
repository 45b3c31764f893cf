/** Reference data as the policy asks for them, and the agencies of a booking. */
package org.tenprint.scenarios.place;
