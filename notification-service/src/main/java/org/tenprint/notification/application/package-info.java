/**
 * What people do with instruments and held cases. Invariants: nobody approves what they wrote, and
 * an instrument needs two others; time comes as an argument; what was acknowledged stands in the
 * log.
 */
package org.tenprint.notification.application;
