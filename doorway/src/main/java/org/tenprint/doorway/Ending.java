package org.tenprint.doorway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Ends a connection from any thread, also one that its own thread has yet to take over. */
final class Ending extends ChannelInboundHandlerAdapter {
  private volatile boolean ended;

  void end(Channel channel) {
    ended = true;
    // else it is about to be registered, and sees then that it has ended
    if (channel.isRegistered()) {
      channel.close();
    }
  }

  @Override
  public void channelRegistered(ChannelHandlerContext context) {
    if (ended) {
      context.close();
    } else {
      context.fireChannelRegistered();
    }
  }
}
