/**
 * The packaged system as a whole. Invariant: what is tested here is what Maven packaged and what
 * the deployment files say, never a class of a service.
 */
package org.tenprint.system;
