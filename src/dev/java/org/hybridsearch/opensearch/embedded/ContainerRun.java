package org.hybridsearch.opensearch.embedded;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.opensearch.testcontainers.OpenSearchContainer;
import org.opensearch.testcontainers.OpenSearchDockerImage;
import org.testcontainers.DockerClientFactory;

/** An engine in a container; Testcontainers removes it when this JVM is gone. k-NN is in the official image. */
record ContainerRun(URI address, String id) implements EngineRun {

  static final String KIND = "container";
  private static final int ENGINE_PORT = 9200;
  private static final String DATA = "/usr/share/opensearch/data";

  /** Asks Testcontainers only where there is something to ask: without Docker it takes seconds to say so, in stack traces. */
  static boolean dockerAnswers() {
    return (System.getenv("DOCKER_HOST") != null || socketAnswers()) && DockerClientFactory.instance().isDockerAvailable();
  }

  static ContainerRun start(EngineSettings settings, Consumer<String> progress) {
    progress.accept("Starting OpenSearch " + Distribution.VERSION + " in a container");
    long begin = System.nanoTime();
    OpenSearchContainer<?> container = container(settings);
    container.start();
    URI address = URI.create(container.getHttpHostAddress());
    EngineProbe.awaitReady(address);
    progress.accept(EngineProbe.up(address, begin));
    return new ContainerRun(address, container.getContainerId());
  }

  @Override
  public void stop() {
    DockerClient docker = DockerClientFactory.instance().client();
    if (Boolean.TRUE.equals(docker.inspectContainerCmd(id).exec().getState().getRunning())) {
      docker.stopContainerCmd(id).exec();
    }
  }

  @Override
  public EngineRun startAgain(EngineSettings settings, Consumer<String> progress) {
    long begin = System.nanoTime();
    DockerClientFactory.instance().client().startContainerCmd(id).exec();
    EngineProbe.awaitReady(address);
    progress.accept(EngineProbe.up(address, begin));
    return this;
  }

  @Override
  public String encode() {
    return KIND + " " + address + " " + id;
  }

  private static OpenSearchContainer<?> container(EngineSettings settings) {
    OpenSearchContainer<?> container = new OpenSearchContainer<>(OpenSearchDockerImage.ofVersion(Distribution.VERSION));
    // A fixed port: Docker gives a container another free one at each start.
    container.setPortBindings(List.of("127.0.0.1:" + EnginePorts.free() + ":" + ENGINE_PORT));
    container.withEnv("OPENSEARCH_JAVA_OPTS", "-Xms%1$dm -Xmx%1$dm".formatted(settings.heapMegabytes()));
    container.withEnv("cluster.routing.allocation.disk.threshold_enabled", "false");
    if (settings.lasting()) {
      Bind data = new Bind("hybrid-search-" + settings.name() + "-" + RunFolder.key(settings.build()), new Volume(DATA));
      container.withCreateContainerCmdModifier(command -> command.getHostConfig().withBinds(data));
    }
    return container;
  }

  private static boolean socketAnswers() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(Path.of("/var/run/docker.sock")));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
