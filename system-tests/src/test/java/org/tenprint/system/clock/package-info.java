/** A process whose clock is wrong, in a copy of a packaged service: no switch of the product. */
package org.tenprint.system.clock;
