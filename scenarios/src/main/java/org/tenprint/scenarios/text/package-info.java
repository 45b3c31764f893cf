/**
 * Instruments as people write and read them: YAML and JSON in, YAML out, and in words what is
 * refused, and what an instrument would change. Services use this, and know nothing of scenarios.
 */
package org.tenprint.scenarios.text;
