package org.hybridsearch.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

  @Test
  void two_addresses_of_one_ipv6_network_are_one_client() {
    assertThat(Address.network("2001:db8:1:2::1")).isEqualTo(Address.network("2001:0db8:1:2:ffff::9"));
    assertThat(Address.network("2001:db8:1:2::1")).isNotEqualTo(Address.network("2001:db8:1:3::1"));
  }

  @Test
  void ipv4_addresses_are_themselves() {
    assertThat(Address.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  @Test
  void what_is_no_address_is_itself() {
    assertThat(Address.network("unix-socket")).isEqualTo("unix-socket");
  }
}
