/** How a command ends: its exit code, and why it could not be carried out. */
package org.tenprint.audit.answer;
