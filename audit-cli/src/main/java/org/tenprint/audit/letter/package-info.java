/** Letters to a person, or to counsel, that an agency was asked about the person. */
package org.tenprint.audit.letter;
