package org.hybridsearch.api.input;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Both ends inclusive; a null end is open. */
@Input("RangeInput")
@Description("Both ends inclusive; a missing end is open.")
public record RangeInput(@Nullable Double from, @Nullable Double to) {}
