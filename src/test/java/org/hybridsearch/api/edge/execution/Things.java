package org.hybridsearch.api.edge.execution;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random things. The same seed makes equal ones, which matters as some of what they hold can be read but once. */
final class Things {

  private static final Thing LAST =
      new Thing("last", null, null, 1.0, true, null, null, null, null, null, List.of(), null, null);

  private final Random random;
  private final double oddity;

  /** @param oddity how often a value is not what the schema says, 0 to 1 */
  Things(long seed, double oddity) {
    this.random = new Random(seed);
    this.oddity = oddity;
  }

  /** @param depth how many levels of things there are below this one */
  Thing thing(int depth) {
    return new Thing(
        leaf(() -> "id-" + random.nextInt(100)),
        optional(() -> leaf(() -> "name " + random.nextInt(100))),
        optional(() -> leaf(() -> random.nextInt(100))),
        leaf(() -> random.nextInt(100) / 8.0),
        leaf(random::nextBoolean),
        optional(() -> leaf(this::color)),
        optional(() -> list(() -> leaf(() -> "word " + random.nextInt(9)))),
        optional(() -> list(() -> optional(() -> list(() -> leaf(() -> random.nextInt(9)))))),
        depth == 0 ? null : optional(() -> object(depth)),
        depth == 0 ? last() : object(depth),
        depth == 0 ? List.of() : list(() -> object(depth)),
        depth == 0 ? null : optional(() -> list(() -> optional(() -> object(depth)))),
        depth == 0 ? null : optional(() -> object(depth)));
  }

  /** The last level has to end somewhere, though its type says that there is always another. */
  private @Nullable Object last() {
    return random.nextDouble() < oddity ? null : LAST;
  }

  private Object color() {
    return random.nextBoolean() ? Thing.Color.values()[random.nextInt(2)] : "GREEN";
  }

  private @Nullable Object object(int depth) {
    return boxed(odd() ? wrong() : thing(depth - 1));
  }

  private @Nullable Object leaf(Supplier<Object> usual) {
    return boxed(odd() ? wrong() : usual.get());
  }

  private @Nullable Object list(Supplier<@Nullable Object> element) {
    if (odd()) {
      return wrong();
    }
    List<@Nullable Object> values = new ArrayList<>();
    int size = random.nextInt(3);
    for (int index = 0; index < size; index++) {
      values.add(element.get());
    }
    return odd() ? unusual(values) : boxed(values);
  }

  private Object unusual(List<@Nullable Object> values) {
    return switch (random.nextInt(3)) {
      case 0 -> values.iterator(); // not a stream: where a document asks twice, it throws through everything
      case 1 -> values.toArray();
      default -> (Iterable<Object>) values::iterator;
    };
  }

  private @Nullable Object optional(Supplier<@Nullable Object> value) {
    return random.nextInt(5) == 0 ? null : value.get();
  }

  private @Nullable Object boxed(@Nullable Object value) {
    if (!odd()) {
      return value;
    }
    return switch (random.nextInt(5)) {
      case 0 -> Optional.ofNullable(value);
      case 1 -> Optional.of(Optional.ofNullable(value));
      case 2 -> new Promise(promise -> promise.complete(value));
      case 3 -> new Promise(promise -> promise.completeExceptionally(new IllegalStateException("late " + random.nextInt(9))));
      default -> DataFetcherResult.newResult().data(value)
          .error(GraphqlErrorBuilder.newError().message("told %d", random.nextInt(9)).build()).build();
    };
  }

  // each of them writes itself down in the same way every time
  private @Nullable Object wrong() {
    List<@Nullable Object> kinds = Arrays.asList(null, null, "text", "7", "RED", 7, -1.5, Double.NaN, 1L << 40, BigDecimal.TEN, true,
        Thing.Color.RED, Thread.State.NEW, List.of("a", 1), Map.of("id", 1, "name", "mapped", "weight", 2),
        new IllegalArgumentException("no value"), LAST);
    return kinds.get(random.nextInt(kinds.size()));
  }

  private boolean odd() {
    return random.nextDouble() < oddity;
  }

  /** Where it is not awaited but written down, it reads the same every time. */
  private static final class Promise extends CompletableFuture<@Nullable Object> {

    Promise(Consumer<Promise> completion) {
      completion.accept(this);
    }

    @Override
    public String toString() {
      return "a promise";
    }
  }
}
