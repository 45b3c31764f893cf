/** What a record owner states of a subject, and where it was said. Values only. */
package org.tenprint.immigration.domain;
