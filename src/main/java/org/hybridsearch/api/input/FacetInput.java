package org.hybridsearch.api.input;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What to count. Null means the default, or no ranges. */
@Input("FacetInput")
@Description("""
    field is a field that filters take values or ranges of, or attributes.NAME. Without ranges its most frequent values are \
    counted, with them the ranges; ranges need a number or createdAt (epoch seconds).""")
public record FacetInput(
    @NonNull String field,
    @Description("1 to 1000") @DefaultValue("10") @org.jspecify.annotations.Nullable Integer first,
    @Description("At most 50.") @Nullable @org.jspecify.annotations.Nullable List<@NonNull RangeInput> ranges) {}
