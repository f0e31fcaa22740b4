package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every field, argument and enum value of the storefront's part of the schema has a value that is asserted here, through GraphQL and
 * on a real engine; the last test holds that against the schema, so that what is new in it fails until it is covered.
 */
@QuarkusTest
@TestProfile(ContractProfile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractIT
    implements ItemFieldsContract, SearchContract, FacetsContract, ShoppersContract, DiscoveryContract, BehaviourContract {

  /** What no answer can hold yet, each with its reason. */
  private static final Map<String, String> RESERVED = Map.of(
      "Attribute.unit", "null until markets declare units");

  private static final Asking ASKING = new Asking();
  private static boolean stocked;

  @Inject Boot boot;
  @Inject SearchEngine engine;
  @Inject ScriptedRanker ranker;

  @BeforeEach
  void stock() throws InterruptedException {
    if (!stocked) {
      assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
      Goods.upload();
      stocked = true;
    }
  }

  @Override
  public Asking asking() {
    return ASKING;
  }

  @Override
  public SearchEngine engine() {
    return engine;
  }

  @Override
  public ScriptedRanker ranker() {
    return ranker;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void nothing_of_the_contract_was_left_out() {
    Set<String> missing = new TreeSet<>(Contract.told());
    missing.addAll(Contract.taken());
    missing.removeAll(ASKING.covered().seen());
    missing.removeAll(RESERVED.keySet());
    assertThat(missing).as("no test reads these fields, nulls and enum values, or sends these arguments, input fields and defaults").isEmpty();
    assertThat(ASKING.covered().seen()).as("no longer reserved").doesNotContainAnyElementsOf(RESERVED.keySet());
  }
}
