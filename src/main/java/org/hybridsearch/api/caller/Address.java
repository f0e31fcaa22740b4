package org.hybridsearch.api.caller;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Which address a request came from, as far as it tells clients apart. */
final class Address {

  private static final int IPV6_BYTES = 16;
  /** Whoever has one IPv6 address has the whole network of 64 bits it stands in. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private Address() {}

  /** The address; of an IPv6 address its network. A forwarded one only where the HTTP layer was told to trust its sender. */
  static String of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    return remote == null || remote.hostAddress() == null ? "unknown" : network(remote.hostAddress());
  }

  /** @param address as the HTTP layer writes it */
  static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length != IPV6_BYTES ? address
        : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
  }
}
