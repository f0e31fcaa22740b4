package org.hybridsearch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A proxy on the loopback interface that passes on every request to a server, except those it was told to spoil. Safe for use by
 * many threads.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int REMEMBERED = 1_000;

  private final URI server;
  private final int port;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<ProxiedRequest> forwarded = new ConcurrentLinkedQueue<>();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private volatile ServerSocket listener;

  private record Rule(Predicate<ProxiedRequest> which, Fault fault) {}

  private FaultProxy(URI server) throws IOException {
    this.server = server;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    accept(listener);
  }

  /** A proxy before this server, on a free port. */
  public static FaultProxy before(URI server) {
    try {
      return new FaultProxy(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the proxy listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** From now on does this to the requests that match; the rule given first wins. */
  public void spoil(Predicate<ProxiedRequest> which, Fault fault) {
    rules.add(new Rule(which, fault));
  }

  /** Forgets all faults; what hangs goes on hanging. */
  public void heal() {
    rules.clear();
  }

  /** How many requests came, spoiled or not. */
  public int received() {
    return received.get();
  }

  /** The requests the server got, in order; at most the latest thousand. */
  public List<ProxiedRequest> forwarded() {
    return List.copyOf(forwarded);
  }

  /** Forgets what was received and forwarded. */
  public void forget() {
    received.set(0);
    forwarded.clear();
  }

  /** How many connections clients have opened so far. */
  public int opened() {
    return opened.get();
  }

  /** Returns once clients hold at most this many connections; fails after ten seconds. */
  public void awaitConnections(int most) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    synchronized (connections) {
      while (connections.size() > most) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
          throw new AssertionError("There are still " + connections.size() + " connections");
        }
        connections.wait(millis);
      }
    }
  }

  /** As if the server were gone: connections break, new ones are refused. */
  public void disconnect() {
    closeQuietly(listener);
    connections.forEach(FaultProxy::closeQuietly);
  }

  /** The server is back, at the same address. */
  public void reconnect() {
    try {
      listener = listen(port);
      accept(listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  /** The fault for this request, if any. */
  Optional<Fault> faultFor(ProxiedRequest request) {
    received.incrementAndGet();
    return rules.stream().filter(rule -> rule.which().test(request)).map(Rule::fault).findFirst();
  }

  void remember(ProxiedRequest request) {
    forwarded.add(request);
    if (forwarded.size() > REMEMBERED) {
      forwarded.poll();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void accept(ServerSocket from) {
    Thread.ofVirtual().start(() -> {
      while (!from.isClosed()) {
        try {
          serve(from.accept());
        } catch (IOException e) {
          // Closed, or a client that went before it came.
        }
      }
    });
  }

  private void serve(Socket client) {
    opened.incrementAndGet();
    connections.add(client);
    if (listener.isClosed()) {
      closeQuietly(client);
    }
    Thread.ofVirtual().start(() -> {
      try (client) {
        new ProxyConnection(this, client, server).serve();
      } catch (IOException e) {
        // One of both ends went away: so does the other.
      } finally {
        synchronized (connections) {
          connections.remove(client);
          connections.notifyAll();
        }
      }
    });
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is gone, which was the aim.
    }
  }
}
