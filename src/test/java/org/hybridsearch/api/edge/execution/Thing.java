package org.hybridsearch.api.edge.execution;

import org.jspecify.annotations.Nullable;

/** A record whose fields hold anything, what their types in the schema do not allow included; an exception is thrown when read. */
public record Thing(
    @Nullable Object id,
    @Nullable Object name,
    @Nullable Object size,
    @Nullable Object weight,
    @Nullable Object fresh,
    @Nullable Object color,
    @Nullable Object words,
    @Nullable Object matrix,
    @Nullable Object next,
    @Nullable Object must,
    @Nullable Object parts,
    @Nullable Object spares,
    @Nullable Object other) {

  /** What a color is in Java. */
  public enum Color {
    RED,
    GREEN
  }

  @Override
  public @Nullable Object name() {
    return opened(name);
  }

  @Override
  public @Nullable Object must() {
    return opened(must);
  }

  @Override
  public @Nullable Object size() {
    return opened(size);
  }

  private static @Nullable Object opened(@Nullable Object held) {
    if (held instanceof RuntimeException failure) {
      throw failure;
    }
    return held;
  }
}
