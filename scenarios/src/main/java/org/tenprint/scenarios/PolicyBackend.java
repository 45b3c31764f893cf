package org.tenprint.scenarios;

import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferencePlaces;

/** The policy by itself, in virtual time. */
public final class PolicyBackend implements ScenarioBackend {
  private final ReferencePlaces places;

  /**
   * @param reference agencies, field offices and offence codes
   */
  public PolicyBackend(ReferenceSet reference) {
    this.places = new ReferencePlaces(reference);
  }

  @Override
  public Stage open(Setting setting) {
    return new PolicyStage(places, setting);
  }
}
