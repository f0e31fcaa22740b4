package org.hybridsearch.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.SignatureProxy;
import org.hybridsearch.testing.SignatureProxy.Expected;

/** The engine that all tests share, behind a proxy that lets only signed requests through; credentials are to be found. */
@Alternative
@Singleton
public class SignedEngine {

  private static final Expected EXPECTED = new Expected("AKIDEXAMPLE", "kept+secret/1", "token+of/session=", "eu-west-1", "es");
  private static final Map<String, String> CREDENTIALS = Map.of("aws.accessKeyId", EXPECTED.id(),
      "aws.secretAccessKey", EXPECTED.secret(), "aws.sessionToken", EXPECTED.token());

  private SignatureProxy proxy;

  void start(@Observes @Priority(1) StartupEvent event) {
    CREDENTIALS.forEach(System::setProperty);
    proxy = new SignatureProxy(
        EngineForTests.address(), ConfigProvider.getConfig().getValue(SignedProfile.PORT, Integer.class), EXPECTED);
  }

  void stop(@Observes ShutdownEvent event) {
    CREDENTIALS.keySet().forEach(System::clearProperty);
    proxy.close();
  }

  SignatureProxy proxy() {
    return proxy;
  }
}
