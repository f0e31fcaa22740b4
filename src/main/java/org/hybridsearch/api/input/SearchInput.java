package org.hybridsearch.api.input;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.hybridsearch.model.PersonalizationMode;

/** What to search for, and for whom. Any part may be null. */
@Input("SearchInput")
public record SearchInput(
    @Description("A configured market: its catalogue, language, currency, profile and ranker. Default: the default market.")
        @Id @org.jspecify.annotations.Nullable String market,
    @Description("At most 512 characters. Empty or missing: browses.")
        @org.jspecify.annotations.Nullable String query,
    @Description("All must hold. At most 50.")
        @Nullable @org.jspecify.annotations.Nullable List<@NonNull FilterInput> filters,
    @org.jspecify.annotations.Nullable ShopperInput shopper,
    @DefaultValue("FULL") @org.jspecify.annotations.Nullable PersonalizationMode personalization,
    @Description("A ranking profile by name; default: the active one.")
        @org.jspecify.annotations.Nullable String profile,
    @Description("Default: RELEVANCE. Under any other, nothing is personalised.")
        @org.jspecify.annotations.Nullable SortInput sort,
    @Description("What to count beside the page. At most 20.")
        @Nullable @org.jspecify.annotations.Nullable List<@NonNull FacetInput> facets) {}
