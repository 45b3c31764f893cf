/**
 * Options that several commands share: where the broker is, as whom to speak to it, which reference
 * data.
 */
package org.tenprint.audit.option;
