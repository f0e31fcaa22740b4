package org.hybridsearch.standin;

import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.hybridsearch.standin.bedrock.HashedWords;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * A stand-in for AWS for the tests of a class, on a free port: {@code @RegisterExtension static final StandInExtension AWS = new
 * StandInExtension();}. It begins without behaviour; before each test faults are cleared and the calls received are forgotten.
 * So is the time that the SDK of this process believes in, which it takes from answers to signatures out of time; but a client
 * that was refused for that keeps the difference for itself: a test that skews the clock opens its own.
 */
public final class StandInExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private final StandInOptions options;
  private @Nullable StandIn running;

  /** With the defaults. */
  public StandInExtension() {
    this(options -> options);
  }

  /** With other options than the defaults. */
  public StandInExtension(UnaryOperator<StandInOptions> change) {
    this.options = change.apply(StandInOptions.defaults());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    SdkGlobalTime.setGlobalTimeOffset(0); // a client has what it is when it is built
    running = LocalStandIn.start(options, new HashedWords());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    aws().faults().clear();
    aws().calls().clear();
    SdkGlobalTime.setGlobalTimeOffset(0);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    SdkGlobalTime.setGlobalTimeOffset(0);
    aws().close();
  }

  /** Faults, calls received, resources and behaviour. */
  public StandIn aws() {
    return Objects.requireNonNull(running, "Only while the tests of a class run");
  }

  /** The endpoint of every service. */
  public URI uri() {
    return aws().uri();
  }
}
