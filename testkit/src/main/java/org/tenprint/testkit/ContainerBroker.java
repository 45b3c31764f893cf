package org.tenprint.testkit;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Apache Kafka in a container. It cannot be stopped and started again: a container's mapped port
 * changes, which no real broker's does.
 */
final class ContainerBroker implements BrokerProcess {

  private final KafkaContainer container;
  private volatile boolean untouched = true;

  ContainerBroker() {
    container =
        new KafkaContainer(DockerImageName.parse(Containers.KAFKA_IMAGE))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_MESSAGE_MAX_BYTES", "26214400");
    container.start();
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  @Override
  public void start() {
    if (!container.isRunning()) {
      throw new UnsupportedOperationException("a container broker does not come back");
    }
  }

  @Override
  public void stop() {
    untouched = false;
    container.stop();
  }

  @Override
  public void kill() {
    untouched = false;
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public boolean untouched() {
    return untouched && container.isRunning();
  }
}
