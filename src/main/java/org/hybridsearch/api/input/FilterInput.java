package org.hybridsearch.api.input;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A condition on one field: exactly one of {@code in}, {@code range} and {@code exists} is not null. */
@Input("FilterInput")
@Description("""
    Exactly one of in, range or exists is given. field is a field of Item, or attributes.NAME. range needs a number (price, \
    listPrice, rating, ratingCount, popularity, an attribute of kind NUMBER) or createdAt (epoch seconds).""")
public record FilterInput(
    @NonNull String field,
    @Nullable @org.jspecify.annotations.Nullable List<@NonNull String> in,
    @org.jspecify.annotations.Nullable RangeInput range,
    @org.jspecify.annotations.Nullable Boolean exists) {}
