package org.hybridsearch.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hybridsearch.testing.Fault.Answer;
import org.hybridsearch.testing.Fault.Delay;
import org.hybridsearch.testing.Fault.Drip;
import org.hybridsearch.testing.Fault.Hang;
import org.hybridsearch.testing.Fault.Reset;
import org.hybridsearch.testing.Fault.Rewrite;
import org.hybridsearch.testing.Fault.Truncate;
import org.jspecify.annotations.Nullable;

/** One client's connection: a request after the other, each passed on or spoiled. For one thread. */
final class ProxyConnection {

  private final FaultProxy proxy;
  private final Socket client;
  private final URI server;
  private @Nullable Socket upstream;

  ProxyConnection(FaultProxy proxy, Socket client, URI server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  /** Serves until one end closes. */
  void serve() throws IOException {
    client.setTcpNoDelay(true);
    InputStream in = new BufferedInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    try {
      for (HttpMessage request = HttpMessage.read(in, false); request != null; request = HttpMessage.read(in, false)) {
        String[] start = request.start().split(" ");
        ProxiedRequest seen = new ProxiedRequest(start[0], start[1], request.text());
        Optional<Fault> fault = proxy.faultFor(seen);
        if (fault.isEmpty()) {
          forward(request, seen).writeTo(out);
        } else {
          spoil(fault.get(), request, seen, in, out);
        }
      }
    } finally {
      closeUpstream();
    }
  }

  private void spoil(Fault fault, HttpMessage request, ProxiedRequest seen, InputStream in, OutputStream out) throws IOException {
    switch (fault) {
      case Hang hang -> in.transferTo(OutputStream.nullOutputStream());
      case Delay delay -> {
        pause(delay.time());
        forward(request, seen).writeTo(out);
      }
      case Answer answer -> HttpMessage.answer(answer.status(), answer.body()).writeTo(out);
      case Reset reset -> {
        client.setSoLinger(true, 0);
        client.close();
      }
      case Truncate truncate -> truncate(forward(request, seen), truncate.bytes(), out);
      case Drip drip -> drip(forward(request, seen), drip.pause(), out);
      case Rewrite rewrite -> {
        HttpMessage answer = forward(request, seen);
        answer.withBody(rewrite.change().apply(answer.text())).writeTo(out);
      }
    }
  }

  private void truncate(HttpMessage answer, int bytes, OutputStream out) throws IOException {
    out.write(answer.head());
    out.write(answer.body(), 0, Math.min(bytes, answer.body().length));
    client.close();
  }

  private static void drip(HttpMessage answer, Duration pause, OutputStream out) throws IOException {
    out.write(answer.head());
    for (byte next : answer.body()) {
      out.write(next);
      pause(pause);
    }
  }

  private HttpMessage forward(HttpMessage request, ProxiedRequest seen) throws IOException {
    proxy.remember(seen);
    boolean reused = upstream != null;
    try {
      return exchange(request, seen);
    } catch (IOException e) {
      closeUpstream();
      if (!reused) {
        throw e;
      }
      // The server has been restarted since: not what the client is to notice.
      return exchange(request, seen);
    }
  }

  private HttpMessage exchange(HttpMessage request, ProxiedRequest seen) throws IOException {
    Socket socket = upstream == null ? new Socket(server.getHost(), server.getPort()) : upstream;
    upstream = socket;
    socket.setTcpNoDelay(true);
    request.writeTo(socket.getOutputStream());
    HttpMessage answer = HttpMessage.read(new BufferedInputStream(socket.getInputStream()), seen.method().equals("HEAD"));
    if (answer == null) {
      throw new IOException("The server closed the connection");
    }
    return answer;
  }

  private void closeUpstream() throws IOException {
    if (upstream != null) {
      upstream.close();
      upstream = null;
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
