/**
 * The same for resources, in the services that have some: what they throw is answered by a {@link
 * org.tenprint.doorway.ProblemDetail}.
 */
package org.tenprint.doorway.rest;
