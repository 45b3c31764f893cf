package org.tenprint.booking;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.tenprint.testkit.TestBroker;

/** A broker of the test's own, which it may stop, kill and start again. */
public final class StoppableBroker implements QuarkusTestResourceLifecycleManager {
  private TestBroker broker;

  @Override
  public Map<String, String> start() {
    broker = TestBroker.dedicated();
    return BookingTopics.create(broker);
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(broker, new TestInjector.MatchesType(TestBroker.class));
  }

  @Override
  public void stop() {
    broker.close();
  }
}
