/**
 * What operators, record owners and authors bring in from files: each line or instrument is taken
 * or refused with its reason, and a load that was broken off goes on where it was.
 */
package org.tenprint.audit.load;
