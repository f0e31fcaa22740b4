package org.hybridsearch.api.input;

import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A hint for the ranker, for example device and phone. */
@Input("ContextEntryInput")
public record ContextEntryInput(@NonNull String key, @NonNull String value) {}
