package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class EndingTest {
  private final Ending ending = new Ending();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(DefaultChannelId.newInstance(), false, false, ending);

  @Test
  void aConnectionThatItsThreadHasTakenOverIsEnded() throws Exception {
    channel.register();
    assertTrue(channel.isOpen());
    ending.end(channel);
    assertFalse(channel.isOpen());
  }

  @Test
  void aConnectionThatIsYetToBeTakenOverIsEndedAsSoonAsItIs() throws Exception {
    ending.end(channel);
    channel.register();
    assertFalse(channel.isOpen());
  }
}
