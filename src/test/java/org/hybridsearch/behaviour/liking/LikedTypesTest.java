package org.hybridsearch.behaviour.liking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LikedTypesTest {

  @Test
  void what_shows_no_liking_by_itself_is_left_out_unless_it_is_named() {
    LikedTypes liked = LikedTypes.of(Settings.of(LikingConfig.class), Domain.CUSTOM);
    assertThat(liked.types()).containsExactlyInAnyOrder(EventType.CLICK, EventType.ADD_TO_CART, EventType.PURCHASE);
    assertThat(liked.stored()).containsExactly("add_to_cart", "click", "purchase");
    assertThat(liked.contains(EventType.VIEW)).isFalse();
  }

  @Test
  void the_domain_for_shops_fixes_the_names_of_views_and_purchases() {
    LikedTypes liked = LikedTypes.of(Settings.of(LikingConfig.class, "hybridsearch.liking.types", "VIEW,PURCHASE"), Domain.ECOMMERCE);
    assertThat(liked.name(EventType.VIEW)).isEqualTo("View");
    assertThat(liked.name(EventType.PURCHASE)).isEqualTo("Purchase");
    assertThat(new LikedTypes(liked.types(), Domain.CUSTOM).name(EventType.ADD_TO_CART)).isEqualTo("ADD_TO_CART");
  }

  @ParameterizedTest
  @EnumSource
  void names_tell_types_apart(Domain domain) {
    LikedTypes liked = new LikedTypes(EnumSet.of(EventType.CLICK), domain);
    assertThat(Arrays.stream(EventType.values()).map(liked::name)).doesNotHaveDuplicates().noneMatch(String::isEmpty);
  }

  @Test
  void what_was_shown_is_not_what_was_liked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LikedTypes(Set.of(EventType.IMPRESSION), Domain.CUSTOM))
        .withMessageContaining("hybridsearch.liking.types");
    assertThatIllegalArgumentException().isThrownBy(() -> new LikedTypes(Set.of(), Domain.CUSTOM));
  }
}
